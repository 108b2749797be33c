import { session, signedOut } from "./api/http.ts";
import { live } from "./api/live.ts";
import * as api from "./api/routes.ts";
import { h, type Child } from "./lib/dom.ts";
import { Problem } from "./lib/http.ts";
import { t } from "./lib/i18n.ts";
import { go, place, replacePlace } from "./lib/router.ts";
import { computed, effect, onEnd, signal, untracked } from "./lib/signals.ts";
import { button } from "./ui/parts.ts";
import { toast, trying } from "./ui/toast.ts";
import { peoplePage, roomsPage } from "./chat/browse-page.ts";
import { chat } from "./chat/chat.ts";
import { roomPage, talkPage } from "./chat/room-page.ts";
import { followKeys } from "./chat/shortcuts.ts";
import { rooms, sideView } from "./chat/side-view.ts";

/** Everything somebody who is signed in sees of the chat. */
export function shellView(): HTMLElement {
  const pane = signal<"side" | "main">("main");
  const back = () => pane.set("side");
  followKeys();
  followFeed();
  followTitle();
  const key = computed(() => place().join("\u0000"));
  effect(() => {
    key();
    pane.set("main");
  });
  return h("div", { class: "shell", "data-pane": () => pane() },
    h("a", { class: "skip", href: "#main", onclick: (event: Event) => (event.preventDefault(), document.querySelector<HTMLElement>(".compose textarea, .vl")?.focus()) }, t("app.skip")),
    sideView(() => pane.set("main")),
    h("main", { class: "pane", id: "main" }, linkState(), () => {
      key();
      return untracked(() => page(back));
    }));
}

function page(back: () => void): Child {
  const [kind, name] = place.peek();
  switch (kind) {
    case "room":
      return name ? roomPage(name, back) : roomsPage(back);
    case "with":
      return name ? talkPage(name, back) : peoplePage(back);
    case "rooms":
      return roomsPage(back);
    case "people":
      return peoplePage(back);
    case "console":
      return null;
    default:
      replacePlace("room", rooms()[0]?.name ?? chat.face.peek()?.lobby ?? "Lobby");
      return null;
  }
}

function linkState(): Child {
  const wasLost = signal(false);
  return () => {
    const state = live.state();
    const ended = live.ended();
    if (ended) {
      return h("div", { class: "link-state", role: "status" }, t("ended.words", { reason: reasonOf(ended) }), button(t("ended.again"), () => live.start(), { size: "tight" }));
    }
    if (state === "open") {
      untracked(() => {
        if (wasLost()) {
          wasLost.set(false);
          toast(t("link.back"));
        }
      });
      return null;
    }
    if (state === "waiting") {
      wasLost.set(true);
    }
    return wasLost() && h("div", { class: "link-state", role: "status" }, t(state === "waiting" ? "link.waiting" : "link.connecting"), state === "waiting" && button(t("link.now"), () => live.retryNow(), { size: "tight" }));
  };
}

const reasons = ["kicked", "banned", "replaced", "accountDeleted", "renamed"] as const;

function reasonOf(ended: string): string {
  const known = reasons.find(one => one === ended);
  return known ? t(`ended.${known}`) : ended;
}

/** Goes online, and reads everything again when something was missed. */
function followFeed(): void {
  onEnd(live.on(event => chat.receive(event)));
  const before = live.generation.peek();
  effect(() => {
    if (live.generation() !== before) {
      untracked(() => void trying(begin()));
    }
  });
  followSignIn();
  const wake = () => live.retryNow();
  addEventListener("online", wake);
  addEventListener("focus", wake);
  onEnd(() => {
    removeEventListener("online", wake);
    removeEventListener("focus", wake);
    live.stop();
  });
  live.start();
}

/** A socket that is refused does not say why; the session's address does. A guest whose visit the server forgot comes in again. */
function followSignIn(): void {
  effect(() => {
    if (live.state() === "waiting") {
      untracked(() => void api.getSession().catch(() => undefined));
    }
  });
  let known = signedOut.peek();
  let running = false;
  effect(() => {
    if (signedOut() !== known && !running) {
      known = signedOut();
      running = true;
      untracked(() => void comeBack().finally(() => (running = false)));
    }
  });
}

async function comeBack(): Promise<void> {
  const before = session.peek();
  const mayReturn = before?.standing === "guest" && live.ended.peek() === undefined;
  try {
    session.set(mayReturn ? await api.signInAsGuest({ name: before.name }) : null);
    live.retryNow();
  } catch (problem) {
    if (problem instanceof Problem) {
      session.set(null);
      toast(problem.words, true);
    }
  }
}

async function begin(): Promise<void> {
  await chat.reload();
  const [kind, name] = place.peek();
  const wanted = kind === "room" && name ? name : undefined;
  const inside = chat.me.peek()?.rooms ?? [];
  const lobby = chat.face.peek()?.lobby;
  if (inside.length === 0 && lobby) {
    await chat.enter(lobby);
    if (wanted === undefined && kind === undefined) {
      go("room", lobby);
    }
  }
  if (kind === "with" && name) {
    await chat.open(name);
  }
}

/** The number of what waits to be read stands in the title. */
function followTitle(): void {
  effect(() => {
    chat.roomsChanged();
    chat.talksChanged();
    const all = [...chat.rooms.values(), ...chat.talks.values()];
    const count = all.reduce((sum, talk) => sum + (talk.isMentioned() ? talk.unread() : 0), 0);
    const any = all.some(talk => talk.unread() > 0);
    document.title = `${count > 0 ? `(${count}) ` : any ? "• " : ""}${chat.face()?.name ?? t("app.name")}`;
  });
}
