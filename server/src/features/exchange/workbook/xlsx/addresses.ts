/** Places in a sheet as people know them: `C7`. Columns and rows are counted from 1 in an address, from 0 here. */
import { columnLetters } from "@saphan/shared/contract";

const LETTERS = 26;
const A = "A".charCodeAt(0);
const ADDRESS = /^([A-Z]{1,3})(\d{1,7})$/;

/** `row` from 1, as findings have it. */
export const addressOf = (column: number, row: number): string =>
  `${columnLetters(column)}${row}`;

/** The column of an address, undefined for what is none. */
export function columnOf(address: string): number | undefined {
  const [, letters] = ADDRESS.exec(address) ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters)
    column = column * LETTERS + letter.charCodeAt(0) - A + 1;
  return column - 1;
}
