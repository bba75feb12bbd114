/** Rule 10: facts, stated and derived; rule 11: which of them are withheld. */
import { periodPlus, quarterNumber } from "./calendar.ts";
import { getFactEntry, getIndicator, type World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { effectiveAnswer } from "./effective.ts";

/** What the first source says of this very period. */
function statedIn(
  dossier: Dossier,
  fact: string,
  period: string,
): number | null {
  for (const row of dossier.facts)
    if (row.fact === fact && row.period === period) return row.value;
  return null;
}

/** A stock uses its period's row, else the nearest earlier one. */
function stockFact(
  world: World,
  dossier: Dossier,
  fact: string,
): number | null {
  let nearest: string | null = null;
  for (const row of dossier.facts) {
    if (row.fact !== fact) continue;
    if (quarterNumber(row.period) > quarterNumber(world.request.period))
      continue;
    if (nearest === null || quarterNumber(row.period) > quarterNumber(nearest))
      nearest = row.period;
  }
  return nearest === null ? null : statedIn(dossier, fact, nearest);
}

/** `flow_year`: the sum of those present among the four quarters that end with the period, unknown if none. */
function yearFlow(world: World, dossier: Dossier, fact: string): number | null {
  let sum: number | null = null;
  for (let back = 0; back < 4; back += 1) {
    const period = periodPlus(world.request.period, -back);
    const value = statedIn(dossier, fact, period);
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

/** The effective answer of tr_occupation_mapped, in per cent; nothing out of a denominator of 0. */
function occupationMappedPct(world: World, dossier: Dossier): number | null {
  const indicator = getIndicator(world, "tr_occupation_mapped");
  const heard = effectiveAnswer(world, dossier, indicator);
  if (heard === null || heard.says !== "value") return null;
  const { numerator, denominator, value } = heard.row;
  if (numerator === null || denominator === null)
    return value === null ? null : value * 100;
  if (denominator === 0) return null;
  return (Math.min(numerator, denominator) / denominator) * 100;
}

/** The law's quota: one place for each 100 employees, one more for a rest above 50; none below 100. */
function disabilityPlaces(employees: number): number {
  if (employees < 100) return 0;
  return Math.floor(employees / 100) + (employees % 100 > 50 ? 1 : 0);
}

/** The stored value of a fact, as applicability and derived facts read it (rule 11). Null: missing. */
export function storedFact(
  world: World,
  dossier: Dossier,
  fact: string,
): number | null {
  const read = (id: string) => storedFact(world, dossier, id);
  if (fact === "direct_supplier_count") return dossier.directSuppliers;
  if (fact === "direct_customer_count") return dossier.directCustomers;
  if (fact === "occupation_mapped_pct")
    return occupationMappedPct(world, dossier);
  // Made of workforce rows, which come with a later sheet.
  if (fact === "workers_declining_or_transforming") return null;
  if (fact === "men_headcount")
    return difference(read("headcount"), read("women_headcount"));
  if (fact === "nonregular_headcount")
    return sumOf([read("fixed_term"), read("agency"), read("apprentice")]);
  if (fact === "regular_headcount")
    return difference(read("headcount"), read("nonregular_headcount"));
  // A missing agency or apprentice row counts as 0 here.
  if (fact === "employees")
    return difference(
      read("headcount"),
      (read("agency") ?? 0) + (read("apprentice") ?? 0),
    );
  if (fact === "disability_places_required") {
    const employees = read("employees");
    return employees === null ? null : disabilityPlaces(employees);
  }
  const rule = getFactEntry(world, fact).period_rule;
  if (rule === "flow_quarter")
    return statedIn(dossier, fact, world.request.period);
  if (rule === "flow_year") return yearFlow(world, dossier, fact);
  return stockFact(world, dossier, fact);
}

function difference(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part;
}

function sumOf(parts: (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/** Rule 11, readings: anything above 0 and below 10, fractions included. */
export function isSmallGroup(people: number): boolean {
  return people > 0 && people < 10;
}

/** Rule 11: of each of these, if one is withheld, all of its set are. */
const SETS = [
  ["women_headcount", "men_headcount"],
  [
    "fixed_term",
    "agency",
    "apprentice",
    "regular_headcount",
    "nonregular_headcount",
    "employees",
  ],
];

function isSmallFact(world: World, dossier: Dossier, fact: string): boolean {
  if (getFactEntry(world, fact).min_cell === null) return false;
  const value = storedFact(world, dossier, fact);
  return value !== null && isSmallGroup(value);
}

function isWithheldFact(world: World, dossier: Dossier, fact: string): boolean {
  for (const set of SETS)
    if (set.includes(fact))
      return set.some((member) => isSmallFact(world, dossier, member));
  return isSmallFact(world, dossier, fact);
}

/**
 * Rule 7: what a silent site enters the bounds with. Where a base that counts people is missing or withheld, headcount
 * stands in. Null: the site is left out.
 */
export function baseOf(
  world: World,
  dossier: Dossier,
  fact: string,
): number | null {
  const stated = storedFact(world, dossier, fact);
  if (stated !== null && !isWithheldFact(world, dossier, fact)) return stated;
  if (getFactEntry(world, fact).unit === "persons")
    return headcountOf(world, dossier);
  return null;
}

export function headcountOf(world: World, dossier: Dossier): number | null {
  return storedFact(world, dossier, "headcount");
}
