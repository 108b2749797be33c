import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, grounds, hueOf, legible } from "../src/text/colours.ts";
import { cleanName, parse, strip } from "../src/text/formatting.ts";

test("A plain line is one piece", () => {
  assert.deepEqual(parse("hello there").map(piece => piece.text), ["hello there"]);
});

test("Colours, bold, slanted and underlined switch on and off", () => {
  const pieces = parse("a\x0304red\x0502on blue\x06bold\x06\x07under\x07\x09slant\x09");
  assert.deepEqual(pieces.map(one => one.text), ["a", "red", "on blue", "bold", "under", "slant"]);
  assert.equal(pieces[1]!.ink, "#ff0000");
  assert.equal(pieces[2]!.ground, "#000080");
  assert.deepEqual(pieces.map(one => one.bold), [false, false, false, true, false, false]);
  assert.deepEqual(pieces.map(one => one.underline), [false, false, false, false, true, false]);
  assert.deepEqual(pieces.map(one => one.italic), [false, false, false, false, false, true]);
});

test("Exact colours are read, wrong ones are text", () => {
  assert.equal(parse("\x03#12abEFx")[0]!.ink, "#12abef");
  assert.equal(parse("\x03#12xx")[0]!.text, "#12xx");
  assert.equal(parse("\x0399x")[0]!.ink, undefined);
});

test("Control characters vanish, line ends stay", () => {
  assert.equal(strip("a\x00b\x1b[31mc\nd\x7f\x9d"), "ab[31mc\nd");
});

test("Markup of any kind stays text", () => {
  for (const hostile of ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{constructor.constructor('x')()}}", "javascript:alert(1)", "data:text/html,x"]) {
    const pieces = parse(hostile);
    assert.equal(pieces.map(piece => piece.text).join(""), hostile);
    assert(pieces.every(piece => piece.link === undefined));
  }
});

test("Only web addresses become links, without the sentence's full stop", () => {
  const pieces = parse("see https://example.org/a_(b), and http://x.y/z.");
  assert.deepEqual(pieces.filter(one => one.link).map(one => one.text), ["https://example.org/a_(b)", "http://x.y/z"]);
  assert.equal(pieces.map(one => one.text).join(""), "see https://example.org/a_(b), and http://x.y/z.");
  assert(parse("http://user:pass@evil.example/").every(one => !one.link));
});

test("Emotes stand alone between words", () => {
  const pieces = parse("hi :-) there <3!");
  assert.deepEqual(pieces.filter(one => one.emote).map(one => one.text), [":-)", "<3"]);
  assert(parse("http://a.b/:)x C:\\Docs foo:D").every(one => !one.emote));
});

test("Names lose what would make them look like others", () => {
  assert.equal(cleanName("ad\u200bmin\u202e\x0304"), "admin");
});

test("Every colour of a stranger is readable on both themes", () => {
  for (let i = 0; i < 4096; i++) {
    const ink = `#${[i >> 8, (i >> 4) & 15, i & 15].map(part => (part * 17).toString(16).padStart(2, "0")).join("")}`;
    for (const ground of Object.values(grounds)) {
      assert(contrast(legible(ink, ground), ground) >= 4.5, `${ink} on ${ground}`);
    }
  }
});

test("A name's hue is steady and ignores case", () => {
  assert.equal(hueOf("Alice"), hueOf("aLICE"));
  assert(hueOf("Alice") !== hueOf("Bob"));
});
