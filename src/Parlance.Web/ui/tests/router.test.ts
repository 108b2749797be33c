import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlace, placeHref } from "../src/lib/router.ts";

test("Names with slashes, hashes and percent signs survive the address bar", () => {
  for (const name of ["Lobby", "a/b", "50% off #1", "café ☕", "../x", "%zz"]) {
    assert.deepEqual(parsePlace(placeHref("room", name)), ["room", name]);
  }
});

test("A broken address is taken as it is", () => {
  assert.deepEqual(parsePlace("#/room/%zz"), ["room", "%zz"]);
  assert.deepEqual(parsePlace(""), []);
});
