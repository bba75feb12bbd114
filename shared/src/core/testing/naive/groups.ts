/** Rule 11: the breakdown rows of one site, which of them are withheld, and derived groups. */
import {
  getBreakdownKey,
  type NaiveIndicator,
  type World,
} from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { effectiveBreakdown } from "./effective.ts";
import { isSmallGroup } from "./facts.ts";
import type { NaiveAnswer } from "./rows.ts";

/** A numerator and its base. */
export interface Parts {
  numerator: number;
  denominator: number;
}

/** Rule 6: in a percentage a numerator counts at most its denominator. Null: a share without base, or no share. */
export function partsOf(
  indicator: NaiveIndicator,
  row: NaiveAnswer,
): Parts | null {
  const { numerator, denominator } = row;
  if (numerator === null || denominator === null) return null;
  if (indicator.value_type === "percent")
    return { numerator: Math.min(numerator, denominator), denominator };
  return { numerator, denominator };
}

/** What a site says of one group. */
export interface Group {
  rows: NaiveAnswer[];
  /** Null: without base. */
  parts: Parts | null;
  withheld: boolean;
}

/** The rows of one key at a site, in the catalogue's order, by value; those that give no value are missing. */
function statedGroups(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
  key: string,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  const listed = indicator.breakdowns.find((entry) => entry.key === key);
  for (const value of listed?.values ?? []) {
    const breakdown = `${key}=${value}`;
    const heard = effectiveBreakdown(world, dossier, indicator, breakdown);
    if (heard === null || heard.says !== "value") continue;
    const parts = partsOf(indicator, heard.row);
    // A group of 1 to 9 is withheld, and so is a row without base (rule 6).
    const withheld = parts === null || isSmallGroup(parts.denominator);
    groups.set(value, { rows: [heard.row], parts, withheld });
  }
  if (getBreakdownKey(world, key).adds_up) withholdBeside(groups);
  return groups;
}

/**
 * Where a row is withheld, the smallest other rows are withheld too, until those withheld hold 10 or more. Rows of 0
 * stay; a row without base holds 0; of equal rows the first in the catalogue's order goes.
 */
function withholdBeside(groups: Map<string, Group>): void {
  const all = [...groups.values()];
  const size = (group: Group) => group.parts?.denominator ?? 0;
  if (!all.some((group) => group.withheld)) return;
  for (;;) {
    let held = 0;
    for (const group of all) if (group.withheld) held += size(group);
    if (held >= 10) return;
    let smallest: Group | null = null;
    for (const group of all) {
      if (group.withheld || size(group) === 0) continue;
      if (smallest === null || size(group) < size(smallest)) smallest = group;
    }
    if (smallest === null) return;
    smallest.withheld = true;
  }
}

/** The values of the key that make up a derived group, or null if it is none. */
export function membersOf(
  world: World,
  key: string,
  value: string,
): string[] | null {
  const derived = getBreakdownKey(world, key).derived_groups ?? [];
  return derived.find((group) => group.id === value)?.sum_of ?? null;
}

/**
 * A derived group is the sum of those of its member rows that are there with a base, withheld ones too. It is withheld
 * if that sum is 1 to 9, or if a row of the key outside the group is withheld.
 */
function derivedGroup(
  groups: Map<string, Group>,
  members: string[],
): Group | null {
  const rows: NaiveAnswer[] = [];
  const sum: Parts = { numerator: 0, denominator: 0 };
  let outsideIsWithheld = false;
  for (const [value, group] of groups) {
    if (!members.includes(value)) {
      if (group.withheld) outsideIsWithheld = true;
    } else if (group.parts !== null) {
      rows.push(...group.rows);
      sum.numerator += group.parts.numerator;
      sum.denominator += group.parts.denominator;
    }
  }
  if (rows.length === 0) return null;
  const withheld = isSmallGroup(sum.denominator) || outsideIsWithheld;
  return { rows, parts: sum, withheld };
}

/** What a site says of a group, stated or derived. Null: missing. */
export function groupAt(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
  key: string,
  value: string,
): Group | null {
  const groups = statedGroups(world, dossier, indicator, key);
  const members = membersOf(world, key, value);
  if (members !== null) return derivedGroup(groups, members);
  return groups.get(value) ?? null;
}
