import * as api from "../api/routes.ts";
import type { BanEntry } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showShort } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { button } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { banDialog } from "./moderation.ts";
import { may, pageOf } from "./page.ts";
import { searchBox } from "./search-box.ts";
import { listed } from "./table.ts";

/** Who may not come in. */
export function bansPage(): Child {
  const wanted = signal("");
  const list = listed<BanEntry>(t("nav.bans"), [
    { title: t("col.subject"), cell: one => h("b", null, one.subject) },
    { title: t("col.kind"), cell: one => t(`bans.kind.${one.kind}`) },
    { title: t("col.until"), cell: one => (one.until ? showShort(one.until) : t("bans.ever")), class: "tight" },
    { title: t("col.reason"), cell: one => one.reason },
    { title: t("col.by"), cell: one => one.by },
    { title: t("col.at"), cell: one => showShort(one.at), class: "tight" },
    { title: t("col.actions"), cell: one => (one.kind === "account" || may("admin")) && button(t("bans.lift"), () => void lift(one), { size: "tight" }), class: "end" },
  ], () => api.listBans({ search: wanted() || undefined }), t("bans.none"));
  const lift = (one: BanEntry) => trying(api.liftBan({ kind: one.kind, subject: one.subject }).then(list.refresh), t("bans.lifted", { name: one.subject }));
  return pageOf(t("nav.bans"), [searchBox(t("bans.find"), wanted), button(t("bans.new"), () => banDialog("account", "", () => void list.refresh()), { kind: "main", icon: "plus" })], list.element);
}
