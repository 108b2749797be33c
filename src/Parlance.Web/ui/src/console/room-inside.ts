import * as api from "../api/routes.ts";
import { session } from "../api/http.ts";
import { live } from "../api/live.ts";
import type { FeedEvent, RoomLine, RoomMember, RoomState, RoomVerdictEntry, RoomVerdicts } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { batch, effect, onEnd, signal, untracked } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { openMenu } from "../ui/menu.ts";
import { field, form } from "../ui/form.ts";
import { button, iconButton, nameOf, netBadges } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { logView } from "../chat/log-view.ts";
import type { Line } from "../chat/lines.ts";
import { Talk } from "../chat/talk.ts";
import { moderationItems } from "../chat/moderation-menu.ts";
import { entered, left } from "./members.ts";
import { may, pageOf } from "./page.ts";

const mostPeople = 200;

/** What is said in a room, as it is said, without being inside; and what can be done about it. Nothing is told of what is said in private rooms. */
export function roomInside(name: string): Child {
  const talk = new Talk();
  const state = signal<RoomState | undefined>(undefined);
  const people = signal<readonly RoomMember[]>([]);
  const verdicts = signal<RoomVerdicts>({ bans: [], mutes: [] });
  let meanwhile: FeedEvent[] | undefined;
  const read = async () => {
    const mine: FeedEvent[] = (meanwhile = []);
    try {
      const now = await api.getRoomState(name);
      const [lines, held, inside] = await Promise.all([now.isPrivate ? [] : api.listRoomHistory(name, { limit: 200 }).then(page => page.items), api.listRoomVerdicts(name), api.listMembers(name, { limit: mostPeople }).then(page => page.items, () => undefined)]);
      if (meanwhile !== mine) {
        return;
      }
      batch(() => {
        state.set({ ...now, people: inside && inside.length < mostPeople ? inside.length : now.people });
        people.set(inside ?? []);
        verdicts.set(held);
        talk.load(lines.map(lineOf));
      });
    } finally {
      if (meanwhile === mine) {
        meanwhile = undefined;
        batch(() => mine.forEach(take));
      }
    }
  };
  const unfollow = live.follow(name);
  const off = live.on(event => event.type === "roomNews" && event.room === name && take(event.news));
  onEnd(() => {
    off();
    unfollow();
  });
  effect(() => {
    live.listening();
    void untracked(() => trying(read()));
  });
  /** What comes while the room is read counts after it; some of it has been read already. */
  const take = (news: FeedEvent) => {
    if (meanwhile) {
      meanwhile.push(news);
      return;
    }
    switch (news.type) {
      case "roomSaid":
        talk.add(lineOf({ ...news, id: news.seq ?? 0, at: news.at ?? "" }));
        break;
      case "memberEntered":
        count(people.peek().some(one => one.name === news.member.name) ? 0 : 1);
        people.update(all => entered(all, news.member).slice(0, mostPeople));
        break;
      case "memberLeft":
        count(news.isGone ? -1 : 0);
        people.update(all => left(all, news.name, news.isGone ? undefined : news.network));
        break;
      case "topicChanged":
        state.update(now => now && { ...now, topic: news.topic });
        break;
      case "verdictsChanged":
        void judged().catch(() => undefined);
        break;
    }
  };
  const judged = () => api.listRoomVerdicts(name).then(verdicts.set);
  const count = (step: number) => state.update(now => now && { ...now, people: Math.max(0, now.people + step) });
  const press = (who: string, anchor: HTMLElement) => openMenu(anchor, [{ title: who }, ...moderationItems(who, people.peek().some(one => one.name === who && one.isGuest), session.peek()?.standing, name)]);
  return pageOf(cleanName(name), [button(t("action.back"), () => go("console", "rooms"), { icon: "back" }), button(t("room.enter"), () => go("room", name), { icon: "enter" })],
    h("p", { class: "row wrap quiet" }, h("b", null, () => t("room.people", { count: state()?.people ?? 0 })), h("span", null, () => strip(state()?.topic ?? ""))),
    () => (people().length > 0 ? h("div", { class: "chips", role: "group", "aria-label": t("rooms.members") }, people().map(one => h("button", { type: "button", class: "chip press", "aria-haspopup": "menu", onclick: (event: MouseEvent) => press(one.name, event.currentTarget as HTMLElement) }, nameOf(one.name), netBadges(one.networks)))) : null),
    () => heldBack(t("verdict.mutes"), verdicts().mutes, who => api.unmuteInRoom(name, who).then(judged)),
    () => heldBack(t("verdict.bans"), verdicts().bans, who => api.unbanFromRoom(name, who).then(judged)),
    () => state()?.isPrivate && may("admin") && h("div", { class: "cards" },
      admission(t("rooms.admitted"), t("rooms.admit"), state()!.members, who => api.addRoomMember(name, who).then(read), who => api.removeRoomMember(name, who).then(read)),
      admission(t("rooms.operators"), t("rooms.appoint"), state()!.operators, who => api.addRoomOperator(name, who).then(read), who => api.removeRoomOperator(name, who).then(read))),
    h("div", { class: "room-live" }, logView(talk, t("rooms.live"), press, h("p", null, () => t(state()?.isPrivate ? "rooms.unheard" : "room.empty")))));
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

function lineOf(line: Pick<RoomLine, "id" | "at" | "name" | "network" | "kind" | "text" | "formatted">): Line {
  return { key: `l${line.id}`, id: line.id, kind: line.kind === "emote" ? "emote" : "line", at: new Date(line.at), name: line.name, network: line.network, text: line.formatted ?? line.text, isMine: false, isMention: false };
}
