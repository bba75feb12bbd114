/** Text of a cell as the product keeps it: `headers.json`, "text" and "digits". */

const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
/** SARA AM taken apart: nikhahit and SARA AA, with a tone mark before, between or absent. */
const SPLIT_SARA_AM = /([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32/g;
/** What the export puts before text that a spreadsheet would take for a formula (`escapeFormula`). */
const ESCAPED_FORMULA = /^'+[=+\-@\t\r]/;
const PLAIN = /^[\x21-\x26\x28-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** Trimmed, composed, without characters of no width; an escaped formula is text again. */
export function cleanText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const text = raw
    .replace(ZERO_WIDTH, "")
    .replace(SPLIT_SARA_AM, "$1$2\u0e33")
    .normalize("NFC")
    .trim();
  return ESCAPED_FORMULA.test(text) ? text.slice(1) : text;
}

export { withLatinDigits } from "@saphan/shared/contract";

const PASSED_OVER = /[\s_\-.()[\]{}（）]/g;

/**
 * What headers, sheets and names of lists are compared by: without regard to case, spaces, underscores, hyphens, full
 * stops and brackets.
 */
export const matchingKey = (text: string): string =>
  cleanText(text).replace(PASSED_OVER, "").toLowerCase();
