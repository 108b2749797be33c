/**
 * The heights of many rows, most of them only estimated, with the sum above any row in logarithmic time (a Fenwick tree).
 */
export class Heights {
  private tree: number[] = [0];
  private rows: number[] = [];

  constructor(private readonly estimate: number) {}

  get count(): number {
    return this.rows.length;
  }

  get total(): number {
    return this.above(this.rows.length);
  }

  /** Adds rows at the end, or takes them away there. */
  resize(count: number): void {
    while (this.rows.length > count) {
      this.rows.pop();
      this.tree.pop();
    }
    while (this.rows.length < count) {
      this.push(this.estimate);
    }
  }

  /** Forgets rows at the front. */
  dropFront(count: number): void {
    const kept = this.rows.slice(count);
    this.rows = [];
    this.tree = [0];
    kept.forEach(height => this.push(height));
  }

  /** Puts unmeasured rows before the first. */
  addFront(count: number): void {
    const kept = this.rows;
    this.rows = [];
    this.tree = [0];
    for (let i = 0; i < count; i++) {
      this.push(this.estimate);
    }
    kept.forEach(height => this.push(height));
  }

  of(row: number): number {
    return this.rows[row] ?? this.estimate;
  }

  /** Notes a measured height; gives by how much it differs from what was thought. */
  measure(row: number, height: number): number {
    const change = height - this.of(row);
    if (row >= this.rows.length || change === 0) {
      return 0;
    }
    this.rows[row] = height;
    for (let i = row + 1; i < this.tree.length; i += i & -i) {
      this.tree[i]! += change;
    }
    return change;
  }

  /** The sum of the heights of the first rows. */
  above(row: number): number {
    let sum = 0;
    for (let i = Math.min(row, this.rows.length); i > 0; i -= i & -i) {
      sum += this.tree[i]!;
    }
    return sum;
  }

  /** The row that covers a distance from the top. */
  at(distance: number): number {
    let row = 0;
    let left = distance;
    let step = 1;
    while (step * 2 < this.tree.length) {
      step *= 2;
    }
    for (; step > 0; step >>= 1) {
      const next = row + step;
      if (next < this.tree.length && this.tree[next]! <= left) {
        row = next;
        left -= this.tree[next]!;
      }
    }
    return Math.min(row, Math.max(0, this.rows.length - 1));
  }

  private push(height: number): void {
    const i = this.rows.push(height);
    let sum = height;
    for (let below = 1; below < (i & -i); below <<= 1) {
      sum += this.tree[i - below]!;
    }
    this.tree.push(sum);
  }
}
