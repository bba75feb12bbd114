/**
 * A key of how a name sounds, alike for Thai letters and for Latin ones: consonants by class, vowels left out. Thai is
 * read as the Royal Thai General System of Transcription reads it; classes then join what the two scripts write in
 * turns (k and g, t and d, p, b and f, l and r). No library that is kept up romanises Thai in the browser or in Node
 * without a dictionary or another program; a key needs neither. Measured in `thai-sound.test.ts`.
 */
const THAI: Readonly<Record<string, string>> = {
  ...classOf("กขฃคฅฆ", "K"),
  ...classOf("จฉชฌ", "C"),
  ...classOf("ซศษส", "S"),
  ...classOf("ดฎตฏถฐทธฑฒ", "T"),
  ...classOf("นณง", "N"),
  ...classOf("บปผพภฝฟ", "P"),
  ...classOf("ม", "M"),
  ...classOf("รลฬ", "R"),
  ...classOf("ญย", "Y"),
  ...classOf("ว", "W"),
};

function classOf(letters: string, sound: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sound]));
}

/** A letter that is written and not read, with its vowel and its sign. */
const SILENT = /[ก-ฮ][ิุ]?์/g;

/** Two letters before one; a `c` before e, i or y is an s. */
const LATIN = /tion(?![a-z])|ch|sh|ph|th|ng|ck|qu|[bcdfgjklmnpqrstvwxyz]/g;
const LATIN_SOUNDS: Readonly<Record<string, string>> = {
  tion: "CN",
  ch: "C",
  sh: "S",
  ph: "P",
  th: "T",
  ng: "N",
  ck: "K",
  qu: "K",
  x: "KS",
  ...classOf("cgkq", "K"),
  ...classOf("j", "C"),
  ...classOf("sz", "S"),
  ...classOf("td", "T"),
  ...classOf("n", "N"),
  ...classOf("pbf", "P"),
  ...classOf("m", "M"),
  ...classOf("rl", "R"),
  ...classOf("wv", "W"),
  ...classOf("y", "Y"),
};
const SOFT_C = /c(?=[eiy])/g;

const thaiSounds = (text: string): string =>
  [...text.replace(SILENT, "").replaceAll("ทร", "ซ")]
    .map((letter) => THAI[letter] ?? "")
    .join("");

const latinSounds = (text: string): string => {
  let sounds = "";
  for (const [letters] of text.replace(SOFT_C, "s").matchAll(LATIN))
    sounds += LATIN_SOUNDS[letters] ?? "";
  return sounds;
};

/** Of one word. Half vowels count where it begins with one: elsewhere the two scripts do not agree on them. */
function wordSounds(word: string): string {
  const sounds = /[\u0e01-\u0e2e]/.test(word)
    ? thaiSounds(word)
    : latinSounds(word);
  const [first = ""] = sounds;
  return (first + sounds.slice(1).replace(/[WY]/g, "")).replace(
    /(.)\1+/g,
    "$1",
  );
}

/** `words` in lower case, without legal forms. */
export const soundKey = (words: readonly string[]): string =>
  words.map((word) => wordSounds(word)).join("");
