/** How long each site takes to work again after a full stop: as stated, or estimated, and by what. Pure. */
import { quantile } from "@saphan/shared/core";
import type { LabNetwork } from "./lab-network.ts";

/** `peers`: the median of what sites of the product group state. `assumed`: the number on the page. */
export type RecoveryBasis = "stated" | "peers" | "assumed";

export interface Recovery {
  /** By site. */
  readonly days: Float64Array;
  readonly basis: readonly RecoveryBasis[];
}

/** Fewer say little about the others; [M]. */
const LEAST_PEERS = 5;

export function recoveryOf(
  { sites, segment, recoveryDays }: LabNetwork,
  assumed: number,
): Recovery {
  const stated = new Map<string, number[]>();
  recoveryDays.forEach((days, row) => {
    const group = segment[row] ?? "";
    if (days !== null && group)
      stated.set(group, [...(stated.get(group) ?? []), days]);
  });
  const medians = new Map(
    [...stated]
      .filter(([, days]) => days.length >= LEAST_PEERS)
      .map(([group, days]) => [
        group,
        quantile(Float64Array.from(days).sort(), 0.5),
      ]),
  );
  const basis = sites.map((_id, row): RecoveryBasis => {
    if ((recoveryDays[row] ?? null) !== null) return "stated";
    return medians.has(segment[row] ?? "") ? "peers" : "assumed";
  });
  return {
    basis,
    days: Float64Array.from(
      sites,
      (_id, row) =>
        recoveryDays[row] ?? medians.get(segment[row] ?? "") ?? assumed,
    ),
  };
}
