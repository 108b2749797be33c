import * as api from "../api/routes.ts";
import type { FilterKind, FilterPhrases } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { field, form } from "../ui/form.ts";
import { iconButton } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { may, pageOf } from "./page.ts";

/** Phrases that searches are measured against. */
export function filtersPage(): Child {
  const filters = signal<readonly FilterPhrases[]>([]);
  const read = async () => filters.set(await api.listFilters());
  void trying(read());
  return pageOf(t("nav.filters"), null, h("div", { class: "cards" }, () => filters().map(one => filter(one, read))));
}

function filter({ kind, phrases }: FilterPhrases, read: () => Promise<unknown>): HTMLElement {
  const phrase = signal("");
  const add = async () => {
    await api.addPhrase(kind, { phrase: phrase.peek().trim() });
    await read();
  };
  return h("section", { class: "card" }, h("h3", null, t(`filters.${kind}`)), h("p", { class: "quiet small" }, t(`filters.${kind}.words`)),
    phrases.length === 0 ? h("p", { class: "quiet" }, t("filters.none")) : h("div", { class: "chips" }, phrases.map(one => chip(kind, one, read))),
    may("admin") && form(add, t("filters.add"), field(t("filters.phrase"), phrase, { required: true, maxlength: 200 })));
}

function chip(kind: FilterKind, phrase: string, read: () => Promise<unknown>): HTMLElement {
  return h("span", { class: "chip" }, phrase, may("admin") && iconButton("close", t("filters.remove", { phrase }), () => void trying(api.removePhrase(kind, { phrase }).then(read))));
}
