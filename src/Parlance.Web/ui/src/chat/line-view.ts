import { h } from "../lib/dom.ts";
import { showDay, showMoment, showTime } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { hueOf } from "../text/colours.ts";
import { cleanName } from "../text/formatting.ts";
import { richText } from "../text/rich-text.ts";
import { icon } from "../ui/icons.ts";
import { face, netBadge } from "../ui/parts.ts";
import { follows, type Line } from "./lines.ts";
import { drawsEmotes, showsColours } from "./settings.ts";

/** One line of a conversation. `press` is called when its speaker's name is. */
export function lineView(line: Line, before: Line | undefined, press: (name: string, anchor: HTMLElement) => void): HTMLElement {
  switch (line.kind) {
    case "day":
      return h("div", { class: "divider", role: "separator" }, showDay(line.at));
    case "fresh":
      return h("div", { class: "divider fresh", role: "separator" }, t("room.fresh"));
    case "note":
    case "alert":
      return h("div", { class: `line note ${line.kind}`, role: "listitem" }, icon(line.kind === "alert" ? "horn" : "enter", 16), h("span", { class: "body" }, line.text));
    default:
      return said(line, follows(before, line), press);
  }
}

function said(line: Line, follows: boolean, press: (name: string, anchor: HTMLElement) => void): HTMLElement {
  const marks = [line.kind === "emote" && "emote", !follows && "first", line.isMention && "mention", line.isMine && "mine"].filter(Boolean).join(" ");
  const time = h("time", { datetime: line.at.toISOString(), title: showMoment(line.at), class: follows ? "side-time" : null }, showTime(line.at));
  const name = () => h("button", {
    type: "button", class: "name", vars: { "--hue": String(hueOf(line.name)) }, onclick: (event: MouseEvent) => press(line.name, event.currentTarget as HTMLElement),
  }, h("bdi", null, cleanName(line.name)));
  if (line.kind === "emote") {
    return h("div", { class: `line ${marks}`, role: "listitem" }, face(line.name), h("div", { class: "body" }, name(), " ", words(line.text), "  ", netBadge(line.network), " ", time));
  }
  return h("div", { class: `line ${marks}`, role: "listitem" }, follows ? time : [face(line.name), h("div", { class: "head" }, name(), netBadge(line.network), time)], h("div", { class: "body" }, words(line.text)));
}

function words(text: string): Node[] {
  return richText(text, { colours: showsColours.peek(), emotes: drawsEmotes.peek() });
}
