/** Columns of numbers that grow: millions of rows are held without an object each. */

type NumberArray =
  Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

export interface TableColumns<Columns extends Record<string, NumberArray>> {
  /** They are replaced as they grow: read them from here each time, or once no row is added any more. */
  readonly columns: Columns;
  readonly length: () => number;
  /** Makes room for one more row and gives its place. */
  readonly add: () => number;
}

export function createTableColumns<Columns extends Record<string, NumberArray>>(
  make: (capacity: number) => Columns,
): TableColumns<Columns> {
  let length = 0;
  let capacity = 64;
  const columns = make(capacity);
  return {
    columns,
    length: () => length,
    add: () => {
      if (length === capacity) {
        capacity *= 2;
        const bigger = make(capacity);
        for (const [name, array] of Object.entries(columns))
          (bigger[name as keyof Columns] as NumberArray).set(array);
        Object.assign(columns, bigger);
      }
      return length++;
    },
  };
}

/** Texts that repeat, each known by a number. The empty text is 0. */
export interface Dictionary {
  readonly texts: readonly string[];
  readonly indexOf: (text: string) => number;
}

export function createDictionary(): Dictionary {
  const texts = [""];
  const known = new Map([["", 0]]);
  return {
    texts,
    indexOf: (text) => {
      const have = known.get(text);
      if (have !== undefined) return have;
      known.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

/**
 * Finds rows of a table by what they are about, without a text for each. `rows` is how many there are; `same` compares
 * two of them; `hash` gives any whole number that equal rows share.
 */
export interface RowIndex {
  /** The row that is the same as `row` and came before it; undefined if it is the first, which is then kept. */
  readonly firstLike: (row: number) => number | undefined;
}

export function createRowIndex(
  rows: number,
  hash: (row: number) => number,
  same: (a: number, b: number) => boolean,
): RowIndex {
  /** Row number and one; 0 is free. At most half of the slots are ever taken. */
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)));
  const mask = slots.length - 1;
  return {
    firstLike: (row) => {
      let at = (Math.imul(hash(row), 0x9e3779b1) >>> 3) & mask;
      for (;;) {
        const held = slots[at] ?? 0;
        if (held === 0) break;
        if (same(held - 1, row)) return held - 1;
        at = (at + 1) & mask;
      }
      slots[at] = row + 1;
      return undefined;
    },
  };
}
