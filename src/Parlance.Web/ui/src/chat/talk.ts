import type { Network } from "../api/schema.ts";
import { signal } from "../lib/signals.ts";
import { append, mark, type Line } from "./lines.ts";

let notes = 0;

/** A conversation, in a room or with one person: its lines and what of them was read. */
export class Talk {
  readonly lines: Line[] = [];
  /** Counts up with every change of the lines. */
  readonly version = signal(0);
  readonly unread = signal(0);
  readonly isMentioned = signal(false);
  readonly loaded = signal(false);
  /** What is typed and not sent. */
  readonly draft = signal("");
  readonly sent: string[] = [];
  /** Number of the newest line. */
  lastId = 0;
  private readonly ids = new Set<number>();

  /** Puts in what the server kept, in place of what there was; what came while it was asked for stays. */
  load(lines: readonly Line[], meanwhile: readonly Line[] = []): void {
    this.lines.length = 0;
    this.ids.clear();
    this.lastId = 0;
    lines.forEach(line => this.put(line));
    meanwhile.filter(line => line.kind !== "day" && line.kind !== "fresh").forEach(line => this.add(line));
    this.loaded.set(true);
    this.version.update(count => count + 1);
  }

  /** Adds a line; false when it was there already. */
  add(line: Line): boolean {
    if (line.id !== 0 && this.ids.has(line.id)) {
      return false;
    }
    this.put(line);
    this.version.update(count => count + 1);
    return true;
  }

  note(text: string, kind: "note" | "alert" = "note", at = new Date()): void {
    this.add({ key: `note-${notes++}`, id: 0, kind, at, name: "", network: "server" satisfies Network, text, isMine: false, isMention: false });
  }

  /** Draws the line between what was read and what is new. */
  markFresh(): void {
    this.clearFresh();
    if (this.unread.peek() > 0) {
      const at = this.firstUnread();
      if (at > 0) {
        this.lines.splice(at, 0, mark("fresh", this.lines[at]!.at));
        this.version.update(count => count + 1);
      }
    }
  }

  clearFresh(): void {
    const at = this.lines.findIndex(line => line.kind === "fresh");
    if (at >= 0) {
      this.lines.splice(at, 1);
      this.version.update(count => count + 1);
    }
  }

  /** Everything was read, here or on another page. */
  read(): void {
    this.unread.set(0);
    this.isMentioned.set(false);
  }

  private firstUnread(): number {
    let left = this.unread.peek();
    for (let i = this.lines.length - 1; i >= 0; i--) {
      const line = this.lines[i]!;
      if ((line.kind === "line" || line.kind === "emote") && !line.isMine && --left === 0) {
        return i;
      }
    }
    return -1;
  }

  private put(line: Line): void {
    append(this.lines, line);
    if (line.id !== 0) {
      this.ids.add(line.id);
      this.lastId = Math.max(this.lastId, line.id);
    }
  }
}
