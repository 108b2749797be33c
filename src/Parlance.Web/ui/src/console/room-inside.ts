import * as api from "../api/routes.ts";
import type { RoomLine, RoomState } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { onEnd, signal } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { openMenu } from "../ui/menu.ts";
import { button } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { logView } from "../chat/log-view.ts";
import type { Line } from "../chat/lines.ts";
import { Talk } from "../chat/talk.ts";
import { banDialog, kickDialog } from "./moderation.ts";
import { pageOf } from "./page.ts";

const lookEveryMs = 2000;

/** What is said in a room, as it is said, without being inside; and what can be done about it. */
export function roomInside(name: string): Child {
  const talk = new Talk();
  const state = signal<RoomState | undefined>(undefined);
  const read = async () => {
    const [lines, now] = await Promise.all([api.listRoomHistory(name, { limit: 200 }), api.getRoomState(name)]);
    state.set(now);
    if (talk.loaded.peek()) {
      lines.items.forEach(line => talk.add(lineOf(line)));
    } else {
      talk.load(lines.items.map(lineOf));
    }
  };
  void trying(read());
  const timer = setInterval(() => void read().catch(() => clearInterval(timer)), lookEveryMs);
  onEnd(() => clearInterval(timer));
  const press = (who: string, anchor: HTMLElement) => openMenu(anchor, [
    { title: who }, { label: t("kick.action"), icon: "out", press: () => kickDialog(who) }, { label: t("person.ban"), icon: "ban", danger: true, press: () => banDialog("account", who) },
  ]);
  return pageOf(cleanName(name), [button(t("action.back"), () => go("console", "rooms"), { icon: "back" }), button(t("room.enter"), () => go("room", name), { icon: "enter" })],
    h("p", { class: "quiet" }, () => strip(state()?.topic ?? ""), " ", () => t("room.people", { count: state()?.people ?? 0 })),
    h("div", { class: "room-live" }, logView(talk, t("rooms.live"), press, h("p", null, t("room.empty")))));
}

function lineOf(line: RoomLine): Line {
  return { key: `l${line.id}`, id: line.id, kind: line.kind === "emote" ? "emote" : "line", at: new Date(line.at), name: line.name, network: line.network, text: line.formatted ?? line.text, isMine: false, isMention: false };
}
