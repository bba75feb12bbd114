/** Positions with the most of something, the most first; those without any are left out. One pass, however many sites. */
export function topOf(
  positions: Iterable<number>,
  most: number,
  amount: (position: number) => number,
): number[] {
  const best: number[] = [];
  for (const position of positions) {
    const own = amount(position);
    const isLess = (other: number) => amount(other) < own;
    if (!(own > 0)) continue;
    if (best.length === most && !isLess(best[most - 1] ?? position)) continue;
    const place = best.findIndex(isLess);
    best.splice(place < 0 ? best.length : place, 0, position);
    if (best.length > most) best.pop();
  }
  return best;
}
