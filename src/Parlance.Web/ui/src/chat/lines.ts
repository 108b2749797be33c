import type { Network } from "../api/schema.ts";

/** Something shown in a conversation. */
export interface Line {
  /** Unique in its conversation and steady. */
  readonly key: string;
  /** Number the server knows it by; 0 for what it does not number. */
  readonly id: number;
  readonly kind: "line" | "emote" | "note" | "alert" | "day" | "fresh";
  readonly at: Date;
  readonly name: string;
  readonly network: Network;
  /** With formatting. */
  readonly text: string;
  readonly isMine: boolean;
  readonly isMention: boolean;
}

/** Most lines kept of one conversation; the oldest give way. */
export const maxLines = 10_000;

const sameBreathMs = 5 * 60_000;

/** Whether a line is shown under the same head as the one before. */
export function follows(before: Line | undefined, line: Line): boolean {
  return before !== undefined && before.kind === "line" && line.kind === "line" && before.name === line.name && before.network === line.network
    && line.at.getTime() - before.at.getTime() < sameBreathMs;
}

/** Adds a line, with a mark for the day where a new one begins. */
export function append(lines: Line[], line: Line): number {
  const last = lines.at(-1);
  if (last === undefined || last.at.toDateString() !== line.at.toDateString()) {
    lines.push(mark("day", line.at));
  }
  lines.push(line);
  const over = lines.length - maxLines;
  if (over > 0) {
    lines.splice(0, over);
  }
  return Math.max(0, over);
}

export function mark(kind: "day" | "fresh", at: Date): Line {
  return { key: `${kind}-${kind === "day" ? at.toDateString() : "mark"}`, id: 0, kind, at, name: "", network: "server", text: "", isMine: false, isMention: false };
}

/** Whether a text names somebody as a word of its own, ignoring case. */
export function mentions(text: string, name: string): boolean {
  const where = text.toLowerCase().indexOf(name.toLowerCase());
  return name.length > 0 && where >= 0 && isEdge(text[where - 1]) && isEdge(text[where + name.length]);
}

function isEdge(letter: string | undefined): boolean {
  return letter === undefined || !/[\p{L}\p{N}_]/u.test(letter);
}
