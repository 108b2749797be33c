import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { scope } from "../lib/signals.ts";
import { button, iconButton } from "./parts.ts";

export interface Dialog {
  readonly close: () => void;
}

/** Shows a box over the page; Escape and a press outside close it, and the focus returns to where it was. */
export function showDialog(title: string, make: (dialog: Dialog) => Child, wide = false): Dialog {
  const before = document.activeElement;
  const close = () => element.close();
  const [element, drop] = scope(() => {
    const id = `box-${Math.random().toString(36).slice(2)}`;
    return h("dialog", { class: wide ? "box wide" : "box", "aria-labelledby": id, onclick: (event: MouseEvent) => event.target === element && close() },
      h("div", { class: "box-head" }, h("h2", { id }, title), iconButton("close", t("action.close"), close)),
      h("div", { class: "box-body" }, make({ close })));
  });
  element.addEventListener("close", () => {
    drop();
    element.remove();
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus();
    }
  });
  document.body.append(element);
  element.showModal();
  (element.querySelector<HTMLElement>("[autofocus], .box-body input, .box-body select, .box-body textarea, .box-body button") ?? element).focus();
  return { close };
}

/** Asks before something that cannot be taken back. */
export function confirm(title: string, words: string, action: string, go: () => void): void {
  showDialog(title, ({ close }) => [
    h("p", null, words),
    h("div", { class: "box-foot" }, button(t("action.cancel"), close), button(action, () => {
      close();
      go();
    }, { kind: "danger" })),
  ]);
}
