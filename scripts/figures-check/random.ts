/** Chance that repeats: sfc32 (Chris Doty-Humphrey, PractRand), seeded by one number. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

export function buildRandom(seed: number): Random {
  let [first, second, third, counter] = [0x9e3779b9, seed | 0, ~seed, 1];
  const next = (): number => {
    const result = (first + second + counter) | 0;
    counter = (counter + 1) | 0;
    first = second ^ (second >>> 9);
    second = (third + (third << 3)) | 0;
    third = ((third << 21) | (third >>> 11)) + result;
    return (result >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 16; warm += 1) next();
  const whole = (low: number, high: number) =>
    low + Math.floor(next() * (high - low + 1));
  function pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError("nothing to pick from");
    return items[whole(0, items.length - 1)] as Item;
  }
  return {
    next,
    chance: (share) => next() < share,
    whole,
    pick,
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: next() }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
  };
}
