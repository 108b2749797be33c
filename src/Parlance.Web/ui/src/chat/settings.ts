import { effect, signal, type Signal } from "../lib/signals.ts";

/** A choice that this browser remembers. */
function remembered<T extends string>(name: string, initial: T): Signal<T> {
  const key = `parlance.${name}`;
  const value = signal((localStorage.getItem(key) ?? initial) as T);
  effect(() => localStorage.setItem(key, value()));
  return value;
}

function rememberedSwitch(name: string, initial: boolean): Signal<boolean> {
  const key = `parlance.${name}`;
  const value = signal((localStorage.getItem(key) ?? String(initial)) === "true");
  effect(() => localStorage.setItem(key, String(value())));
  return value;
}

export const theme = remembered<"auto" | "light" | "dark">("theme", "auto");
export const notifies = rememberedSwitch("notify", false);
export const showsComings = rememberedSwitch("comings", true);
export const drawsEmotes = rememberedSwitch("emotes", true);
export const showsColours = rememberedSwitch("colours", true);
export const showsPeople = rememberedSwitch("people", true);
export const guestName = remembered<string>("guest", "");

/** Puts the chosen theme in force. */
export function followTheme(): void {
  effect(() => {
    const chosen = theme();
    if (chosen === "auto") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = chosen;
    }
  });
}
