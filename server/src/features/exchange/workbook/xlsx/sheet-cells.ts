/** A cell of an Excel file as text, in the forms that a CSV would have. */
import { writeNumber, writePercentage } from "../numbers.ts";
import { errorText, UNCOMPUTED_FORMULA } from "../cell-faults.ts";
import type { NumberKind } from "./cell-formats.ts";
import { serialText } from "./serial-dates.ts";
import { unescaped } from "./xml-events.ts";
import type { WorkbookParts } from "./workbook-parts.ts";

/** A cell while it is read. */
export interface OpenCell {
  /** `n` number, `s` shared text, `str` text of a formula, `inlineStr`, `b`, `e` error, `d` ISO date. */
  readonly type: string;
  readonly style: number;
  /** Of `v`; undefined while there is none. */
  value: string | undefined;
  /** Of `is`. */
  inline: string;
  hasFormula: boolean;
}

export type CellContext = Pick<WorkbookParts, "texts" | "kinds" | "is1904">;

/**
 * What an export puts before text that looks like a formula, an import takes away (`cleanText`). Text in an Excel file
 * is never taken for a formula, so nothing was put before it: what stands there belongs to it and is doubled.
 */
const asWritten = (text: string): string =>
  /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;

function numberText(
  value: string,
  kind: NumberKind | undefined,
  is1904: boolean,
): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (kind === "percent") return writePercentage(number);
  if (kind === "date") return serialText(number, is1904) ?? writeNumber(number);
  return writeNumber(number);
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ["1", "true"],
  ["true", "true"],
  ["0", "false"],
  ["false", "false"],
]);

/** Undefined for a text that is not in the file's list, and for a flag that is neither. */
export function cellText(
  { type, style, value: written, inline, hasFormula }: OpenCell,
  { texts, kinds, is1904 }: CellContext,
): string | undefined {
  if (type === "inlineStr") return asWritten(unescaped(inline));
  // Room around a number is none of it: room alone would read as 0.
  const value = type === "str" ? written : written?.trim();
  // An empty value of a formula whose result is a text is that text.
  if (value === undefined) return hasFormula ? UNCOMPUTED_FORMULA : "";
  if (value === "")
    return hasFormula && type !== "str" ? UNCOMPUTED_FORMULA : "";
  switch (type) {
    case "s": {
      const text = texts[Number(value)];
      return text === undefined ? undefined : asWritten(text);
    }
    case "str":
      return asWritten(unescaped(value));
    case "b":
      return FLAGS.get(value);
    case "e":
      return errorText(value);
    case "d":
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, "");
    default:
      return numberText(value, kinds[style], is1904);
  }
}
