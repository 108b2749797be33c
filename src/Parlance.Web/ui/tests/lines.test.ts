import assert from "node:assert/strict";
import { test } from "node:test";
import { append, follows, maxLines, mentions, type Line } from "../src/chat/lines.ts";
import { Room } from "../src/chat/room.ts";
import { Talk } from "../src/chat/talk.ts";

function line(id: number, name = "alice", minutes = 0): Line {
  return { key: String(id), id, kind: "line", at: new Date(2020, 1, 1, 12, minutes), name, network: "ares", text: `line ${id}`, isMine: false, isMention: false };
}

test("Lines of one breath share a head", () => {
  assert(follows(line(1), line(2)));
  assert(!follows(line(1), line(2, "bob")));
  assert(!follows(line(1), line(2, "alice", 6)));
  assert(!follows(undefined, line(1)));
});

test("A day begins with its mark, and only the newest lines are kept", () => {
  const lines: Line[] = [];
  for (let i = 1; i <= maxLines + 500; i++) {
    append(lines, line(i));
  }
  assert.equal(lines.length, maxLines);
  assert.equal(lines.at(-1)!.id, maxLines + 500);
  assert.equal(append([], line(1)), 0);
});

test("A name is mentioned as a word of its own", () => {
  assert(mentions("hello Alice!", "alice"));
  assert(mentions("alice: hi", "Alice"));
  assert(!mentions("malice", "alice"));
  assert(!mentions("alice2", "alice"));
  assert(!mentions("anything", ""));
});

test("A line that comes twice is shown once", () => {
  const talk = new Talk();
  assert(talk.add(line(1)));
  assert(!talk.add(line(1)));
  assert.equal(talk.lines.filter(one => one.id === 1).length, 1);
  talk.load([line(1), line(2)]);
  assert(!talk.add(line(2)));
  assert.equal(talk.lastId, 2);
});

test("The mark of the new stands before the first unread line of others", () => {
  const talk = new Talk();
  talk.load([line(1), line(2), { ...line(3), isMine: true }, line(4)]);
  talk.unread.set(2);
  talk.markFresh();
  assert.deepEqual(talk.lines.map(one => (one.kind === "line" ? one.id : one.kind)), ["day", 1, "fresh", 2, 3, 4]);
  talk.clearFresh();
  assert(talk.lines.every(one => one.kind !== "fresh"));
});

test("Somebody on two networks is inside until both are gone", () => {
  const room = new Room("Lobby");
  const member = { name: "alice", isGuest: false, presence: "online", standing: "member" } as const;
  assert(room.enter({ ...member, networks: ["ares"] }));
  assert(!room.enter({ ...member, networks: ["icq"] }));
  assert.deepEqual(room.members.get("alice")!.networks, ["ares", "icq"]);
  room.leave("alice", "ares", false);
  assert.deepEqual(room.members.get("alice")!.networks, ["icq"]);
  room.leave("alice", "icq", true);
  assert.equal(room.members.size, 0);
});
