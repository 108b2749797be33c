import assert from "node:assert/strict";
import { test } from "node:test";
import { completion } from "../src/chat/completion.ts";
import { linesOf, parseTell } from "../src/chat/typed.ts";

test("A name that is begun is completed, with a colon where the line begins with it", () => {
  assert.deepEqual(completion("ali", 3, ["bob", "Alice"]), { text: "Alice: ", caret: 7 });
  assert.deepEqual(completion("hi @al, you", 6, ["Alice"]), { text: "hi Alice , you", caret: 9 });
});

test("A name of several words is completed from any of its beginnings", () => {
  assert.deepEqual(completion("bob the b", 9, ["Bob the Builder"]), { text: "Bob the Builder: ", caret: 17 });
});

test("Where no name begins so, Tab is left to move on", () => {
  assert.equal(completion("", 0, ["alice"]), undefined);
  assert.equal(completion("hello ", 6, ["alice"]), undefined);
  assert.equal(completion("xyz", 3, ["alice"]), undefined);
});

test("A message to somebody names them first, in quotes when the name has spaces", () => {
  assert.deepEqual(parseTell("bob hello there"), { to: "bob", words: "hello there" });
  assert.deepEqual(parseTell('"Bob the Builder" hi\nyou'), { to: "Bob the Builder", words: "hi\nyou" });
  assert.equal(parseTell("bob"), undefined);
});

test("Rooms take one line at a time, and none that are empty", () => {
  assert.deepEqual(linesOf(" a \n\n b"), ["a", "b"]);
});
