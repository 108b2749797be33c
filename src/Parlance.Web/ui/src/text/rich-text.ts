import { h } from "../lib/dom.ts";
import { contrast, grounds, legible } from "./colours.ts";
import { parse, type Piece } from "./formatting.ts";

/** What of a line's decoration the reader wants to see. */
export interface Decoration {
  readonly colours: boolean;
  readonly emotes: boolean;
}

/** A line with its formatting, as elements whose text is text. */
export function richText(text: string, { colours, emotes }: Decoration = { colours: true, emotes: true }): Node[] {
  return parse(text)
    .map(piece => (colours ? piece : { ...piece, ink: undefined, ground: undefined }))
    .map(piece => show(emotes ? piece : { ...piece, emote: undefined }));
}

function show(piece: Piece): Node {
  if (isPlain(piece)) {
    return document.createTextNode(piece.text);
  }
  const classes = [piece.bold && "rt-b", piece.italic && "rt-i", piece.underline && "rt-u", (piece.ink || piece.ground) && "rt-c"].filter(Boolean).join(" ");
  if (piece.link) {
    return h("a", { href: piece.link, rel: "noopener noreferrer nofollow", target: "_blank", class: classes || null, vars: colours(piece) }, piece.text);
  }
  if (piece.emote) {
    return h("span", { class: "rt-emote", role: "img", "aria-label": piece.text, title: piece.text }, piece.emote);
  }
  return h("span", { class: classes, vars: colours(piece) }, piece.text);
}

function isPlain(piece: Piece): boolean {
  return !piece.link && !piece.emote && !piece.bold && !piece.italic && !piece.underline && !piece.ink && !piece.ground;
}

/** One ink for the light theme and one for the dark, each readable where it stands. */
function colours(piece: Piece): Record<string, string> {
  const { ink, ground } = piece;
  if (!ink && !ground) {
    return {};
  }
  const on = (theme: keyof typeof grounds) => {
    const below = ground ?? grounds[theme];
    return legible(ink ?? (contrast("#000000", below) > contrast("#ffffff", below) ? "#000000" : "#ffffff"), below);
  };
  return { "--ink-light": on("light"), "--ink-dark": on("dark"), "--ground": ground ?? "transparent" };
}
