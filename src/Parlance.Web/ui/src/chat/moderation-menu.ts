import type { Standing } from "../api/schema.ts";
import { t } from "../lib/i18n.ts";
import type { MenuItem } from "../ui/menu.ts";
import { trying } from "../ui/toast.ts";

/** What those who watch over the server can do with somebody. The dialogs come when they are asked for. */
export function moderationItems(name: string, isGuest: boolean, standing: Standing | undefined, room?: string): MenuItem[] {
  if (standing !== "moderator" && standing !== "admin" && standing !== "owner") {
    return [];
  }
  const use = (what: (dialogs: typeof import("../console/moderation.ts")) => unknown) => () => void trying(import("../console/moderation.ts").then(what));
  return [
    "-",
    room !== undefined && { label: t("verdict.kick"), icon: "enter", press: use(dialogs => dialogs.verdictDialog("kick", name, room)) },
    room !== undefined && { label: t("verdict.mute"), icon: "chat", press: use(dialogs => dialogs.verdictDialog("mute", name, room)) },
    room !== undefined && { label: t("verdict.ban"), icon: "lock", press: use(dialogs => dialogs.verdictDialog("ban", name, room)) },
    { label: t("person.kick"), icon: "out", press: use(dialogs => (isGuest ? dialogs.kickGuest(name) : dialogs.kickDialog(name))) },
    (!isGuest || standing !== "moderator") && { label: t("person.ban"), icon: "ban", danger: true, press: use(dialogs => (isGuest ? dialogs.banGuest(name) : dialogs.banDialog("account", name))) },
  ];
}
