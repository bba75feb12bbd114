/** Words that are known beforehand, found by their bytes: no text is made of what stands in a document. */
export class BsonWords {
  private readonly words: readonly DataView[];
  /** Open addressing: numbers of words plus 1, 0 for a free slot; at most half full. */
  private readonly slots: Uint32Array;
  private readonly mask: number;

  constructor(words: readonly string[]) {
    this.words = words.map(
      (word) =>
        new DataView(Uint8Array.from(Buffer.from(word, "latin1")).buffer),
    );
    let size = 4;
    while (size < 2 * words.length) size *= 2;
    this.slots = new Uint32Array(size);
    this.mask = size - 1;
    this.words.forEach((word, i) => {
      let slot = hashOf(word, 0, word.byteLength) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = i + 1;
    });
  }

  /** The number of the word that stands there, -1 for another one. */
  find(bytes: DataView, from: number, length: number): number {
    let slot = hashOf(bytes, from, length) & this.mask;
    for (;;) {
      const found = (this.slots[slot] ?? 0) - 1;
      const word = this.words[found];
      if (word === undefined) return -1;
      if (isAt(word, bytes, from, length)) return found;
      slot = (slot + 1) & this.mask;
    }
  }
}

const BYTES = 4;

/** Of the length, the first, middle and last four bytes: the words are few, and unlike there. */
function hashOf(bytes: DataView, from: number, length: number): number {
  let hash = length;
  if (length < BYTES)
    for (let i = 0; i < length; i++)
      hash = 31 * hash + bytes.getUint8(from + i);
  else
    hash ^=
      Math.imul(bytes.getInt32(from), 0x9e3779b1) ^
      Math.imul(bytes.getInt32(from + (length >> 1) - 2), 0x85ebca6b) ^
      Math.imul(bytes.getInt32(from + length - BYTES), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}

function isAt(
  word: DataView,
  bytes: DataView,
  from: number,
  length: number,
): boolean {
  if (word.byteLength !== length) return false;
  let i = 0;
  for (; i + BYTES <= length; i += BYTES)
    if (word.getInt32(i) !== bytes.getInt32(from + i)) return false;
  for (; i < length; i++)
    if (word.getUint8(i) !== bytes.getUint8(from + i)) return false;
  return true;
}
