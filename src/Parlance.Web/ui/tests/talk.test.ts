import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../src/chat/lines.ts";
import { Talk } from "../src/chat/talk.ts";

const line = (id: number, text: string): Line => ({ key: `m${id}`, id, kind: "line", at: new Date(id * 1000), name: "ann", network: "web", text, isMine: false, isMention: false });
const texts = (talk: Talk) => talk.lines.filter(one => one.kind === "line").map(one => one.text);

test("What comes while a conversation is read stays, once", () => {
  const talk = new Talk();
  talk.add(line(1, "one"));
  const known = talk.lines.length;
  talk.add(line(2, "two"));
  talk.add(line(3, "three"));
  talk.load([line(1, "one"), line(2, "two")], talk.lines.slice(known));
  assert.deepEqual(texts(talk), ["one", "two", "three"]);
});

test("What the server does not know any more goes", () => {
  const talk = new Talk();
  talk.add(line(1, "one"));
  talk.load([line(2, "two")]);
  assert.deepEqual(texts(talk), ["two"]);
});
