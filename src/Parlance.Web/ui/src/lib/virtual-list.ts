import { h } from "./dom.ts";
import { Heights } from "./heights.ts";
import { onEnd, scope } from "./signals.ts";

export interface VirtualListOptions<T> {
  /** Pixels a row takes as long as nobody has measured it. */
  readonly estimate: number;
  readonly key: (item: T) => string | number;
  readonly render: (item: T, index: number) => HTMLElement;
  /** All rows are as high as the estimate, and items may come, go and move anywhere; an item that changed has another key. */
  readonly isUniform?: boolean;
  /** Stays at the end while the reader is there. */
  readonly sticksToEnd?: boolean;
  readonly label: string;
  readonly role?: string;
  readonly class?: string;
  readonly onEndSeen?: (isAtEnd: boolean) => void;
  readonly onStartSeen?: () => void;
}

interface Row {
  readonly element: HTMLElement;
  readonly drop: () => void;
  index: number;
}

const overscan = 400;
const endSlack = 24;

/** A list of any length that keeps only the rows in sight as elements. Rows may differ in height. */
export class VirtualList<T> {
  readonly element: HTMLElement;
  private readonly spacer = h("div", { class: "vl-space", role: "presentation" });
  private readonly rows = new Map<string | number, Row>();
  private readonly heights: Heights;
  private readonly watch: ResizeObserver;
  private items: readonly T[] = [];
  private frame = 0;
  private isAtEnd = true;

  constructor(private readonly options: VirtualListOptions<T>) {
    this.heights = new Heights(options.estimate);
    this.element = h("div", {
      class: `vl ${options.class ?? ""}`, role: options.role ?? "list", "aria-label": options.label, tabindex: 0,
      onscroll: () => this.scrolled(),
    }, this.spacer);
    this.watch = new ResizeObserver(() => this.schedule());
    this.watch.observe(this.element);
    onEnd(() => this.end());
  }

  /** Shows these items. Items are taken to be the same as before except at the two ends, unless `fresh`. */
  show(items: readonly T[], fresh = false): void {
    const old = this.items;
    this.items = items;
    if (this.options.isUniform) {
      this.heights.resize(items.length);
    } else if (fresh || old.length === 0 || items.length === 0) {
      this.restart(items.length);
    } else {
      this.follow(old, items);
    }
    this.schedule();
  }

  /** Draws the rows in sight again, after their content changed. */
  refresh(): void {
    [...this.rows.keys()].forEach(key => this.drop(key));
    this.schedule();
  }

  toEnd(): void {
    this.isAtEnd = true;
    this.schedule();
  }

  toRow(index: number): void {
    this.isAtEnd = false;
    this.element.scrollTop = Math.max(0, this.heights.above(index) - 80);
    this.schedule();
  }

  private restart(count: number): void {
    [...this.rows.keys()].forEach(key => this.drop(key));
    this.heights.resize(0);
    this.heights.resize(count);
  }

  /** Rows may have gone at the front, come at the front, or changed at the end. */
  private follow(old: readonly T[], items: readonly T[]): void {
    const { key } = this.options;
    const first = key(items[0]!);
    const gone = old.findIndex(item => key(item) === first);
    if (gone > 0) {
      const height = this.heights.above(gone);
      this.heights.dropFront(gone);
      this.moveBy(-height);
    } else if (gone < 0) {
      const oldFirst = key(old[0]!);
      const come = items.findIndex(item => key(item) === oldFirst);
      if (come < 0) {
        this.restart(items.length);
        return;
      }
      this.heights.addFront(come);
      this.moveBy(this.heights.above(come));
    }
    this.heights.resize(items.length);
  }

  private moveBy(pixels: number): void {
    if (!this.isAtEnd) {
      this.element.scrollTop += pixels;
    }
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    this.setAtEnd(scrollHeight - scrollTop - clientHeight <= endSlack);
    if (scrollTop < endSlack && this.items.length > 0) {
      this.options.onStartSeen?.();
    }
    this.schedule();
  }

  private setAtEnd(isAtEnd: boolean): void {
    if (this.isAtEnd !== isAtEnd) {
      this.isAtEnd = isAtEnd;
      this.options.onEndSeen?.(isAtEnd);
    }
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const sticks = this.options.sticksToEnd === true && this.isAtEnd;
    const view = this.element.clientHeight;
    if (view === 0) {
      return;
    }
    for (let pass = 0; pass < 3; pass++) {
      const top = sticks ? Math.max(0, this.heights.total - view) : this.element.scrollTop;
      this.place(this.heights.at(Math.max(0, top - overscan)), this.heights.at(top + view + overscan));
      if (!this.measure(top, sticks)) {
        break;
      }
    }
    if (sticks) {
      this.element.scrollTop = this.element.scrollHeight;
    }
  }

  private place(from: number, to: number): void {
    const wanted = new Set<string | number>();
    let before: Element | null = null;
    for (let index = from; index <= to && index < this.items.length; index++) {
      const item = this.items[index]!;
      const key = this.options.key(item);
      wanted.add(key);
      const row = this.rows.get(key) ?? this.make(item, index, key);
      row.index = index;
      row.element.setAttribute("aria-posinset", String(index + 1));
      row.element.setAttribute("aria-setsize", String(this.items.length));
      const place: Element | null = before ? before.nextElementSibling : this.spacer.firstElementChild;
      if (place !== row.element) {
        this.spacer.insertBefore(row.element, place);
      }
      before = row.element;
    }
    [...this.rows.keys()].filter(key => !wanted.has(key)).forEach(key => this.drop(key));
    this.spacer.style.paddingTop = `${this.heights.above(from)}px`;
    this.spacer.style.minHeight = `${this.heights.total}px`;
  }

  private make(item: T, index: number, key: string | number): Row {
    const [element, drop] = scope(() => this.options.render(item, index));
    const row = { element, drop, index };
    this.rows.set(key, row);
    this.watch.observe(element);
    return row;
  }

  private drop(key: string | number): void {
    const row = this.rows.get(key);
    if (row) {
      this.watch.unobserve(row.element);
      row.drop();
      row.element.remove();
      this.rows.delete(key);
    }
  }

  /** Measures what is drawn; rows above the reader's eye that grew push the view along, so that nothing jumps. */
  private measure(top: number, sticks: boolean): boolean {
    const sizes = [...this.rows.values()].map(row => [row.index, row.element.getBoundingClientRect().height] as const);
    let changed = false;
    let shift = 0;
    for (const [index, height] of sizes) {
      const isAbove = this.heights.above(index) + this.heights.of(index) <= top;
      const change = this.heights.measure(index, height);
      changed ||= change !== 0;
      shift += isAbove ? change : 0;
    }
    if (shift !== 0 && !sticks) {
      this.element.scrollTop += shift;
    }
    return changed;
  }

  private end(): void {
    cancelAnimationFrame(this.frame);
    this.watch.disconnect();
    this.rows.forEach(row => row.drop());
  }
}
