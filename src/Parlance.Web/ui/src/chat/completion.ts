const mostWords = 6;

/** Completes the name that is being typed, of one word or several; nothing when no name begins so, so that Tab may move on. */
export function completion(text: string, caret: number, names: readonly string[]): { text: string; caret: number } | undefined {
  const before = text.slice(0, caret);
  for (const from of wordStarts(before)) {
    const begun = before.slice(from).replace(/^@/, "").toLowerCase();
    const name = begun === "" ? undefined : names.find(one => one.toLowerCase().startsWith(begun));
    if (name !== undefined) {
      const put = from === 0 ? `${name}: ` : `${name} `;
      return { text: before.slice(0, from) + put + text.slice(caret), caret: from + put.length };
    }
  }
  return undefined;
}

/** Where the last words begin, the earliest first. */
function wordStarts(text: string): number[] {
  return [...text.matchAll(/(?<!\S)\S/g)].map(match => match.index).slice(-mostWords);
}
