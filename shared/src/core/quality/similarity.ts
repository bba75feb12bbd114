/**
 * How alike two texts are, 0 to 1: M. A. Jaro, "Advances in Record-Linkage Methodology", JASA 84 (1989) 414-420, with
 * the prefix of W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules" (1990).
 */
const PREFIX_WEIGHT = 0.1;
const MOST_PREFIX = 4;

/** Which letters have found their match; grown for longer texts and used again, as most are words. */
let takenA = new Uint8Array(64);
let takenB = new Uint8Array(64);

function jaro(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const longest = Math.max(a.length, b.length);
  if (takenA.length < longest) {
    takenA = new Uint8Array(longest);
    takenB = new Uint8Array(longest);
  }
  takenA.fill(0, 0, a.length);
  takenB.fill(0, 0, b.length);
  const reach = Math.max(Math.floor(longest / 2) - 1, 0);
  let matches = 0;
  for (let i = 0; i < a.length; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(b.length, i + reach + 1);
    for (let j = from; j < to; j++) {
      if (takenB[j] || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenA[i] = 1;
      takenB[j] = 1;
      matches++;
      break;
    }
  }
  if (matches === 0) return 0;
  let swapped = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    if (!takenA[i]) continue;
    while (!takenB[j]) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) swapped++;
    j++;
  }
  return (
    (matches / a.length +
      matches / b.length +
      (matches - swapped / 2) / matches) /
    3
  );
}

export function jaroWinkler(a: string, b: string): number {
  const base = jaro(a, b);
  let prefix = 0;
  while (prefix < MOST_PREFIX && prefix < a.length && a[prefix] === b[prefix])
    prefix++;
  return base + prefix * PREFIX_WEIGHT * (1 - base);
}

/** How much a word tells: the rarer among the names compared, the more. */
export type Rarity = (word: string) => number;

/** Inverse document frequency over lists of words. */
export function rarityOf(names: Iterable<readonly string[]>): Rarity {
  const counts = new Map<string, number>();
  let total = 0;
  for (const words of names) {
    if (words.length === 0) continue;
    total++;
    for (const word of new Set(words))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + total / (counts.get(word) ?? 1));
}

/** Words this much alike are one word, misspelt. */
const SAME_WORD = 0.9;

/** 0.9 needs words of like length: with more than a third of the letters missing the similarity stays below. */
const mayBeOneWord = (a: string, b: string): boolean =>
  3 * Math.min(a.length, b.length) >= 2 * Math.max(a.length, b.length);

/**
 * How alike two names are, word by word, 0 to 1: SoftTFIDF of W. W. Cohen, P. Ravikumar and S. E. Fienberg, "A
 * Comparison of String Distance Metrics for Name-Matching Tasks" (IIWeb 2003). What every firm is called weighs little.
 * Each word of `a` goes with the likest of `b`. What cannot reach `least` any more counts as 0.
 */
export function softTfIdf(
  a: readonly string[],
  b: readonly string[],
  rarity: Rarity,
  least = 0,
): number {
  const squares = (words: readonly string[]): number => {
    let sum = 0;
    for (const word of words) sum += rarity(word) ** 2;
    return sum;
  };
  const [ofA, ofB] = [squares(a), squares(b)];
  if (ofA === 0 || ofB === 0) return 0;
  // By Cauchy and Schwarz the sum is at most the root of what is matched of `a`, times that of `b`.
  const mayLose = (1 - least ** 2) * ofA;
  let lost = 0;
  let sum = 0;
  for (const word of a) {
    let best = b.includes(word) ? 1 : 0;
    let likest = word;
    if (best === 0)
      for (const other of b) {
        if (!mayBeOneWord(word, other)) continue;
        const likeness = jaroWinkler(word, other);
        if (likeness <= best) continue;
        best = likeness;
        likest = other;
      }
    if (best >= SAME_WORD) sum += rarity(word) * rarity(likest) * best;
    else if ((lost += rarity(word) ** 2) > mayLose) return 0;
  }
  return Math.min(sum / Math.sqrt(ofA * ofB), 1);
}
