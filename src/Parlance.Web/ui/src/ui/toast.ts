import { h } from "../lib/dom.ts";
import { wordsOf } from "../lib/http.ts";

const lastsMs = 5000;

/** Says something for a moment, to eyes and to screen readers. */
export function toast(text: string, bad = false): void {
  const element = h("div", { class: bad ? "toast bad" : "toast" }, text);
  const place = document.getElementById("toasts")!;
  place.append(element);
  if (place.children.length > 4) {
    place.firstElementChild?.remove();
  }
  setTimeout(() => element.remove(), lastsMs);
}

/** Runs something and says so when it did not work. */
export async function trying<T>(work: Promise<T>, done?: string): Promise<T | undefined> {
  try {
    const value = await work;
    if (done) {
      toast(done);
    }
    return value;
  } catch (problem) {
    toast(wordsOf(problem), true);
    return undefined;
  }
}

const mostInAWhile = 5;
const whileMs = 3000;
let lately: number[] = [];

/** Says something to screen readers only. In a crowd that talks faster than anybody reads aloud, some of it. */
export function announce(text: string): void {
  const now = performance.now();
  lately = lately.filter(one => now - one < whileMs);
  if (lately.push(now) > mostInAWhile) {
    return;
  }
  const place = document.getElementById("announcer")!;
  place.append(h("p", null, text));
  while (place.children.length > 8) {
    place.firstElementChild!.remove();
  }
}
