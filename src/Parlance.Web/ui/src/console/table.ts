import { h, type Child } from "../lib/dom.ts";
import { wordsOf } from "../lib/http.ts";
import { t } from "../lib/i18n.ts";
import { effect, signal } from "../lib/signals.ts";
import { button } from "../ui/parts.ts";

export interface Column<T> {
  readonly title: string;
  readonly cell: (item: T) => Child;
  readonly class?: string;
}

export interface Listed<T> {
  /** Brings in what was told of meanwhile; also into a page that is still on its way. */
  readonly change: (how: (items: readonly T[]) => readonly T[]) => void;
  /** Reads from the beginning. */
  readonly refresh: () => Promise<void>;
  readonly element: HTMLElement;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
}

/** A table whose pages come from the API one after the other. What `read` reads of values brings it up to date when they change. */
export function listed<T>(label: string, columns: readonly Column<T>[], read: (after: string | undefined) => Promise<Page<T>>, none: string): Listed<T> {
  const items = signal<readonly T[]>([]);
  const next = signal<string | undefined>(undefined);
  const state = signal<"busy" | "ready" | "wrong">("busy");
  const wrong = signal("");
  let asked = 0;
  let meanwhile: ((items: readonly T[]) => readonly T[])[] | undefined;
  const get = async (after: string | undefined) => {
    const mine = ++asked;
    meanwhile = [];
    try {
      const page = await read(after);
      if (mine === asked) {
        const all = after === undefined ? page.items : [...items.peek(), ...page.items];
        items.set(meanwhile!.reduce((so, how) => how(so), all));
        meanwhile = undefined;
        next.set(page.next ?? undefined);
        state.set("ready");
      }
    } catch (problem) {
      if (mine === asked) {
        wrong.set(wordsOf(problem));
        state.set("wrong");
      }
    }
  };
  const change = (how: (items: readonly T[]) => readonly T[]) => {
    meanwhile?.push(how);
    items.update(how);
  };
  effect(() => void get(undefined));
  const element = h("div", { class: "table-wrap" },
    () => state() === "wrong" && h("div", { class: "notice bad", role: "alert" }, wrong()),
    table(label, columns, items),
    () => state() === "ready" && items().length === 0 && h("p", { class: "quiet none" }, none),
    () => state() === "busy" && h("p", { class: "quiet none", role: "status" }, t("app.loading")),
    () => next() !== undefined && h("div", { class: "row none" }, button(t("table.more"), () => void get(next.peek()))));
  return { change, refresh: () => get(undefined), element };
}

/** Rows of a table; on small screens each row becomes a card whose cells carry their column's title. */
export function table<T>(label: string, columns: readonly Column<T>[], items: () => readonly T[]): HTMLElement {
  return h("table", { class: "table", "aria-label": label },
    h("thead", null, h("tr", null, columns.map(column => h("th", { scope: "col", class: column.class }, column.title)))),
    h("tbody", null, () => items().map(item => h("tr", null, columns.map(column => h("td", { class: column.class, "data-title": column.title }, column.cell(item)))))));
}
