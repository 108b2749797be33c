import type { Network, PresenceState, Standing } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { hueOf } from "../text/colours.ts";
import { cleanName } from "../text/formatting.ts";
import { icon, type Icon } from "./icons.ts";

/** What a button of any kind is made of. */
export interface ButtonOptions {
  readonly icon?: Icon;
  readonly kind?: "main" | "danger" | "plain";
  readonly size?: "tight" | "big";
  readonly disabled?: () => boolean;
  readonly type?: "submit" | "button";
}

export function button(label: Child, press: ((event: Event) => void) | null, options: ButtonOptions = {}): HTMLButtonElement {
  return h("button", {
    type: options.type ?? "button", class: ["btn", options.kind, options.size].filter(Boolean).join(" "), onclick: press ?? (() => {}), disabled: options.disabled,
  }, options.icon && icon(options.icon, 18), label);
}

/** A button that shows only a drawing; its words are for the pointer that rests and for those who hear the page. */
export function iconButton(name: Icon, label: string, press: (event: MouseEvent) => void, props: Record<string, string | (() => string | boolean)> = {}): HTMLButtonElement {
  return h("button", { type: "button", class: "icon-btn", "aria-label": label, title: label, onclick: press, ...props }, icon(name));
}

/** A name as people see it, in its own colour. */
export function nameOf(name: string): HTMLElement {
  return h("bdi", { class: "name", vars: { "--hue": String(hueOf(name)) } }, cleanName(name));
}

/** A round sign with the first letter of a name. */
export function face(name: string, size: "s" | "" | "l" = "", state?: () => PresenceState | undefined): HTMLElement {
  const shown = cleanName(name);
  const letter = [...shown.replace(/[^\p{L}\p{N}]/gu, "") || shown][0]?.toUpperCase() ?? "?";
  return h("span", { class: `face ${size}`, vars: { "--hue": String(hueOf(name)) }, "aria-hidden": "true" }, letter, state && (() => {
    const now = state();
    return now && h("span", { class: `state ${now}` });
  }));
}

const short: Record<Network, string> = { server: "SRV", ares: "Ares", soulseek: "SLSK", icq: "ICQ", myIcq: "MyICQ", web: "Web" };

export function netBadge(network: Network): HTMLElement {
  return h("span", { class: `net ${network}`, title: t(`network.${network}`) }, short[network]);
}

export function netBadges(networks: readonly Network[]): HTMLElement[] {
  return networks.filter(one => one !== "server").map(netBadge);
}

export function stateName(state: PresenceState): string {
  return t(`presence.${state}`);
}

export function roleBadge(standing: Standing): Child {
  return standing === "moderator" || standing === "admin" || standing === "owner" ? h("span", { class: "role" }, t(`standing.${standing}`)) : null;
}

export function spinner(): HTMLElement {
  return h("div", { class: "empty", role: "status" }, t("app.loading"));
}

export function empty(title: string, words?: Child, ...actions: Child[]): HTMLElement {
  return h("div", { class: "empty" }, h("h2", null, title), words && h("p", null, words), actions.length > 0 && h("div", { class: "row" }, actions));
}

/** Names compared as people sort them. */
export const byName: (a: string, b: string) => number = new Intl.Collator(undefined, { sensitivity: "base", numeric: true }).compare;
