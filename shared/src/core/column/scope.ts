/** The sites that a figure is about: a sorted selection of rows, and where each stands in it. */
export interface Scope {
  /** Site rows, ascending. Columns of a scope have one cell for each. */
  readonly rows: Uint32Array;
  /** By site row the position in `rows`, -1 for sites outside. */
  readonly position: Int32Array;
}

/** `rows` in any order; `order` is the number of sites in the snapshot. */
export function scopeOf(rows: Iterable<number>, order: number): Scope {
  const sorted = Uint32Array.from(new Set(rows)).sort();
  const position = new Int32Array(order).fill(-1);
  sorted.forEach((row, i) => {
    position[row] = i;
  });
  return { rows: sorted, position };
}
