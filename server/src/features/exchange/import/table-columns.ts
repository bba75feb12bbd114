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
 * Finds rows of a table by what they are about, without a text for each. `same` compares two rows; `hash` gives any
 * whole number that equal rows share.
 */
export interface RowIndex {
  /** The row that is the same as `row` and came before it; undefined if it is the first, which is then kept. */
  readonly firstLike: (row: number) => number | undefined;
}

export function createRowIndex(
  hash: (row: number) => number,
  same: (a: number, b: number) => boolean,
): RowIndex {
  /** Row number and one; 0 is free. */
  let slots = new Uint32Array(256);
  let used = 0;
  const place = (table: Uint32Array, row: number): number => {
    const mask = table.length - 1;
    let at = (Math.imul(hash(row), 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const held = table[at] ?? 0;
      if (held === 0 || same(held - 1, row)) return at;
      at = (at + 1) & mask;
    }
  };
  const grow = () => {
    const bigger = new Uint32Array(slots.length * 2);
    for (const held of slots)
      if (held !== 0) bigger[place(bigger, held - 1)] = held;
    slots = bigger;
  };
  return {
    firstLike: (row) => {
      if (used * 2 >= slots.length) grow();
      const at = place(slots, row);
      const held = slots[at] ?? 0;
      if (held !== 0) return held - 1;
      slots[at] = row + 1;
      used++;
      return undefined;
    },
  };
}
