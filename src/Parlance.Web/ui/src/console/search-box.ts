import { h } from "../lib/dom.ts";
import type { Signal } from "../lib/signals.ts";

const pauseMs = 250;

/** A box whose words take effect a moment after the last letter. */
export function searchBox(label: string, wanted: Signal<string>): HTMLElement {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return h("input", {
    class: "input", type: "search", placeholder: label, "aria-label": label, maxlength: 100,
    oninput: (event: Event) => {
      const words = (event.target as HTMLInputElement).value.trim();
      clearTimeout(timer);
      timer = setTimeout(() => wanted.set(words), pauseMs);
    },
  });
}
