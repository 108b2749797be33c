import type { PersonEntry, Standing } from "../api/schema.ts";
import { session } from "../api/http.ts";
import { each, h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go, place, placeHref } from "../lib/router.ts";
import { cleanName } from "../text/formatting.ts";
import { icon, mark } from "../ui/icons.ts";
import { button, byName, face, iconButton, nameOf, stateName } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import * as api from "../api/routes.ts";
import { chat } from "./chat.ts";
import { openMe } from "./me-menu.ts";
import type { Room } from "./room.ts";
import { showSwitch } from "./switch-dialog.ts";
import type { Talk } from "./talk.ts";

/** Rooms, conversations and contacts, and at the foot the reader. `chosen` is told of every choice, also that of the place shown already. */
export function sideView(chosen: () => void): HTMLElement {
  const pressed = (event: MouseEvent) => (event.target as HTMLElement).closest("a") && chosen();
  return h("nav", { class: "side", "aria-label": t("side.label"), onclick: pressed },
    h("div", { class: "brand" }, mark(28), h("span", { class: "wordmark grow cut" }, () => chat.face()?.name ?? t("app.name")), iconButton("search", t("switch.title"), showSwitch)),
    h("div", { class: "side-scroll" },
      group(t("side.rooms"), iconButton("plus", t("side.rooms.browse"), () => go("rooms")), each(rooms, room => room.name, roomItem)),
      group(t("side.talks"), iconButton("search", t("side.talks.new"), () => go("people")),
        () => (chat.talksChanged(), chat.talks.size === 0) && h("p", { class: "quiet small side-none" }, t(chat.isGuest ? "side.talks.guest" : "side.talks.none")), each(talks, ([name]) => name, talkItem)),
      () => !chat.isGuest && group(t("side.contacts"), iconButton("plus", t("side.talks.new"), () => go("people")),
        each(() => chat.requests(), one => one.name, request), each(contacts, one => one.name, contactItem))),
    h("div", { class: "side-foot" }, meButton()));
}

function group(title: string, action: HTMLElement, ...content: Child[]): HTMLElement {
  return h("section", { class: "side-group" }, h("div", { class: "side-title" }, h("h2", null, title), action), content);
}

export function rooms(): Room[] {
  chat.roomsChanged();
  return [...chat.rooms.values()].filter(room => room.isInside() || room.lines.length > 0).sort((a, b) => byName(a.name, b.name));
}

export function talks(): [string, Talk][] {
  chat.talksChanged();
  return [...chat.talks];
}

function contacts(): PersonEntry[] {
  const talking = (chat.talksChanged(), chat.talks);
  return chat.contacts().filter(one => !talking.has(one.name)).sort((a, b) => Number(isOff(a.name)) - Number(isOff(b.name)) || byName(a.name, b.name));
}

function isOff(name: string): boolean {
  return (chat.reach(name)()?.presence ?? "offline") === "offline";
}

function item(kind: string, name: string, talk: Talk | undefined, picture: Child, detail?: Child): HTMLElement {
  const isHere = () => place()[0] === kind && place()[1] === name;
  return h("a", {
    class: () => (talk && talk.unread() > 0 ? "side-item fresh" : "side-item"), href: placeHref(kind, name), "aria-current": () => (isHere() ? "page" : null),
  }, picture, h("span", { class: "grow cut" }, h("bdi", null, cleanName(name))), detail, talk && unread(talk));
}

function unread(talk: Talk): Child {
  return () => talk.unread() > 0 && h("span", { class: talk.isMentioned() ? "badge hot" : "badge count", "aria-label": t("side.unread", { count: talk.unread() }), role: "img" }, talk.unread() > 99 ? "99+" : talk.unread());
}

function roomItem(room: Room): HTMLElement {
  return item("room", room.name, room, h("span", { class: "hash" }, () => icon(room.isPrivate() ? "lock" : "hash", 18)));
}

function talkItem([name, talk]: [string, Talk]): HTMLElement {
  return item("with", name, talk, face(name, "s", () => chat.reach(name)()?.presence));
}

function contactItem({ name }: PersonEntry): HTMLElement {
  return item("with", name, undefined, face(name, "s", () => chat.reach(name)()?.presence ?? "offline"), h("span", { class: "unseen" }, () => stateName(chat.reach(name)()?.presence ?? "offline")));
}

function request({ name }: PersonEntry): HTMLElement {
  const answer = (accept: boolean) => void trying(api.answerContactRequest(name, { accept, text: "" }).then(() => chat.refreshContacts()));
  return h("div", { class: "ask" }, h("span", null, nameOf(name), " ", t("talk.authorisationRequest", { name: "" }).trim()),
    h("div", { class: "row" }, button(t("contacts.accept"), () => answer(true), { kind: "main", size: "tight" }), button(t("contacts.refuse"), () => answer(false), { size: "tight" })));
}

export function meButton(): HTMLElement {
  return h("button", { type: "button", class: "me-btn", "aria-haspopup": "menu", "aria-label": t("side.me"), onclick: (event: MouseEvent) => openMe(event.currentTarget as HTMLElement) },
    () => [face(session()?.name ?? "?", "", () => chat.me()?.presence),
      h("span", { class: "who" }, h("b", { class: "cut" }, cleanName(session()?.name ?? "")), h("span", { class: "quiet small cut" }, whatAmI(session()?.standing, session()?.uin)))]);
}

function whatAmI(standing: Standing | undefined, uin: number | null | undefined): string {
  return standing === "guest" ? t("side.guest") : uin ? t("side.number", { uin: String(uin) }) : "";
}
