import { withLatinDigits } from "./cell-text.ts";

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["ใช่", true],
  ["มี", true],
  ["false", false],
  ["no", false],
  ["0", false],
  ["ไม่ใช่", false],
  ["ไม่มี", false],
]);

/** Undefined for what is neither. */
export const readBoolean = (text: string): boolean | undefined =>
  WORDS.get(withLatinDigits(text).toLowerCase());
