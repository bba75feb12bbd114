/**
 * `rows` by ascending `key[row]`, a whole number from 0 and below `keys`; of equal ones in the order in which they come,
 * so that sorting by the lesser key first and then by the greater sorts by both.
 */
export function sortedBy(
  rows: Uint32Array,
  key: ArrayLike<number>,
  keys: number,
): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < rows.length; i++) next[key[rows[i]] + 1]++;
  for (let i = 0; i < keys; i++) next[i + 1] += next[i];
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    sorted[next[key[row]]++] = row;
  }
  return sorted;
}

/** 0 to before `count`. */
export function countUp(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}
