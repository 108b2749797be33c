/**
 * Reads the formatting that rooms of Ares use: 03 and 05 with two digits or `#RRGGBB` for the colour of letters and ground,
 * 06 bold, 07 underlined, 09 slanted, all switched on and off. Other networks have none, and their texts come out as one plain piece.
 */
import { findEmotes } from "./emotes.ts";
import { findLinks } from "./links.ts";

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly ink: string | undefined;
  readonly ground: string | undefined;
}

export interface Piece extends Style {
  readonly text: string;
  readonly link?: string;
  readonly emote?: string;
}

export const plain: Style = { bold: false, italic: false, underline: false, ink: undefined, ground: undefined };

const palette = [
  "#ffffff", "#000000", "#000080", "#008000", "#ff0000", "#800000", "#800080", "#ffa500",
  "#ffff00", "#00ff00", "#008080", "#00ffff", "#0000ff", "#ff00ff", "#808080", "#c0c0c0",
] as const;

const inkCode = 0x03;
const groundCode = 0x05;
const boldCode = 0x06;
const underlineCode = 0x07;
const italicCode = 0x09;
const prefix = 0x02;

/** Cuts a line into pieces of one style each, with links and emotes as pieces of their own. */
export function parse(text: string): Piece[] {
  return runs(text).flatMap(piece => findLinks(piece)).flatMap(piece => (piece.link ? [piece] : findEmotes(piece)));
}

/** The line without its formatting. */
export function strip(text: string): string {
  return runs(text).map(piece => piece.text).join("");
}

function runs(text: string): Piece[] {
  const pieces: Piece[] = [];
  let style: Style = plain;
  let kept = "";
  const cut = (next: Style) => {
    if (kept) {
      pieces.push({ ...style, text: kept });
      kept = "";
    }
    style = next;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === inkCode || code === groundCode) {
      const [colour, length] = colourAt(text, i + 1);
      i += length;
      cut(code === inkCode ? { ...style, ink: colour } : { ...style, ground: colour });
    } else if (code === boldCode) {
      cut({ ...style, bold: !style.bold });
    } else if (code === underlineCode) {
      cut({ ...style, underline: !style.underline });
    } else if (code === italicCode) {
      cut({ ...style, italic: !style.italic });
    } else if (code !== prefix && isShown(code)) {
      kept += text[i]!;
    }
  }
  cut(plain);
  return pieces;
}

/** The colour named at a place and how many letters name it; a code without a colour ends the colour. */
function colourAt(text: string, at: number): [string | undefined, number] {
  const digits = /^\d\d/.exec(text.slice(at, at + 2));
  if (digits) {
    return [palette[Number(digits[0])], 2];
  }
  const exact = /^#[0-9a-f]{6}/i.exec(text.slice(at, at + 7));
  return exact ? [exact[0].toLowerCase(), 7] : [undefined, 0];
}

/** Control characters are not shown; line ends are. */
function isShown(code: number): boolean {
  return code === 0x0a || (code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa0) && code !== 0xad);
}

/** A name without what could make it look like another: controls, direction marks and invisible letters. */
export function cleanName(name: string): string {
  return strip(name).replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\n]/g, "");
}
