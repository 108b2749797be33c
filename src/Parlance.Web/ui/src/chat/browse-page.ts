import * as api from "../api/routes.ts";
import type { PersonEntry, RoomEntry } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { effect, signal, type Signal } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { icon } from "../ui/icons.ts";
import { button, face, nameOf, netBadges, stateName } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { chat } from "./chat.ts";
import { addContact, openPerson } from "./person-menu.ts";
import { backButton } from "./room-page.ts";

const pauseMs = 200;

/** All rooms there are, and the door to those that are not yet. */
export function roomsPage(back: () => void): Child {
  const wanted = signal("");
  const found = signal<readonly RoomEntry[] | undefined>(undefined);
  following(wanted, async words => found.set((await api.listRooms({ search: words, limit: 500 })).items));
  const shown = () => (found() ?? []).filter(room => room.name.toLowerCase().includes(wanted().trim().toLowerCase()));
  return [
    bar(t("rooms.title"), back),
    h("div", { class: "page" },
      searchBox(t("rooms.find"), wanted),
      h("p", { class: "quiet small" }, t("rooms.hint")),
      () => makeButton(wanted().trim(), shown()),
      h("div", { class: "room-list", role: "list" }, () => shown().map(room => h("div", { role: "listitem" }, roomRow(room))))),
  ];
}

function makeButton(name: string, known: readonly RoomEntry[]): Child {
  return name !== "" && !known.some(room => room.name === name) && h("div", null, button(t("rooms.make", { room: name }), () => void enter(name), { kind: "main", icon: "plus" }));
}

function roomRow(room: RoomEntry): HTMLElement {
  return h("button", { type: "button", class: "room-row", onclick: () => void enter(room.name, room.isInside || room.needsPassword) },
    icon(room.isPrivate || room.needsPassword ? "lock" : "hash"),
    h("span", { class: "grow" }, h("b", { class: "cut" }, h("bdi", null, cleanName(room.name))), h("div", { class: "quiet small cut" }, strip(room.topic))),
    h("span", { class: "row quiet small" }, icon("people", 16), room.people));
}

async function enter(name: string, onlyLook = false): Promise<void> {
  if (onlyLook || (await trying(chat.enter(name).then(() => true)))) {
    go("room", name);
  }
}

/** People on all networks. */
export function peoplePage(back: () => void): Child {
  const wanted = signal("");
  const found = signal<readonly PersonEntry[]>([]);
  following(wanted, async words => found.set((await api.searchPeople({ query: words, limit: 100 })).items));
  return [
    bar(t("people.title"), back),
    h("div", { class: "page" },
      searchBox(t("people.find"), wanted),
      h("p", { class: "quiet small", role: "status" }, () => (found().length === 0 ? t("people.none") : t("people.results", { count: found().length }))),
      h("div", { class: "room-list", role: "list" }, () => found().map(one => h("div", { role: "listitem", class: "row" }, personRow(one))))),
  ];
}

function personRow(person: PersonEntry): Child {
  const isMe = person.name === chat.me()?.name;
  const isListed = () => chat.contacts().some(one => one.name === person.name);
  return [
    h("button", { type: "button", class: "room-row grow", "aria-haspopup": "menu", onclick: (event: MouseEvent) => openPerson(person.name, event.currentTarget as HTMLElement) },
      face(person.name, "", () => person.presence),
      h("span", { class: "grow" }, nameOf(person.name), person.nick && person.nick !== person.name && h("span", { class: "quiet" }, ` ${cleanName(person.nick)}`),
        h("div", { class: "row quiet small" }, stateName(person.presence), person.uin && h("span", null, String(person.uin)), netBadges(person.networks)))),
    () => !chat.isGuest && !isMe && !person.isGuest && !isListed() && button(t("person.contact.add"), () => void trying(addContact(person.name)), { size: "tight" }),
  ];
}

function bar(title: string, back: () => void): HTMLElement {
  return h("header", { class: "bar" }, backButton(back), h("div", { class: "bar-title" }, h("h1", null, title)));
}

function searchBox(label: string, wanted: Signal<string>): HTMLElement {
  return h("input", { class: "input", type: "search", placeholder: label, "aria-label": label, autofocus: true, maxlength: 100, oninput: (event: Event) => wanted.set((event.target as HTMLInputElement).value) });
}

/** Asks the server a moment after the last letter; late answers to earlier questions are dropped. */
function following(wanted: Signal<string>, ask: (words: string) => Promise<unknown>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  effect(() => {
    const words = wanted().trim();
    clearTimeout(timer);
    timer = setTimeout(() => void trying(ask(words)), isFirst ? 0 : pauseMs);
    isFirst = false;
    return () => clearTimeout(timer);
  });
}
