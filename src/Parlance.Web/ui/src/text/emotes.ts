import type { Piece } from "./formatting.ts";

/** What people of these networks typed, and what is shown for it. */
export const emotes: Readonly<Record<string, string>> = {
  ":-)": "🙂", ":)": "🙂", ":-D": "😄", ":D": "😄", ";-)": "😉", ";)": "😉", ":-(": "🙁", ":(": "🙁", ":'(": "😢",
  ":-P": "😛", ":P": "😛", ":-p": "😛", ":p": "😛", ":-O": "😮", ":O": "😮", ":-o": "😮", ":o": "😮", ":-*": "😘", ":*": "😘",
  ":-/": "😕", ":-S": "😖", ":S": "😖", ":@": "😠", "8-)": "😎", "(H)": "😎", "(h)": "😎", ":-|": "😐", ":|": "😐", ":-$": "😳", ":$": "😳",
  "(A)": "😇", "(a)": "😇", "(6)": "😈", "(Y)": "👍", "(y)": "👍", "(N)": "👎", "(n)": "👎", "(L)": "❤️", "(l)": "❤️", "(U)": "💔", "(u)": "💔",
  "(K)": "💋", "(k)": "💋", "(F)": "🌹", "(f)": "🌹", "(B)": "🍺", "(b)": "🍺", "(D)": "🍸", "(d)": "🍸", "(C)": "☕", "(c)": "☕",
  "(G)": "🎁", "(g)": "🎁", "(8)": "🎵", "(*)": "⭐", "(S)": "🌙", "(#)": "☀️", "(I)": "💡", "(i)": "💡", "(P)": "📷", "(p)": "📷", "(E)": "✉️", "(e)": "✉️",
  "<3": "❤️",
};

const quoted = Object.keys(emotes).sort((a, b) => b.length - a.length).map(one => one.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
const pattern = new RegExp(`(?<![^\\s])(?:${quoted.join("|")})(?![^\\s.,!?])`, "g");

/** Makes pieces of their own of emotes that stand alone between words. */
export function findEmotes(piece: Piece): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(pattern)) {
    if (match.index > from) {
      found.push({ ...piece, text: piece.text.slice(from, match.index) });
    }
    found.push({ ...piece, text: match[0], emote: emotes[match[0]] });
    from = match.index + match[0].length;
  }
  if (from === 0) {
    return [piece];
  }
  if (from < piece.text.length) {
    found.push({ ...piece, text: piece.text.slice(from) });
  }
  return found;
}
