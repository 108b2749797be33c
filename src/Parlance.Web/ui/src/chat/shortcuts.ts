import { h } from "../lib/dom.ts";
import { t, type Key } from "../lib/i18n.ts";
import { go, place } from "../lib/router.ts";
import { onEnd } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { rooms, talks } from "./side-view.ts";
import { showSwitch } from "./switch-dialog.ts";

const list: readonly (readonly [string, Key])[] = [
  ["Ctrl K", "keys.switch"], ["Alt ↓ ↑", "keys.next"], ["Alt Shift ↓", "keys.unread"], ["/", "keys.compose"], ["F6", "keys.panes"], ["Ctrl Shift U", "keys.people"],
  ["Esc", "keys.end"], ["Tab", "keys.complete"], ["↑", "keys.recall"], ["?", "keys.help"],
];

export function showShortcuts(): void {
  showDialog(t("keys.title"), () => h("dl", { class: "facts keys" }, list.map(([keys, what]) => [h("dt", null, h("kbd", null, keys)), h("dd", null, t(what))])));
}

/** Listens for the keys that work everywhere in the chat. */
export function followKeys(): void {
  addEventListener("keydown", pressed);
  onEnd(() => removeEventListener("keydown", pressed));
}

function pressed(event: KeyboardEvent): void {
  if (document.querySelector("dialog[open]") || event.isComposing) {
    return;
  }
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  const done = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k" ? (showSwitch(), true)
    : event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "u" ? dispatchEvent(new Event("parlance:people"))
    : event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp") ? step(event.key === "ArrowDown" ? 1 : -1, event.shiftKey)
    : event.key === "F6" ? nextPane(event.shiftKey ? -1 : 1)
    : event.key === "Escape" && !document.querySelector("[popover]") ? dispatchEvent(new Event("parlance:end"))
    : !isTyping && event.key === "/" ? focusCompose()
    : !isTyping && event.key === "?" ? (showShortcuts(), true)
    : false;
  if (done) {
    event.preventDefault();
  }
}

function step(by: number, onlyUnread: boolean): boolean {
  const all = [...rooms().map(room => ["room", room.name, room] as const), ...talks().map(([name, talk]) => ["with", name, talk] as const)];
  const now = all.findIndex(([kind, name]) => place.peek()[0] === kind && place.peek()[1] === name);
  for (let i = 1; i <= all.length; i++) {
    const [kind, name, talk] = all[(now + by * i + all.length * i) % all.length]!;
    if (!onlyUnread || talk.unread.peek() > 0) {
      go(kind, name);
      return true;
    }
  }
  return true;
}

const panes = [".side a[aria-current], .side a, .side button", ".vl.log", ".compose textarea", ".people .person"];

function nextPane(by: number): boolean {
  const here = [".side", ".vl.log", ".compose", ".people"].findIndex(one => document.activeElement?.closest(one));
  for (let i = 1; i <= panes.length; i++) {
    const next = document.querySelector<HTMLElement>(panes[(here + by * i + panes.length * 2) % panes.length]!);
    if (next?.checkVisibility()) {
      next.focus();
      return true;
    }
  }
  return false;
}

function focusCompose(): boolean {
  const box = document.querySelector<HTMLElement>(".compose textarea");
  box?.focus();
  return box !== null;
}
