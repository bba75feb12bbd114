/** How lenses overlap: design law 2, "count each site once". */
export interface LensOverlap {
  /** Sites of each lens. */
  readonly sizes: readonly number[];
  /** Sites by the number of lenses that hold them: `byLenses[0]` is the number in none. */
  readonly byLenses: readonly number[];
  /** `shared[i][j]`: sites that lenses i and j both hold. */
  readonly shared: readonly (readonly number[])[];
  /** Sites that any lens holds. */
  readonly union: number;
}

/** `lenses[i][row]` is 1 where the lens holds the site. */
export function overlapOf(lenses: readonly Uint8Array[]): LensOverlap {
  const order = lenses[0]?.length ?? 0;
  const byLenses = new Array<number>(lenses.length + 1).fill(0);
  const shared = lenses.map(() => new Array<number>(lenses.length).fill(0));
  for (let row = 0; row < order; row++) {
    const holding = lenses.flatMap((lens, i) => (lens[row] ? [i] : []));
    byLenses[holding.length]++;
    for (const i of holding) for (const j of holding) shared[i][j]++;
  }
  return {
    sizes: shared.map((row, i) => row[i]),
    byLenses,
    shared,
    union: order - byLenses[0],
  };
}
