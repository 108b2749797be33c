import assert from "node:assert/strict";
import { test } from "node:test";
import { Heights } from "../src/lib/heights.ts";

test("Sums follow measured heights, like a plain sum would", () => {
  const heights = new Heights(20);
  heights.resize(1000);
  const plain = Array.from({ length: 1000 }, () => 20);
  for (let i = 0; i < 1000; i += 7) {
    plain[i] = 10 + (i % 90);
    heights.measure(i, plain[i]!);
  }
  for (const row of [0, 1, 2, 63, 64, 65, 511, 999, 1000]) {
    assert.equal(heights.above(row), plain.slice(0, row).reduce((a, b) => a + b, 0));
  }
});

test("The row at a distance is the one that covers it", () => {
  const heights = new Heights(10);
  heights.resize(5);
  heights.measure(1, 30);
  assert.equal(heights.at(0), 0);
  assert.equal(heights.at(9.9), 0);
  assert.equal(heights.at(10), 1);
  assert.equal(heights.at(39), 1);
  assert.equal(heights.at(40), 2);
  assert.equal(heights.at(100000), 4);
});

test("Rows dropped and added at the front move the others", () => {
  const heights = new Heights(10);
  heights.resize(4);
  heights.measure(2, 25);
  heights.dropFront(2);
  assert.equal(heights.of(0), 25);
  assert.equal(heights.total, 35);
  heights.addFront(3);
  assert.equal(heights.of(3), 25);
  assert.equal(heights.above(3), 30);
  heights.resize(0);
  assert.equal(heights.total, 0);
});

test("Ten thousand rows are measured and found in a moment", () => {
  const heights = new Heights(24);
  heights.resize(10_000);
  for (let i = 0; i < 10_000; i++) {
    heights.measure(i, 20 + (i % 40));
  }
  for (let i = 0; i < 10_000; i++) {
    assert.equal(heights.at(heights.above(i)), i);
  }
});
