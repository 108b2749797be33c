import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, computed, effect, onEnd, scope, signal, untracked } from "../src/lib/signals.ts";

test("An effect runs at once and again when what it read changes", () => {
  const name = signal("a");
  const seen: string[] = [];
  effect(() => void seen.push(name()));
  name.set("b");
  name.set("b");
  assert.deepEqual(seen, ["a", "b"]);
});

test("A batch of changes tells readers once", () => {
  const one = signal(1);
  const two = signal(2);
  const seen: number[] = [];
  effect(() => void seen.push(one() + two()));
  batch(() => {
    one.set(10);
    two.set(20);
  });
  assert.deepEqual(seen, [3, 30]);
});

test("A computed value tells its readers only when it differs", () => {
  const number = signal(1);
  const isOdd = computed(() => number() % 2 === 1);
  let runs = 0;
  effect(() => {
    isOdd();
    runs++;
  });
  number.set(3);
  assert.equal(runs, 1);
  number.set(4);
  assert.equal(runs, 2);
});

test("Effects made inside an effect end with its next run", () => {
  const outer = signal(0);
  const inner = signal(0);
  let runs = 0;
  effect(() => {
    outer();
    effect(() => {
      inner();
      runs++;
    });
  });
  outer.set(1);
  outer.set(2);
  runs = 0;
  inner.set(1);
  assert.equal(runs, 1);
});

test("A scope ends all that was made inside", () => {
  const value = signal(0);
  let runs = 0;
  let ended = false;
  const [, end] = scope(() => {
    onEnd(() => (ended = true));
    effect(() => {
      value();
      runs++;
    });
  });
  end();
  value.set(1);
  assert.equal(runs, 1);
  assert(ended);
});

test("What is read untracked does not run the effect again", () => {
  const value = signal(0);
  let runs = 0;
  effect(() => {
    untracked(value);
    runs++;
  });
  value.set(1);
  assert.equal(runs, 1);
});

test("Values that change each other without end are stopped", () => {
  const value = signal(0);
  assert.throws(() => effect(() => value.set(value() + 1)), /without end/);
});
