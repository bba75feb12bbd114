/** Cells that have no value though there is something in them: they are refused where they stand, never read as empty. */
import type { ReasonCode } from "@saphan/shared/contract";

/** Stands for a formula that no program has computed yet. */
export const UNCOMPUTED_FORMULA = "#FORMULA!";
/** Stands for an error that has come into use since this was written. */
const UNKNOWN_ERROR = "#UNKNOWN!";

/** Errors of a spreadsheet program that it writes in place of a value. */
const SPREADSHEET_ERROR =
  /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)/i;

/** Undefined where there is none. */
export function cellFault(text: string): ReasonCode | undefined {
  if (!text.startsWith("#")) return undefined;
  if (text === UNCOMPUTED_FORMULA) return "formula_uncomputed";
  return SPREADSHEET_ERROR.test(text) ? "spreadsheet_error" : undefined;
}

/** What a cell that is marked as an error says, in a form that `cellFault` knows. */
export const errorText = (value: string): string =>
  cellFault(value) ? value : UNKNOWN_ERROR;
