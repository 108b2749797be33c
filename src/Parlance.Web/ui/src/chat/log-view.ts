import { h, type Child } from "../lib/dom.ts";
import { computed, effect, onEnd, signal, untracked } from "../lib/signals.ts";
import { t } from "../lib/i18n.ts";
import { VirtualList } from "../lib/virtual-list.ts";
import { icon } from "../ui/icons.ts";
import { chat } from "./chat.ts";
import { lineView } from "./line-view.ts";
import type { Line } from "./lines.ts";
import { drawsEmotes, showsColours } from "./settings.ts";
import type { Talk } from "./talk.ts";

/** The lines of a conversation, with the way back to the newest. */
export function logView(talk: Talk, label: string, press: (name: string, anchor: HTMLElement) => void, none: Child): HTMLElement {
  const isAtEnd = signal(true);
  const since = signal(0);
  const list = new VirtualList<Line>({
    estimate: 34, label, class: "log", sticksToEnd: true, key: line => line.key,
    render: (line, index) => lineView(line, talk.lines[index - 1], press),
    onEndSeen: at => isAtEnd.set(at),
  });
  const toEnd = () => list.toEnd();
  addEventListener("parlance:end", toEnd);
  onEnd(() => removeEventListener("parlance:end", toEnd));
  let shown: Line | undefined;
  effect(() => {
    talk.version();
    const newest = talk.lines.at(-1);
    if (newest !== shown && !isAtEnd.peek()) {
      since.set(since.peek() + 1);
    }
    shown = newest;
    list.show([...talk.lines]);
  });
  effect(() => {
    drawsEmotes();
    showsColours();
    untracked(() => list.refresh());
  });
  effect(() => {
    if (isAtEnd()) {
      since.set(0);
    }
  });
  followReading(talk, isAtEnd);
  const isEmpty = computed(() => talk.loaded() && (talk.version(), talk.lines.length === 0));
  return h("div", { class: "log-wrap" },
    () => (isEmpty() ? h("div", { class: "empty grow" }, none) : list.element),
    () => !isAtEnd() && h("button", { type: "button", class: "to-end", onclick: toEnd }, icon("down", 18), since() > 0 ? t("room.toEnd.count", { count: since() }) : t("room.toEnd")));
}

/** What is in sight of somebody who looks is read. */
function followReading(talk: Talk, isAtEnd: () => boolean): void {
  const look = () => {
    talk.version();
    if (isAtEnd() && document.hasFocus() && talk.unread() > 0) {
      untracked(() => chat.markRead(talk));
    }
  };
  effect(look);
  addEventListener("focus", look);
  onEnd(() => removeEventListener("focus", look));
}
