/** Rooms take one line at a time. */
export function linesOf(text: string): string[] {
  return text.split("\n").map(line => line.trim()).filter(Boolean);
}

/** `name words` or `"name with spaces" words`. */
export function parseTell(text: string): { to: string; words: string } | undefined {
  const found = /^(?:"([^"]+)"|(\S+))\s+([\s\S]+)$/.exec(text);
  return found ? { to: found[1] ?? found[2]!, words: found[3]!.trim() } : undefined;
}
