import { Feed, type Socket } from "../lib/feed.ts";
import { Problem } from "../lib/http.ts";
import { signal } from "../lib/signals.ts";
import type { FeedCommand, FeedEvent, FeedTopic } from "./schema.ts";

type Listener = (event: FeedEvent) => void;

interface Pending {
  resolve: () => void;
  reject: (problem: Error) => void;
}

const answerWithinMs = 15_000;

/** Ends after which the page comes back by itself. */
const passing: ReadonlySet<string> = new Set(["serverStopping", "slowReader", "clientLeft"]);

/** The page's one line to the server. */
export class Live {
  /** Counts up each time something may have been missed and must be read again. */
  readonly generation = signal(0);
  /** Counts up each time the server begins to tell of other topics: what was read before may be out of date. */
  readonly listening = signal(0);
  readonly ended = signal<string | undefined>(undefined);
  private readonly listeners = new Set<Listener>();
  private readonly pending = new Map<string, Pending>();
  private readonly topics = new Map<FeedTopic, number>([["chat", 1]]);
  private readonly rooms = new Map<string, number>();
  private next = 0;
  private readonly feed = new Feed<FeedEvent>({
    clock: {
      after: (ms, what) => {
        const timer = setTimeout(what, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    },
    open: from => new WebSocket(this.address(from)) as unknown as Socket,
    read: text => JSON.parse(text) as FeedEvent[],
    sequence: event => (event.type === "hello" ? undefined : event.seq ?? undefined),
    received: event => this.receive(event),
    opened: () => {},
    probe: () => this.envelope(this.wish()),
    refused: () => this.ended.peek() !== undefined,
  });

  readonly state = this.feed.state;

  start(): void {
    this.ended.set(undefined);
    this.feed.start();
  }

  stop(): void {
    this.feed.stop();
    this.failAll("stopped");
  }

  retryNow(): void {
    this.feed.retryNow();
  }

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Listens to a topic until the returned function is called. */
  subscribe(topic: FeedTopic): () => void {
    return this.count(this.topics, topic);
  }

  /** Hears what happens in a public room, without being inside, until the returned function is called. */
  follow(room: string): () => void {
    return this.count(this.rooms, room);
  }

  /** Does not bring the reader online while only the console is open; until the returned function is called. */
  withoutChat(): () => void {
    this.topics.set("chat", 0);
    return () => void this.topics.set("chat", 1);
  }

  /** Asks for something; settles when the server has answered. */
  ask(command: FeedCommand): Promise<void> {
    const message = this.envelope(command);
    return new Promise((resolve, reject) => {
      if (!this.feed.send(message)) {
        reject(new Error("not connected"));
        return;
      }
      const timer = setTimeout(() => this.settle(message.id, one => one.reject(new Error("no answer"))), answerWithinMs);
      const end = <A extends unknown[]>(then: (...a: A) => void) => (...a: A) => {
        clearTimeout(timer);
        then(...a);
      };
      this.pending.set(message.id, { resolve: end(resolve), reject: end(reject) });
    });
  }

  private envelope(command: FeedCommand): FeedCommand & { id: string } {
    return { ...command, id: String(++this.next) };
  }

  private count<K>(wishes: Map<K, number>, wish: K): () => void {
    wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
    this.tellTopics();
    return () => {
      wishes.set(wish, wishes.get(wish)! - 1);
      this.tellTopics();
    };
  }

  private wish(): { type: "subscribe"; topics: FeedTopic[]; rooms: string[] } {
    return { type: "subscribe", topics: wanted(this.topics), rooms: wanted(this.rooms) };
  }

  private tellTopics(): void {
    if (this.state.peek() === "open") {
      this.ask(this.wish()).then(() => this.listening.update(count => count + 1), () => this.feed.retryNow());
    }
  }

  private address(from: number | undefined): string {
    const { topics, rooms } = this.wish();
    const query = [`topics=${topics.join(",")}`, ...rooms.map(room => `room=${encodeURIComponent(room)}`), ...(from === undefined ? [] : [`after=${from}`])].join("&");
    return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/feed?${query}`;
  }

  private receive(event: FeedEvent): void {
    switch (event.type) {
      case "hello":
        this.feed.restartAt(event.seq ?? undefined);
        if (!event.resumed) {
          this.failAll("reconnected");
          this.generation.update(count => count + 1);
          this.listening.update(count => count + 1);
        }
        if (event.topics.length !== wanted(this.topics).length || event.rooms.length !== wanted(this.rooms).length) {
          this.tellTopics();
        }
        break;
      case "done":
        this.settle(event.id, one => one.resolve());
        break;
      case "failed":
        this.settle(event.id, one => one.reject(new Problem(0, event.detail, event.detail, {}, event.code)));
        break;
      case "ended":
        this.ended.set(passing.has(event.reason) ? undefined : event.reason);
        break;
    }
    this.listeners.forEach(listener => listener(event));
  }

  private settle(id: string, how: (one: Pending) => void): void {
    const one = this.pending.get(id);
    if (one) {
      this.pending.delete(id);
      how(one);
    }
  }

  private failAll(why: string): void {
    [...this.pending.keys()].forEach(id => this.settle(id, one => one.reject(new Error(why))));
  }
}

function wanted<K>(wishes: ReadonlyMap<K, number>): K[] {
  return [...wishes].filter(([, count]) => count > 0).map(([wish]) => wish);
}

export const live = new Live();
