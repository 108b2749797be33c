import * as api from "../api/routes.ts";
import type { SettingEntry } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { button } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { pageOf } from "./page.ts";
import { searchBox } from "./search-box.ts";

/** What the server was told, and what of it can be changed while it runs. */
export function settingsPage(): Child {
  const settings = signal<readonly SettingEntry[]>([]);
  const wanted = signal("");
  const read = async () => settings.set(await api.listSettings());
  void trying(read());
  const shown = () => settings().filter(one => `${one.key} ${one.meaning}`.toLowerCase().includes(wanted().toLowerCase())).sort((a, b) => Number(b.mayChange) - Number(a.mayChange));
  return pageOf(t("nav.settings"), searchBox(t("settings.find"), wanted), h("div", { class: "settings" }, () => grouped(shown()).map(([name, all]) => h("section", null, h("h2", null, name), all.map(one => setting(one, read))))));
}

/** By the first word of their keys; within a group those that can be changed come first. */
function grouped(settings: readonly SettingEntry[]): [string, SettingEntry[]][] {
  const groups = new Map<string, SettingEntry[]>();
  for (const one of settings) {
    const name = one.key.split(":")[0]!;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups];
}

function setting(one: SettingEntry, read: () => Promise<unknown>): HTMLElement {
  const change = (value: string | null) => void trying(api.changeSetting(one.key, { value }).then(read), t("settings.done", { key: one.key }));
  return h("div", { class: "setting" },
    h("div", { class: "what" }, h("code", null, one.key), " ", h("span", { class: "quiet small" }, one.isChanged ? t("settings.changed") : one.mayChange ? "" : t("settings.restart")), h("div", { class: "quiet small" }, one.meaning)),
    h("div", { class: "row" },
      one.mayChange
        ? h("input", { class: "input", "aria-label": one.key, value: one.value, onchange: (event: Event) => change((event.target as HTMLInputElement).value) })
        : h("span", { class: "mono cut", title: one.value }, one.value || "–"),
      one.isChanged && button(t("settings.back"), () => change(null), { size: "tight" })));
}
