/** Text made comparable: design.md section 5, "normalised once". */
const TONE_MARKS = /[\u0e48-\u0e4b]/g;
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
const DECOMPOSED_SARA_AM = /\u0e4d\u0e32/g;
const SARA_AM = "\u0e33";

/** Canonical spelling for keeping: NFC, SARA AM composed, nothing invisible, no space around. */
export const cleanText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(ZERO_WIDTH, "")
    // A tone mark may stand between the two halves of a decomposed SARA AM.
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, `$1${SARA_AM}`)
    .trim();

/** For matching only: also lower case and without tone marks, so that a slip of the tone finds its word. */
export const matchText = (text: string): string =>
  cleanText(text)
    .toLowerCase()
    .replace(TONE_MARKS, "")
    .replace(DECOMPOSED_SARA_AM, SARA_AM)
    .replace(/\s+/g, " ");
