/** How the overlap of lenses is spelled out. Pure. */
export interface ChosenLens {
  readonly name: string;
  readonly sites: number;
}

/** Terms of inclusion and exclusion, with their sign: for two or three lenses; more would not be read. */
export interface Term {
  readonly sign: 1 | -1;
  /** Positions of the lenses that all hold the sites. */
  readonly lenses: readonly number[];
  readonly sites: number;
}

export const MOST_SPELLED = 3;

/** `shared` row by row; `intersection` is of all of them. */
export function spellOut(
  lenses: number,
  shared: readonly (number | null)[],
  intersection: number,
): readonly Term[] {
  if (lenses < 2 || lenses > MOST_SPELLED) return [];
  const all = Array.from({ length: lenses }, (_, i) => i);
  const at = (i: number, j: number) => shared[i * lenses + j] ?? 0;
  const single = all.map((i): Term => ({
    sign: 1,
    lenses: [i],
    sites: at(i, i),
  }));
  const pairs = all.flatMap((i) =>
    all
      .filter((j) => j > i)
      .map((j): Term => ({ sign: -1, lenses: [i, j], sites: at(i, j) })),
  );
  const triple: readonly Term[] =
    lenses === 3 ? [{ sign: 1, lenses: all, sites: intersection }] : [];
  return [...single, ...pairs, ...triple];
}
