/** Remembers keys of records by their hashes: a plan may have looked at a million of them. */
import type { KeySet } from "../../../ledger/record-keys.ts";

export interface KeyMemory extends KeySet {
  readonly add: (key: string) => void;
  readonly size: () => number;
}

/**
 * 64 bits of FNV-1a and a second run of it from another seed. Two keys with one hash would make a plan look again for
 * no reason, and nothing else.
 */
export function createKeyMemory(): KeyMemory {
  let slots = new Uint32Array(2 * 1_024);
  let size = 0;
  let high = 0;
  let low = 0;
  const hash = (key: string): void => {
    high = 0x811c9dc5;
    low = 0x9747b28c;
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
      low ^= low >>> 13;
    }
    // 0 and 0 stand for a free slot.
    high = (high | 1) >>> 0;
    low >>>= 0;
  };
  /** Slot of the hash that was made last, or the free one where it belongs. */
  const place = (table: Uint32Array): number => {
    const mask = table.length / 2 - 1;
    let at = (high ^ Math.imul(low, 0x85ebca6b)) & mask;
    for (;;) {
      const held = table[2 * at];
      if (held === 0 || (held === high && table[2 * at + 1] === low))
        return 2 * at;
      at = (at + 1) & mask;
    }
  };
  const put = (table: Uint32Array): boolean => {
    const at = place(table);
    const isNew = table[at] === 0;
    table[at] = high;
    table[at + 1] = low;
    return isNew;
  };
  const grow = () => {
    const bigger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) {
      if (slots[at] === 0) continue;
      high = slots[at] ?? 0;
      low = slots[at + 1] ?? 0;
      put(bigger);
    }
    slots = bigger;
  };
  return {
    add: (key) => {
      if (size * 4 >= slots.length) grow();
      hash(key);
      if (put(slots)) size++;
    },
    has: (key) => {
      hash(key);
      return slots[place(slots)] !== 0;
    },
    size: () => size,
  };
}
