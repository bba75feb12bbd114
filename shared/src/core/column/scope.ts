/** The sites that a figure is about: a sorted selection of rows, and where each stands in it. */
export interface Scope {
  /** Site rows, ascending. Columns of a scope have one cell for each. */
  readonly rows: Uint32Array;
  /** By site row the position in `rows`, -1 for sites outside. */
  readonly position: Int32Array;
}

/** `rows` in any order; `order` is the number of sites in the snapshot. */
export function scopeOf(rows: Iterable<number>, order: number): Scope {
  const position = new Int32Array(order).fill(-1);
  let length = 0;
  for (const row of rows) {
    if (position[row] < 0) length++;
    position[row] = 0;
  }
  const sorted = new Uint32Array(length);
  for (let row = 0, at = 0; row < order; row++)
    if (position[row] === 0) {
      sorted[at] = row;
      position[row] = at++;
    }
  return { rows: sorted, position };
}
