/** How a form names what is typed: `train_coverage`, `train_coverage sex=women`, `fact:headcount`. */
import { itemName, type Method } from "@saphan/shared/core";
import type { Catalogue } from "@saphan/shared/contract";

const FACT = "fact:";

export type CellKey =
  | {
      readonly kind: "answer";
      readonly indicator: string;
      readonly breakdown: string;
    }
  | { readonly kind: "fact"; readonly fact: string };

export const answerCell = itemName;
export const factCell = (fact: string): string => FACT + fact;

/** Undefined for what nobody can state. */
export function readCellKey(
  {
    method,
    catalogue,
  }: { readonly method: Method; readonly catalogue: Catalogue },
  key: string,
): CellKey | undefined {
  if (key.startsWith(FACT)) {
    const id = key.slice(FACT.length);
    const fact = catalogue.facts.find((entry) => entry.id === id);
    return fact?.kind === "entered" && fact.level === "site"
      ? { kind: "fact", fact: id }
      : undefined;
  }
  if (!method.itemIndex.has(key)) return undefined;
  const [indicator = "", breakdown = ""] = key.split(" ");
  return { kind: "answer", indicator, breakdown };
}
