import * as api from "../api/routes.ts";
import { session } from "../api/http.ts";
import type { RoomLine, RoomMember, RoomState, RoomVerdictEntry, RoomVerdicts } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { onEnd, signal, type Signal } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { openMenu } from "../ui/menu.ts";
import { field, form } from "../ui/form.ts";
import { button, iconButton, nameOf, netBadges } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { logView } from "../chat/log-view.ts";
import type { Line } from "../chat/lines.ts";
import { Talk } from "../chat/talk.ts";
import { moderationItems } from "../chat/moderation-menu.ts";
import { may, pageOf } from "./page.ts";

const lookEveryMs = 2000;
const mostPeople = 200;

/** What is said in a room, as it is said, without being inside; and what can be done about it. */
export function roomInside(name: string): Child {
  const talk = new Talk();
  const state = signal<RoomState | undefined>(undefined);
  const people = signal<readonly RoomMember[]>([]);
  const verdicts = signal<RoomVerdicts>({ bans: [], mutes: [] });
  const read = async () => {
    const [lines, now, held, inside] = await Promise.all([api.listRoomHistory(name, { limit: 200 }), api.getRoomState(name), api.listRoomVerdicts(name), api.listMembers(name, { limit: mostPeople }).catch(() => ({ items: [] as RoomMember[] }))]);
    setIfOther(state, now);
    setIfOther(people, inside.items);
    setIfOther(verdicts, held);
    if (talk.loaded.peek()) {
      lines.items.forEach(line => talk.add(lineOf(line)));
    } else {
      talk.load(lines.items.map(lineOf));
    }
  };
  void trying(read());
  const timer = setInterval(() => void read().catch(() => clearInterval(timer)), lookEveryMs);
  onEnd(() => clearInterval(timer));
  const press = (who: string, anchor: HTMLElement) => openMenu(anchor, [{ title: who }, ...moderationItems(who, people.peek().some(one => one.name === who && one.isGuest), session.peek()?.standing, name)]);
  return pageOf(cleanName(name), [button(t("action.back"), () => go("console", "rooms"), { icon: "back" }), button(t("room.enter"), () => go("room", name), { icon: "enter" })],
    h("p", { class: "quiet" }, () => strip(state()?.topic ?? ""), " ", () => t("room.people", { count: state()?.people ?? 0 })),
    () => (people().length > 0 ? h("div", { class: "chips", role: "group", "aria-label": t("rooms.members") }, people().map(one => h("button", { type: "button", class: "chip press", "aria-haspopup": "menu", onclick: (event: MouseEvent) => press(one.name, event.currentTarget as HTMLElement) }, nameOf(one.name), netBadges(one.networks)))) : null),
    () => heldBack(t("verdict.mutes"), verdicts().mutes, who => api.unmuteInRoom(name, who).then(read)),
    () => heldBack(t("verdict.bans"), verdicts().bans, who => api.unbanFromRoom(name, who).then(read)),
    () => state()?.isPrivate && may("admin") && h("div", { class: "cards" },
      admission(t("rooms.admitted"), t("rooms.admit"), state()!.members, who => api.addRoomMember(name, who).then(read), who => api.removeRoomMember(name, who).then(read)),
      admission(t("rooms.operators"), t("rooms.appoint"), state()!.operators, who => api.addRoomOperator(name, who).then(read), who => api.removeRoomOperator(name, who).then(read))),
    h("div", { class: "room-live" }, logView(talk, t("rooms.live"), press, h("p", null, t("room.empty")))));
}

/** Keeps what is shown, and the focus in it, as long as nothing changed. */
function setIfOther<T>(held: Signal<T>, now: T): void {
  if (JSON.stringify(held.peek()) !== JSON.stringify(now)) {
    held.set(now);
  }
}

/** Who may not do something here, with the means to lift it. */
function heldBack(title: string, entries: readonly RoomVerdictEntry[], lift: (name: string) => Promise<unknown>): Child {
  return entries.length > 0 && h("div", { class: "chips", role: "group", "aria-label": title }, h("b", null, title), entries.map(one => h("span", { class: "chip" }, one.name, iconButton("close", `${t("bans.lift")}: ${one.name}`, () => void trying(lift(one.name))))));
}

/** Who may do something in a private room, with the means to change it. */
function admission(title: string, label: string, names: readonly string[], add: (name: string) => Promise<unknown>, remove: (name: string) => Promise<unknown>): HTMLElement {
  const name = signal("");
  return h("section", { class: "card" }, h("h3", null, title),
    h("div", { class: "chips" }, names.map(one => h("span", { class: "chip" }, one, iconButton("close", t("filters.remove", { phrase: one }), () => void trying(remove(one)))))),
    form(() => add(name.peek().trim()), t("filters.add"), field(label, name, { required: true, maxlength: 30 })));
}

function lineOf(line: RoomLine): Line {
  return { key: `l${line.id}`, id: line.id, kind: line.kind === "emote" ? "emote" : "line", at: new Date(line.at), name: line.name, network: line.network, text: line.formatted ?? line.text, isMine: false, isMention: false };
}
