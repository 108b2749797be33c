import { h, type Child, type Props } from "../lib/dom.ts";
import { wordsOf } from "../lib/http.ts";
import { signal, type Signal } from "../lib/signals.ts";
import { t } from "../lib/i18n.ts";
import { button, type ButtonOptions } from "./parts.ts";

let ids = 0;

/** A labelled input bound to a value. */
export function field(label: string, value: Signal<string>, props: Props = {}, hint?: Child): HTMLElement {
  const id = `field-${ids++}`;
  const { area, ...rest } = props;
  const bind = { id, class: "input", value: () => value(), "aria-describedby": hint ? `${id}-hint` : null, oninput: (event: Event) => value.set((event.target as HTMLInputElement).value), ...rest };
  return h("div", { class: "field" },
    h("label", { class: "label", for: id }, label),
    area ? h("textarea", bind) : h("input", bind),
    hint && h("div", { class: "hint", id: `${id}-hint` }, hint));
}

export function choice<T extends string>(label: string, value: Signal<T>, options: readonly (readonly [T, string])[], props: Props = {}): HTMLElement {
  const id = `field-${ids++}`;
  return h("div", { class: "field" },
    h("label", { class: "label", for: id }, label),
    h("select", { id, class: "input", onchange: (event: Event) => value.set((event.target as HTMLSelectElement).value as T), ...props },
      options.map(([key, words]) => h("option", { value: key, selected: () => value() === key }, words))));
}

export function toggle(label: Child, value: Signal<boolean>, changed?: (on: boolean) => void): HTMLElement {
  return h("label", { class: "switch" }, h("span", null, label), h("input", {
    type: "checkbox", role: "switch", checked: () => value(),
    onchange: (event: Event) => {
      value.set((event.target as HTMLInputElement).checked);
      changed?.(value.peek());
    },
  }));
}

/** A form that shows what went wrong and cannot be sent twice at once. */
export function form(submit: () => Promise<unknown>, action: string, content: Child, options: ButtonOptions & { extra?: Child } = {}): HTMLFormElement {
  const busy = signal(false);
  const wrong = signal("");
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy.peek()) {
      return;
    }
    busy.set(true);
    wrong.set("");
    try {
      await submit();
    } catch (problem) {
      wrong.set(wordsOf(problem));
    } finally {
      busy.set(false);
    }
  };
  return h("form", { class: "col", onsubmit: (event: Event) => void send(event) },
    content,
    h("div", { role: "alert" }, () => wrong() && h("div", { class: "notice bad" }, wrong())),
    h("div", { class: options.size === "big" ? "col" : "box-foot" }, options.extra, button(() => (busy() ? t("app.wait") : action), null, { kind: "main", type: "submit", ...options, disabled: busy })));
}
