/** Draws from a given source of chance, a number from 0 up to 1. */
export type Rng = () => number;

export function chance(rng: Rng, share: number): boolean {
  return rng() < share;
}

/** From `least` to `most`, both included. */
export function whole(rng: Rng, least: number, most: number): number {
  return least + Math.floor(rng() * (most - least + 1));
}

export function pick<Item>(rng: Rng, items: readonly Item[]): Item {
  const item = items[Math.floor(rng() * items.length)];
  if (item === undefined) throw new RangeError("Nothing to pick from");
  return item;
}

/** Each item as often as its weight says. */
export function weighted<Item>(
  rng: Rng,
  items: readonly (readonly [Item, number])[],
): Item {
  let all = 0;
  for (const [, weight] of items) all += weight;
  let left = rng() * all;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return pick(rng, items)[0];
}

/** Up to two different items, in either order. */
export function someOf<Item>(rng: Rng, items: readonly Item[], most: number) {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < most && left.length > 0)
    drawn.push(...left.splice(whole(rng, 0, left.length - 1), 1));
  return drawn;
}

/** Drops a row whose key has been used: each record key stands once. */
export function withoutTwins<Row>(
  rows: Row[],
  keyOf: (row: Row) => readonly unknown[],
): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(keyOf(row));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export const TODAY = "2026-08-14";
/** Around the ends of quarters, and around today. */
const DAYS = [
  "2025-12-31",
  "2026-03-31",
  "2026-04-01",
  "2026-06-29",
  "2026-06-30",
  "2026-07-01",
  "2026-08-13",
  "2026-08-14",
  "2026-08-15",
  "2026-12-31",
  "2027-06-30",
];

export function day(rng: Rng): string {
  return pick(rng, DAYS);
}

/** Mostly open at both ends. */
export function span(
  rng: Rng,
  bounded: number,
): { since: string | null; until: string | null } {
  const since = chance(rng, bounded) ? day(rng) : null;
  const until = chance(rng, bounded) ? day(rng) : null;
  if (since !== null && until !== null && until < since)
    return { since: until, until: since };
  return { since, until };
}

/** The period asked for mostly, and those near it. */
export function period(rng: Rng): string {
  return weighted(rng, [
    ["2026-Q2", 14],
    ["2026-Q1", 4],
    ["2026-Q3", 2],
    ["2025-Q4", 2],
    ["2025-Q3", 2],
    ["2025-Q2", 2],
    ["2025-Q1", 1],
    ["2024-Q4", 1],
  ]);
}

/** Few changes, so that several statements stand in one. */
export function seq(rng: Rng): number {
  return whole(rng, 1, 6);
}
