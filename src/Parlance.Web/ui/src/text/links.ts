import type { Piece } from "./formatting.ts";

const address = /https?:\/\/[^\s<>"'`{}|\\^]{3,500}/gi;
const trailing = /[.,;:!?)\]]+$/;

/** Makes pieces of their own of what looks like a web address. Only http and https are followed, ever. */
export function findLinks(piece: Piece): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(address)) {
    const shown = trim(match[0]);
    const target = safe(shown);
    if (!target) {
      continue;
    }
    if (match.index > from) {
      found.push({ ...piece, text: piece.text.slice(from, match.index) });
    }
    found.push({ ...piece, text: shown, link: target });
    from = match.index + shown.length;
  }
  if (from === 0) {
    return [piece];
  }
  if (from < piece.text.length) {
    found.push({ ...piece, text: piece.text.slice(from) });
  }
  return found;
}

/** A sentence's full stop is not part of the address; a closing bracket is when it was opened inside. */
function trim(text: string): string {
  const cut = text.replace(trailing, "");
  return text[cut.length] === ")" && cut.includes("(") ? text.slice(0, cut.length + 1) : cut;
}

function safe(text: string): string | undefined {
  try {
    const url = new URL(text);
    return (url.protocol === "http:" || url.protocol === "https:") && url.hostname && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
