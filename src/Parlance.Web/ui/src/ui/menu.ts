import { h, type Child } from "../lib/dom.ts";
import { icon, type Icon } from "./icons.ts";

export type MenuItem = { readonly label: string; readonly icon?: Icon; readonly press: () => void; readonly danger?: boolean; readonly checked?: boolean } | "-" | { readonly title: string } | null | false;

/** Opens a menu beside what was pressed. Arrows move, Escape and a press elsewhere close. */
export function openMenu(anchor: HTMLElement, items: readonly MenuItem[]): void {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto" }, items.map(item => make(item, () => menu.hidePopover())));
  menu.addEventListener("keydown", event => move(event, menu, ":scope > button"));
  show(menu, anchor);
  menu.querySelector("button")?.focus();
}

/** Opens any content beside what was pressed. */
export function openPopover(anchor: HTMLElement, label: string, className: string, content: (close: () => void) => Child[]): void {
  const box = h("div", { class: `menu ${className}`, role: "dialog", "aria-label": label, popover: "auto" });
  box.append(...content(() => box.hidePopover()).filter(one => one instanceof Node) as Node[]);
  show(box, anchor);
  box.querySelector<HTMLElement>("button, input")?.focus();
}

function make(item: MenuItem, close: () => void): Child {
  if (!item) {
    return null;
  }
  if (item === "-") {
    return h("hr");
  }
  if ("title" in item) {
    return h("div", { class: "menu-title", role: "presentation" }, item.title);
  }
  return h("button", {
    type: "button", role: item.checked === undefined ? "menuitem" : "menuitemradio", "aria-checked": item.checked === undefined ? null : String(item.checked), class: item.danger ? "danger" : null,
    onclick: () => {
      close();
      item.press();
    },
  }, item.icon && icon(item.icon, 18), h("span", { class: "grow cut" }, item.label), item.checked && icon("check", 16));
}

function show(menu: HTMLElement, anchor: HTMLElement): void {
  document.body.append(menu);
  anchor.setAttribute("aria-expanded", "true");
  menu.addEventListener("toggle", event => {
    if ((event as ToggleEvent).newState === "closed") {
      anchor.setAttribute("aria-expanded", "false");
      if (menu.contains(document.activeElement) || document.activeElement === document.body) {
        anchor.focus();
      }
      menu.remove();
    }
  });
  menu.showPopover();
  place(menu, anchor);
}

function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 4 + height <= innerHeight - 8;
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - height - 4)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}

/** Arrow keys among the buttons of a menu. */
export function move(event: KeyboardEvent, within: HTMLElement, selector: string): void {
  const all = [...within.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined && all.length > 0) {
    event.preventDefault();
    all[(next + all.length) % all.length]!.focus();
  }
}
