import assert from "node:assert/strict";
import { test } from "node:test";
import { link } from "../src/lib/dom.ts";
import { showBytes, showDuration } from "../src/lib/format.ts";
import { t } from "../src/lib/i18n.ts";
import { en } from "../src/strings/en.ts";

test("Counts choose the plural", () => {
  assert.equal(t("room.people", { count: 1 }), "1 person inside");
  assert.equal(t("room.people", { count: 1234 }), "1,234 people inside");
});

test("A value is put in as it is, also one that looks like a place for a value", () => {
  assert.equal(t("room.left", { name: "{count}<b>" }), "{count}<b> left");
});

test("No words are empty, and every place for a value is a plain name", () => {
  for (const [key, message] of Object.entries(en)) {
    for (const text of typeof message === "string" ? [message] : Object.values(message)) {
      assert(text.trim().length > 0, key);
      assert(!/\{(?!\w+\})/.test(text), key);
    }
  }
});

test("Bytes and durations are short", () => {
  assert.equal(showBytes(0), "0 B");
  assert.equal(showBytes(1536), "1.5 kB");
  assert.equal(showBytes(151_000_000), "151 MB");
  assert.equal(showDuration(0), "0 s");
  assert.equal(showDuration(4000), "1 h 6 min");
  assert.equal(showDuration(90_061), "1 d 1 h");
});

test("Only harmless addresses are followed", () => {
  for (const good of ["#/room/Lobby", "/api/v1/admin/backups/x", "https://example.org/", "HTTP://example.org"]) {
    assert.equal(link(good), good);
  }
  for (const bad of ["javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example/", "vbscript:x", "https://a\nb", "file:///etc/passwd", "blob:x", ""]) {
    assert.equal(link(bad), undefined);
  }
});
