/** What a plan says, as sentences and as columns. */
import type { PlanCountsFragment } from "../../__generated__/operations.ts";

/** In the order in which they matter to who has to decide. */
export const FOUND = [
  "refused",
  "asked",
  "moved",
  "warned",
  "changed",
  "created",
] as const;
export type Found = (typeof FOUND)[number];

const SAID = [
  "moved",
  "refused",
  "asked",
  "created",
  "changed",
  "warned",
  "unchanged",
  "repeated",
] as const;
const COLUMNS = [
  "created",
  "changed",
  "unchanged",
  "repeated",
  "refused",
  "asked",
  "warned",
  "moved",
] as const;

/** What there is something to say of, what needs the reader first. */
export const sentencesOf = (counts: PlanCountsFragment) =>
  SAID.filter((kind) => counts[kind] > 0).map((kind) => ({
    kind,
    count: counts[kind],
  }));

/** Columns in which some sheet has something. */
export const columnsOf = (totals: PlanCountsFragment) =>
  COLUMNS.filter((kind) => totals[kind] > 0);

export const foundIn = (
  totals: PlanCountsFragment,
  hasFault: boolean,
): readonly Found[] =>
  FOUND.filter((kind) => totals[kind] > 0 || (hasFault && kind === "refused"));
