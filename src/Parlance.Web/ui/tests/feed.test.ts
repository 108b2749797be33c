import assert from "node:assert/strict";
import { test } from "node:test";
import { waitBefore } from "../src/lib/back-off.ts";
import { Feed, type Clock, type Socket } from "../src/lib/feed.ts";

interface Note {
  seq?: number;
  text?: string;
}

class FakeSocket implements Socket {
  sent: string[] = [];
  isClosed = false;
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.isClosed = true;
  }
  say(note: Note): void {
    this.onmessage?.({ data: JSON.stringify(note) });
  }
}

function setUp() {
  const timers: { ms: number; what: () => void }[] = [];
  const clock: Clock = {
    after: (ms, what) => {
      const timer = { ms, what };
      timers.push(timer);
      return () => void timers.splice(0, timers.length, ...timers.filter(one => one !== timer));
    },
    random: () => 1,
  };
  const sockets: FakeSocket[] = [];
  const resumes: (number | undefined)[] = [];
  const received: Note[] = [];
  const feed = new Feed<Note>({
    clock,
    open: from => {
      resumes.push(from);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    read: text => [JSON.parse(text) as Note],
    probe: () => ({ probe: true }),
    sequence: note => note.seq,
    received: note => void received.push(note),
    opened: () => {},
    refused: code => code === 4401,
  });
  return { feed, timers, sockets, resumes, received };
}

test("The feed comes back and says where it was", () => {
  const { feed, timers, sockets, resumes, received } = setUp();
  feed.start();
  sockets[0]!.onopen?.();
  sockets[0]!.say({ seq: 7, text: "a" });
  sockets[0]!.onclose?.({ code: 1006, reason: "" });
  assert.equal(feed.state(), "waiting");
  assert.deepEqual(timers.map(one => one.ms), [500]);
  timers[0]!.what();
  assert.deepEqual(resumes, [undefined, 7]);
  sockets[1]!.onopen?.();
  sockets[1]!.say({ seq: 7, text: "again" });
  sockets[1]!.say({ seq: 8, text: "b" });
  assert.deepEqual(received.map(one => one.text), ["a", "b"]);
});

test("Each try waits longer, up to a limit, and a message starts over", () => {
  const { feed, timers, sockets } = setUp();
  feed.start();
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    sockets.at(-1)!.onclose?.({ code: 1006, reason: "" });
    waits.push(timers.at(-1)!.ms);
    timers.at(-1)!.what();
  }
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  sockets.at(-1)!.onopen?.();
  sockets.at(-1)!.say({ seq: 1 });
  sockets.at(-1)!.onclose?.({ code: 1006, reason: "" });
  assert.equal(timers.at(-1)!.ms, 500);
});

test("A refusal for good is not tried again", () => {
  const { feed, timers, sockets } = setUp();
  feed.start();
  sockets[0]!.onclose?.({ code: 4401, reason: "signed out" });
  assert.equal(feed.state(), "idle");
  assert.equal(timers.length, 0);
});

test("A connection over which nothing comes is given up", () => {
  const { feed, timers, sockets } = setUp();
  feed.start();
  sockets[0]!.onopen?.();
  timers.at(-1)!.what();
  assert.deepEqual(sockets[0]!.sent, ['{"probe":true}']);
  assert(!sockets[0]!.isClosed);
  timers.at(-1)!.what();
  assert(sockets[0]!.isClosed);
  assert.equal(feed.state(), "waiting");
});

test("Nothing is sent while not connected", () => {
  const { feed, sockets } = setUp();
  assert(!feed.send({ a: 1 }));
  feed.start();
  sockets[0]!.onopen?.();
  assert(feed.send({ a: 1 }));
  assert.deepEqual(sockets[0]!.sent, ['{"a":1}']);
  feed.stop();
  assert(!feed.send({ a: 1 }));
});

test("Clients spread their tries over half the wait", () => {
  assert.equal(waitBefore(3, () => 0), 2000);
  assert.equal(waitBefore(3, () => 1), 4000);
});
