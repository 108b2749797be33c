/** Values that tell those who read them when they change. */

type Cleanup = () => void;

interface Observer {
  run(): void;
  readonly sources: Set<Set<Observer>>;
}

/** What was made inside a piece of code and ends with it. */
interface Owner {
  cleanups: Cleanup[];
}

let reader: Observer | undefined;
let owner: Owner | undefined;
let depth = 0;
const waiting = new Set<Observer>();

/** A value: call it to read, `set` or `update` to change. */
export interface Signal<T> {
  (): T;
  set(value: T): void;
  update(change: (value: T) => T): void;
  /** Tells readers although the value is the same object, changed inside. */
  touch(): void;
  peek(): T;
}

export function signal<T>(initial: T): Signal<T> {
  let value = initial;
  const observers = new Set<Observer>();
  const read = (() => {
    if (reader) {
      observers.add(reader);
      reader.sources.add(observers);
    }
    return value;
  }) as Signal<T>;
  const tell = () => batch(() => observers.forEach(one => waiting.add(one)));
  read.set = next => {
    if (!Object.is(next, value)) {
      value = next;
      tell();
    }
  };
  read.update = change => read.set(change(value));
  read.touch = tell;
  read.peek = () => value;
  return read;
}

/** Runs several changes before anybody is told of one. An effect that changes what it read itself runs once more afterwards. */
export function batch<T>(changes: () => T): T {
  depth++;
  try {
    return changes();
  } finally {
    try {
      if (depth === 1) {
        flush();
      }
    } finally {
      depth--;
    }
  }
}

function flush(): void {
  for (let turn = 0; waiting.size > 0; turn++) {
    if (turn > 100) {
      waiting.clear();
      throw new Error("Values change each other without end.");
    }
    const now = [...waiting];
    waiting.clear();
    now.forEach(one => one.run());
  }
}

/** Runs code now, and again whenever a value it read has changed. What it returns is called before the next run and at the end. */
export function effect(body: () => void | Cleanup): Cleanup {
  const mine: Owner = { cleanups: [] };
  let ended = false;
  let isRunning = false;
  const observer: Observer = {
    sources: new Set(),
    run() {
      if (ended) {
        return;
      }
      if (isRunning) {
        waiting.add(observer);
        return;
      }
      isRunning = true;
      forget();
      const outerReader = reader;
      const outerOwner = owner;
      reader = observer;
      owner = mine;
      try {
        const cleanup = body();
        if (cleanup) {
          mine.cleanups.push(cleanup);
        }
      } finally {
        isRunning = false;
        reader = outerReader;
        owner = outerOwner;
      }
    },
  };
  const forget = () => {
    observer.sources.forEach(source => source.delete(observer));
    observer.sources.clear();
    runAll(mine);
  };
  const end = () => {
    ended = true;
    waiting.delete(observer);
    forget();
  };
  owner?.cleanups.push(end);
  batch(() => observer.run());
  return end;
}

/** A value made of others; its readers are told only when it differs. */
export function computed<T>(make: () => T): () => T {
  const held = signal<T>(undefined as T);
  effect(() => held.set(make()));
  return held;
}

/** Reads without being told of changes. */
export function untracked<T>(read: () => T): T {
  const outer = reader;
  reader = undefined;
  try {
    return read();
  } finally {
    reader = outer;
  }
}

/** Runs code whose effects end together when the returned function is called. */
export function scope<T>(body: () => T): [T, Cleanup] {
  const mine: Owner = { cleanups: [] };
  const outerOwner = owner;
  const outerReader = reader;
  owner = mine;
  reader = undefined;
  try {
    return [body(), () => runAll(mine)];
  } finally {
    owner = outerOwner;
    reader = outerReader;
  }
}

/** Calls back when the surrounding effect or scope ends. */
export function onEnd(cleanup: Cleanup): void {
  owner?.cleanups.push(cleanup);
}

function runAll(one: Owner): void {
  const cleanups = one.cleanups;
  one.cleanups = [];
  cleanups.forEach(cleanup => cleanup());
}
