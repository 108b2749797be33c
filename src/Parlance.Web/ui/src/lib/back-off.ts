/** How long to wait before trying again: twice as long each time up to a limit, and never all clients at the same moment. */
export interface BackOff {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const usual: BackOff = { firstMs: 500, mostMs: 30_000 };

/** The wait before a try, counted from 0. `random` gives a number from 0 up to 1. */
export function waitBefore(attempt: number, random: () => number, { firstMs, mostMs }: BackOff = usual): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.round(full / 2 + (full / 2) * random());
}
