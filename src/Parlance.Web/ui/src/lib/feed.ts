import { batch, signal, type Signal } from "./signals.ts";
import { waitBefore } from "./back-off.ts";

/** The part of a WebSocket that the feed needs; tests give their own. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

export interface Clock {
  after(ms: number, what: () => void): () => void;
  random(): number;
}

export type FeedState = "idle" | "connecting" | "open" | "waiting";

export interface FeedOptions<In> {
  readonly open: (resumeFrom: number | undefined) => Socket;
  readonly clock: Clock;
  /** The events in one message of the socket, oldest first. */
  readonly read: (text: string) => readonly In[];
  /** The sequence number of an event, if it counts. */
  readonly sequence: (event: In) => number | undefined;
  readonly received: (event: In) => void;
  readonly opened: () => void;
  /** Something the server answers, sent when nothing was heard for a while. */
  readonly probe: () => unknown;
  /** The server ended it for good (signed out, banned): gives true when no other try should follow. */
  readonly refused?: (code: number, reason: string) => boolean;
}

const probeAfterMs = 25_000;
const deadAfterMs = 15_000;

/** One connection that comes back by itself and says where it was. */
export class Feed<In> {
  readonly state: Signal<FeedState> = signal<FeedState>("idle");
  private socket: Socket | undefined;
  private attempt = 0;
  private lastSequence: number | undefined;
  private cancel: () => void = () => {};
  private cancelQuiet: () => void = () => {};

  constructor(private readonly options: FeedOptions<In>) {}

  start(): void {
    if (this.state.peek() === "idle") {
      this.connect();
    }
  }

  stop(): void {
    this.cancel();
    this.cancelQuiet();
    this.attempt = 0;
    this.lastSequence = undefined;
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    this.state.set("idle");
  }

  /** Tries at once instead of waiting on: the network came back, or the reader did. */
  retryNow(): void {
    if (this.state.peek() === "waiting") {
      this.cancel();
      this.connect();
    }
  }

  /** Goes on from a number the server gave. */
  restartAt(sequence: number | undefined): void {
    this.lastSequence = sequence;
  }

  /** Sends when connected; false when not. */
  send(message: unknown): boolean {
    if (this.state.peek() !== "open" || !this.socket) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  private connect(): void {
    this.state.set("connecting");
    const socket = this.options.open(this.lastSequence);
    this.socket = socket;
    socket.onopen = () => this.opened(socket);
    socket.onmessage = event => this.received(socket, event.data);
    socket.onclose = event => this.closed(socket, event.code, event.reason);
  }

  private opened(socket: Socket): void {
    if (socket === this.socket) {
      this.state.set("open");
      this.listen(socket);
      this.options.opened();
    }
  }

  private received(socket: Socket, data: unknown): void {
    if (socket !== this.socket || typeof data !== "string") {
      return;
    }
    this.attempt = 0;
    this.listen(socket);
    batch(() => this.options.read(data).forEach(event => this.take(event)));
  }

  private take(event: In): void {
    const sequence = this.options.sequence(event);
    if (sequence !== undefined) {
      if (this.lastSequence !== undefined && sequence <= this.lastSequence) {
        return;
      }
      this.lastSequence = sequence;
    }
    this.options.received(event);
  }

  /** A connection over which nothing came for long is asked for a sign of life; without one it is dead, whatever the socket says. */
  private listen(socket: Socket): void {
    this.cancelQuiet();
    this.cancelQuiet = this.options.clock.after(probeAfterMs, () => {
      this.send(this.options.probe());
      this.cancelQuiet = this.options.clock.after(deadAfterMs, () => this.giveUp(socket));
    });
  }

  private giveUp(socket: Socket): void {
    if (socket === this.socket) {
      socket.close();
      this.closed(socket, 4000, "quiet");
    }
  }

  private closed(socket: Socket, code: number, reason: string): void {
    if (socket !== this.socket) {
      return;
    }
    this.socket = undefined;
    this.cancelQuiet();
    if (this.options.refused?.(code, reason)) {
      this.state.set("idle");
      return;
    }
    const wait = waitBefore(this.attempt++, () => this.options.clock.random());
    this.state.set("waiting");
    this.cancel = this.options.clock.after(wait, () => this.connect());
  }
}
