import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network, RoomMember } from "../src/api/schema.ts";
import { entered, left } from "../src/console/members.ts";

const who = (name: string, ...networks: Network[]): RoomMember => ({ name, isGuest: false, networks, presence: "online", standing: "member" });

test("Somebody who comes from a second network is one person still", () => {
  assert.deepEqual(entered([who("ann", "ares"), who("bob", "web")], who("ann", "soulseek")), [who("ann", "ares", "soulseek"), who("bob", "web")]);
  assert.deepEqual(entered([who("ann", "ares")], who("ann", "ares")), [who("ann", "ares")], "the same event twice");
});

test("Somebody who leaves from one network stays on the other", () => {
  assert.deepEqual(left([who("ann", "ares", "soulseek"), who("bob", "web")], "ann", "ares"), [who("ann", "soulseek"), who("bob", "web")]);
  assert.deepEqual(left([who("ann", "ares"), who("bob", "web")], "ann"), [who("bob", "web")]);
});
