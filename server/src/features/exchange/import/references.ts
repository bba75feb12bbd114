/** What rows of the other sheets refer to. */
import type { ReasonCode } from "@saphan/shared/contract";
import type { SheetFindings } from "./findings.ts";
import type { NetworkPlan } from "./network-plan.ts";
import type { Found } from "./planning.ts";

/** The id that a key of a row stands for; undefined where the row cannot be taken for it, which has then been said. */
export function referTo(
  findings: SheetFindings,
  row: number,
  column: string,
  key: string,
  found: Found | undefined,
  unknown: ReasonCode,
  sheet: "Entities" | "Sites",
): string | undefined {
  if (!found) findings.refuse(row, column, key, unknown);
  else if (found.state === "taken") return found.id;
  else {
    const say = found.state === "asked" ? findings.ask : findings.refuse;
    const code =
      found.state === "asked" ? "refers_to_asked" : "refers_to_refused";
    say(row, column, key, code, { sheet, row: found.row });
  }
  return undefined;
}

export const referToSite = (
  findings: SheetFindings,
  network: NetworkPlan,
  row: number,
  column: string,
  key: string,
): string | undefined =>
  referTo(
    findings,
    row,
    column,
    key,
    network.findSite(key),
    "site_unknown",
    "Sites",
  );

export const referToEntity = (
  findings: SheetFindings,
  network: NetworkPlan,
  row: number,
  column: string,
  key: string,
): string | undefined =>
  referTo(
    findings,
    row,
    column,
    key,
    network.findEntity(key),
    "entity_unknown",
    "Entities",
  );
