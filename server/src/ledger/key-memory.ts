/** Remembers keys of records by their hashes: a plan may have looked at a million of them, and a change set as many. */
import type { HashedKeys, KeySet } from "./record-keys.ts";

export interface KeyMemory extends Required<KeySet>, HashedKeys {
  readonly add: (key: string) => void;
  readonly size: () => number;
}

/** Keys lie in this many tables, so that none takes long to grow. */
const TABLES = 256;
const FIRST_SLOTS = 16;
const FEW = 2_000;

interface Table {
  /** Two halves of a hash a slot; two zeros: free. */
  slots: Uint32Array;
  size: number;
}

/** Where a hash lies in the slots, or the free place where it belongs. */
function placeOf(slots: Uint32Array, high: number, low: number): number {
  const mask = slots.length / 2 - 1;
  let at = (high ^ Math.imul(low, 0x85ebca6b)) & mask;
  for (;;) {
    const held = slots[2 * at];
    if (held === 0 || (held === high && slots[2 * at + 1] === low))
      return 2 * at;
    at = (at + 1) & mask;
  }
}

function grown({ slots }: Table): Uint32Array {
  const bigger = new Uint32Array(slots.length * 2);
  for (let at = 0; at < slots.length; at += 2) {
    const high = slots[at] ?? 0;
    const low = slots[at + 1] ?? 0;
    if (high === 0) continue;
    const place = placeOf(bigger, high, low);
    bigger[place] = high;
    bigger[place + 1] = low;
  }
  return bigger;
}

/**
 * By 63 bits: FNV-1a and a second run of another kind. Two keys with one hash would make a plan look again for no
 * reason, and nothing else. Up to `fewest` keys are kept as they are: most plans look at a few.
 */
export function createKeyMemory(fewest = FEW): KeyMemory {
  let few: Set<string> | undefined = new Set();
  let tables: readonly Table[] | undefined;
  let high = 0;
  let low = 0;
  const tableOf = (half: number, of: readonly Table[]) =>
    of[(half >>> 24) % TABLES] as Table;
  const hash = (key: string, of: readonly Table[]): Table => {
    high = 0x811c9dc5;
    low = 0x9747b28c;
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
      low ^= low >>> 13;
    }
    // 0 stands for a free slot.
    high = (high | 1) >>> 0;
    low >>>= 0;
    return tableOf(low, of);
  };
  const put = (key: string, of: readonly Table[]): void => {
    const table = hash(key, of);
    if (table.size * 4 >= table.slots.length) table.slots = grown(table);
    const place = placeOf(table.slots, high, low);
    if (table.slots[place] === 0) table.size++;
    table.slots[place] = high;
    table.slots[place + 1] = low;
  };
  /** Tables are made when they are needed. */
  const hashed = (): readonly Table[] => {
    if (tables) return tables;
    const made = Array.from({ length: TABLES }, (): Table => ({
      slots: new Uint32Array(2 * FIRST_SLOTS),
      size: 0,
    }));
    for (const key of few ?? []) put(key, made);
    tables = made;
    return made;
  };
  return {
    add: (key) => {
      if (tables) put(key, tables);
      few?.add(key);
      if (!few || few.size <= fewest) return;
      hashed();
      few = undefined;
    },
    has: (key) => {
      if (few) return few.has(key);
      const { slots } = hash(key, hashed());
      return slots[placeOf(slots, high, low)] !== 0;
    },
    hasHash: (otherHigh, otherLow) => {
      const { slots } = tableOf(otherLow, hashed());
      return slots[placeOf(slots, otherHigh, otherLow)] !== 0;
    },
    keys: () => few,
    meets: ({ hasHash }) =>
      hashed().some(({ slots }) => {
        for (let at = 0; at < slots.length; at += 2) {
          const held = slots[at] ?? 0;
          if (held !== 0 && hasHash(held, slots[at + 1] ?? 0)) return true;
        }
        return false;
      }),
    size: () =>
      few?.size ?? hashed().reduce((sum, table) => sum + table.size, 0),
  };
}
