import type { NaiveRequest, NaiveRows } from "./rows.ts";

/** The fields of the catalogue that a figure is made with, by the names they have in its JSON. */
export interface NaiveIndicator {
  id: string;
  value_type: string;
  aggregation: string;
  /** Of percentages and ratios. */
  multiplier?: number;
  applicability: { expr: string };
  base: string;
  bounded: boolean;
  carry_quarters: number;
  sme_core: boolean;
  sensitivity: string;
  breakdowns: { key: string; values: string[] }[];
  computed_from?: { indicator: string; breakdown: string; over: string[] };
  ok_options?: string[];
  options?: { value: string }[];
  evidence_gate?: Record<string, { verification: string }[]>;
}

export interface NaiveFactEntry {
  id: string;
  unit: string;
  min_cell: number | null;
  period_rule: string;
}

export interface NaiveBreakdownKey {
  key: string;
  adds_up: boolean;
  derived_groups?: { id: string; sum_of: string[] }[];
}

export interface NaiveCatalogue {
  indicators: NaiveIndicator[];
  facts: NaiveFactEntry[];
  breakdown_keys: NaiveBreakdownKey[];
}

export interface NaiveLists {
  size_bands: { id: string; from: number | null; to: number | null }[];
}

/** All that a figure is a function of (rule 1). */
export interface World {
  catalogue: NaiveCatalogue;
  lists: NaiveLists;
  rows: NaiveRows;
  request: NaiveRequest;
}

export function getIndicator(world: World, id: string): NaiveIndicator {
  const found = world.catalogue.indicators.find((entry) => entry.id === id);
  if (found === undefined) throw new RangeError(`No indicator ${id}`);
  return found;
}

export function getFactEntry(world: World, id: string): NaiveFactEntry {
  const found = world.catalogue.facts.find((entry) => entry.id === id);
  if (found === undefined) throw new RangeError(`No fact ${id}`);
  return found;
}

export function getBreakdownKey(world: World, key: string): NaiveBreakdownKey {
  const found = world.catalogue.breakdown_keys.find(
    (entry) => entry.key === key,
  );
  if (found === undefined) throw new RangeError(`No breakdown key ${key}`);
  return found;
}
