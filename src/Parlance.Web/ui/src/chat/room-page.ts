import { h, type Child } from "../lib/dom.ts";
import { wordsOf } from "../lib/http.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { computed, onEnd, signal } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { openMenu } from "../ui/menu.ts";
import { button, face, iconButton, nameOf, netBadges, stateName } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { field, form } from "../ui/form.ts";
import { chat } from "./chat.ts";
import { sendToPerson, sendToRoom } from "./commands.ts";
import { composeView } from "./compose-view.ts";
import { logView } from "./log-view.ts";
import { peopleView } from "./people-view.ts";
import { openPerson } from "./person-menu.ts";
import type { Room } from "./room.ts";
import { showsPeople } from "./settings.ts";
import type { Talk } from "./talk.ts";

const narrow = matchMedia("(max-width: 1020px)");

/** A room: what is said, who is inside, a box to write in. */
export function roomPage(name: string, back: () => void): Child {
  const room = chat.room(name);
  const opensOver = signal(false);
  const peopleShown = () => (narrow.matches ? opensOver() : showsPeople());
  const togglePeople = () => (narrow.matches ? opensOver.update(shown => !shown) : showsPeople.update(shown => !shown));
  const onToggle = () => togglePeople();
  addEventListener("parlance:people", onToggle);
  onEnd(() => removeEventListener("parlance:people", onToggle));
  show(room);
  const isKnown = computed(() => room.isInside() || room.loaded() || room.lines.length > 0);
  const press = (who: string, anchor: HTMLElement) => openPerson(who, anchor, room);
  return [
    h("header", { class: "bar" }, backButton(back),
      h("div", { class: "bar-title" }, h("h1", null, cleanName(name)), h("div", { class: "topic", title: () => strip(room.topic()) }, () => strip(room.topic()))),
      iconButton("people", t("room.people.show"), togglePeople, { "aria-pressed": () => String(peopleShown()) }),
      iconButton("more", t("action.more"), event => roomMenu(room, event.currentTarget as HTMLElement), { "aria-haspopup": "menu" })),
    h("div", { class: () => (peopleShown() ? "room with-people" : "room") },
      () => (isKnown()
        ? [h("div", { class: "log-pane" }, pinned(room), logView(room, t("room.log", { room: name }), press, h("p", null, t("room.empty")))),
          composeView(room, t("room.say", { room: cleanName(name) }), text => sendToRoom(name, text), () => [...room.members.keys()], () => room.isInside())]
        : outside(name)),
      () => peopleShown() && peopleView(room, press, togglePeople)),
  ];
}

/** A conversation with one person. */
export function talkPage(name: string, back: () => void): Child {
  const talk = chat.talk(name);
  void chat.open(name);
  show(talk);
  const reach = chat.reach(name);
  return [
    h("header", { class: "bar" }, backButton(back),
      face(name, "s", () => reach()?.presence),
      h("div", { class: "bar-title" }, h("h1", null, nameOf(name)), h("div", { class: "topic row" }, () => reach() && [stateName(reach()!.presence), netBadges(reach()!.networks)])),
      iconButton("person", t("person.profile"), event => openPerson(name, event.currentTarget as HTMLElement), { "aria-haspopup": "menu" }),
      iconButton("close", t("talk.close"), () => {
        chat.close(name);
        go();
      })),
    h("div", { class: "room" },
      logView(talk, t("talk.log", { name }), (who, anchor) => openPerson(who, anchor), h("p", null, t(chat.isGuest ? "talk.guest.empty" : "talk.empty", { name: cleanName(name) }))),
      composeView(talk, t("talk.say", { name: cleanName(name) }), text => sendToPerson(name, text), () => [name], () => true)),
  ];
}

/** Notes that a conversation is looked at: its unread lines get a mark, and it stops being unread. */
function show(talk: Talk): void {
  talk.markFresh();
  chat.shown.set(talk);
  onEnd(() => {
    talk.clearFresh();
    if (chat.shown.peek() === talk) {
      chat.shown.set(undefined);
    }
  });
}

export function backButton(back: () => void): HTMLElement {
  return iconButton("back", t("action.back"), back, { class: "icon-btn back" });
}

function pinned(room: Room): Child {
  return () => room.tickers().length > 0 && h("ul", { class: "pinned", "aria-label": t("room.pinned") },
    room.tickers().map(one => h("li", null, nameOf(one.name), h("span", { class: "grow" }, strip(one.text)))));
}

function roomMenu(room: Room, anchor: HTMLElement): void {
  openMenu(anchor, [
    { title: cleanName(room.name) },
    { label: t("room.people.show"), icon: "people", press: () => dispatchEvent(new Event("parlance:people")) },
    { label: t("room.leave"), icon: "out", danger: true, press: () => void leave(room) },
  ]);
}

async function leave(room: Room): Promise<void> {
  await trying(chat.leave(room.name).then(() => {
    chat.forget(room.name);
    go();
  }));
}

/** Seen by somebody who is not inside: the door. */
function outside(name: string): HTMLElement {
  const asks = signal(false);
  const password = signal("");
  const enter = async () => {
    try {
      await chat.enter(name, password.peek());
    } catch (problem) {
      asks.set(asks.peek() || /password/i.test(wordsOf(problem)));
      throw problem;
    }
  };
  return h("div", { class: "empty" },
    h("h2", null, t("room.closed.title", { room: cleanName(name) })),
    form(enter, t("room.enter"), () => asks() && [h("p", null, t("room.needs.password")), field(t("room.password"), password, { type: "password", autocomplete: "off" })]),
    button(t("rooms.title"), () => go("rooms"), { kind: "plain" }));
}
