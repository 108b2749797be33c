import { session } from "../api/http.ts";
import type { Standing } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";

const rank: readonly Standing[] = ["nobody", "guest", "member", "moderator", "admin", "owner"];

/** Whether the reader may do what needs a standing. */
export function may(least: Standing): boolean {
  return rank.indexOf(session()?.standing ?? "nobody") >= rank.indexOf(least);
}

/** What every page of the console begins with. */
export function pageOf(title: string, tools: Child, ...content: Child[]): Child {
  return [h("header", { class: "console-head" }, h("h1", null, title), tools), h("div", { class: "console-body" }, content)];
}
