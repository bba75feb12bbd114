import type { WordLists } from "../workbook/word-lists.ts";
import type { RowReader } from "./row-reader.ts";

export type BreakdownFault =
  "breakdown_form" | "breakdown_unknown" | "breakdown_derived";

/** `key=value`, each by id or name, as ids; empty for the total. Derived groups only where they may be named. */
export function breakdownOf(
  written: string,
  { breakdownKeys, breakdowns }: WordLists,
  withDerived: boolean,
): { readonly id: string } | { readonly fault: BreakdownFault } {
  if (written === "") return { id: "" };
  const at = written.indexOf("=");
  if (at < 0) return { fault: "breakdown_form" };
  const key = breakdownKeys.idOf(written.slice(0, at).trim());
  const list = key === undefined ? undefined : breakdowns.get(key);
  const value = list?.values.idOf(written.slice(at + 1).trim());
  if (key === undefined || value === undefined)
    return { fault: "breakdown_unknown" };
  if (list?.derived.has(value) && !withDerived)
    return { fault: "breakdown_derived" };
  return { id: `${key}=${value}` };
}

export function readBreakdown(
  reader: RowReader,
  lists: WordLists,
  withDerived: boolean,
): string {
  const found = breakdownOf(reader.text("breakdown"), lists, withDerived);
  if ("id" in found) return found.id;
  reader.refuse("breakdown", found.fault, {
    indicator: reader.text("indicator_id"),
  });
  return "";
}
