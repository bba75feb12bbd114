/** Places and days of an Excel file, as what writes it and what reads it must agree on: ECMA-376 part 1. */

const LETTERS = 26;
const A = "A".charCodeAt(0);
/** 1970-01-01 in the calendar that begins with 1900. */
export const EPOCH_1900 = 25_569;

/** `A` for the first column, which is 0 here. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCharCode(A + ((rest - 1) % LETTERS)) + letters;
  return letters;
}

/** Of days since 1970, as a file of the calendar of 1900 has it. */
export const serialOf = (day: number): number => day + EPOCH_1900;
