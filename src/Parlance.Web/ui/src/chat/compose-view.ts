import { live } from "../api/live.ts";
import { h } from "../lib/dom.ts";
import { wordsOf } from "../lib/http.ts";
import { t } from "../lib/i18n.ts";
import { effect, signal } from "../lib/signals.ts";
import { emotes } from "../text/emotes.ts";
import { openPopover } from "../ui/menu.ts";
import { iconButton } from "../ui/parts.ts";
import { toast } from "../ui/toast.ts";
import { completion } from "./completion.ts";
import type { Talk } from "./talk.ts";

const mostLetters = 2000;
const kept = 50;

/** The box to write in. `send` settles when the server took the text. */
export function composeView(talk: Talk, label: string, send: (text: string) => Promise<void>, names: () => readonly string[], mayWrite: () => boolean): HTMLElement {
  let recalled = 0;
  const busy = signal(false);
  const box = h("textarea", {
    rows: 1, maxlength: mostLetters, placeholder: label, "aria-label": label, enterkeyhint: "send", autocomplete: "off", value: () => talk.draft(), disabled: () => !mayWrite(),
    oninput: () => talk.draft.set(box.value), onkeydown: (event: KeyboardEvent) => pressed(event),
  });
  const submit = async () => {
    const text = talk.draft.peek().trim();
    if (!text || busy.peek()) {
      return;
    }
    busy.set(true);
    talk.draft.set("");
    recalled = 0;
    try {
      await send(text);
      talk.sent.unshift(text);
      talk.sent.splice(kept);
    } catch (problem) {
      talk.draft.set(talk.draft.peek() || text);
      toast(live.state.peek() === "open" ? wordsOf(problem) : t("compose.offline"), true);
    } finally {
      busy.set(false);
      box.focus();
    }
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Tab" && !event.shiftKey) {
      complete(event);
    } else if (event.key === "ArrowUp" && (box.value === "" || recalled > 0)) {
      recall(event, recalled + 1);
    } else if (event.key === "ArrowDown" && recalled > 0) {
      recall(event, recalled - 1);
    }
  };
  const complete = (event: KeyboardEvent) => {
    const found = completion(box.value, box.selectionStart, names());
    if (found) {
      event.preventDefault();
      write(found.text, found.caret);
    }
  };
  const recall = (event: KeyboardEvent, which: number) => {
    if (which <= talk.sent.length) {
      event.preventDefault();
      recalled = which;
      write(talk.sent[which - 1] ?? "");
    }
  };
  const write = (text: string, caret = text.length) => {
    talk.draft.set(text);
    box.setSelectionRange(caret, caret);
  };
  const insert = (text: string) => {
    const before = box.value.slice(0, box.selectionStart);
    const spaced = before && !before.endsWith(" ") ? ` ${text} ` : `${text} `;
    write(before + spaced + box.value.slice(box.selectionEnd), before.length + spaced.length);
    box.focus();
  };
  effect(() => {
    talk.draft();
    fit(box);
  });
  return h("form", { class: "compose", onsubmit: (event: Event) => (event.preventDefault(), void submit()) },
    iconButton("smile", t("compose.emotes"), event => openEmotes(event.currentTarget as HTMLElement, insert), { "aria-haspopup": "dialog" }),
    box,
    () => mostLetters - talk.draft().length < 200 && h("span", { class: "left" }, t("compose.left", { count: mostLetters - talk.draft().length })),
    (() => {
      const button = iconButton("send", t("action.send"), () => {}, { class: "icon-btn send", disabled: () => talk.draft().trim() === "" || !mayWrite() });
      button.type = "submit";
      return button;
    })());
}

/** Grows with the text where the browser does not do so by itself. */
function fit(box: HTMLTextAreaElement): void {
  if (!CSS.supports("field-sizing", "content")) {
    box.style.height = "auto";
    box.style.height = `${Math.min(160, box.scrollHeight)}px`;
  }
}

function openEmotes(anchor: HTMLElement, insert: (text: string) => void): void {
  const seen = new Set<string>();
  const unique = Object.entries(emotes).filter(([, drawing]) => !seen.has(drawing) && seen.add(drawing));
  openPopover(anchor, t("compose.emotes"), "emotes", close => unique.map(([text, drawing]) => h("button", {
    type: "button", title: text, "aria-label": text,
    onclick: () => {
      close();
      insert(text);
    },
  }, drawing)));
}
