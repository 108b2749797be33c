/** Completes the name that is being typed; nothing when no name begins so, so that Tab may move on. */
export function completion(text: string, caret: number, names: readonly string[]): { text: string; caret: number } | undefined {
  const before = text.slice(0, caret);
  for (let from = wordStart(before); from >= 0; from = from === 0 ? -1 : wordStart(before.slice(0, from).trimEnd())) {
    const begun = before.slice(from).replace(/^@/, "").toLowerCase();
    const name = begun.length > 0 ? names.find(one => one.toLowerCase().startsWith(begun)) : undefined;
    if (name !== undefined) {
      const put = from === 0 ? `${name}: ` : `${name} `;
      return { text: before.slice(0, from) + put + text.slice(caret), caret: from + put.length };
    }
  }
  return undefined;
}

function wordStart(text: string): number {
  return /\s$/.test(text) || text === "" ? -1 : Math.max(text.lastIndexOf(" "), text.lastIndexOf("\n")) + 1;
}
