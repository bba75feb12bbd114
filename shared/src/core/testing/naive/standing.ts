/** Rules 4, 5 and 6: where a site stands with an indicator, and what it answers. */
import { getIndicator, type NaiveIndicator, type World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { effectiveAnswer, effectiveBreakdown } from "./effective.ts";
import { evaluate } from "./expression.ts";
import { headcountOf, storedFact } from "./facts.ts";
import { groupAt, membersOf, partsOf, type Parts } from "./groups.ts";
import type { NaiveAnswer } from "./rows.ts";

export interface SiteAnswer {
  /** What it is made of: one row, or the rows that a computed figure is computed from. */
  rows: NaiveAnswer[];
  /** A share with base. */
  parts: Parts | null;
  /** Level, count, flag, or a share without base. */
  value: number | null;
  option: string | null;
  /** A parity that comes from rows: first over second. */
  pair: { first: Parts; second: Parts } | null;
}

export interface Standing {
  dossier: Dossier;
  place:
    | "not_shared"
    | "not_applicable"
    | "not_asked"
    /** Asked and silent. */
    | "silent"
    /** Asked and answered. */
    | "answered";
  unknownApplicability: boolean;
  answer: SiteAnswer | null;
}

function answerOf(indicator: NaiveIndicator, row: NaiveAnswer): SiteAnswer {
  const { value, option } = row;
  return {
    rows: [row],
    parts: partsOf(indicator, row),
    value,
    option,
    pair: null,
  };
}

/** Rule 6: the rows of both groups are there, not withheld and above 0. */
function parityFromRows(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
): SiteAnswer | null {
  if (indicator.computed_from === undefined) return null;
  const { indicator: id, breakdown: key, over } = indicator.computed_from;
  const source = getIndicator(world, id);
  const first = groupAt(world, dossier, source, key, over[0] ?? "");
  const second = groupAt(world, dossier, source, key, over[1] ?? "");
  if (first === null || first.parts === null || first.withheld) return null;
  if (second === null || second.parts === null || second.withheld) return null;
  if (first.parts.denominator <= 0 || second.parts.denominator <= 0)
    return null;
  return {
    rows: [...first.rows, ...second.rows],
    parts: null,
    value: null,
    option: null,
    pair: { first: first.parts, second: second.parts },
  };
}

/** Does some statement that this viewer hears give a value or say not applicable? */
function hasStatement(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
): boolean {
  const heard = effectiveAnswer(world, dossier, indicator);
  if (heard !== null && heard.says !== "silent") return true;
  // For a computed figure also a breakdown row that it is computed from.
  if (indicator.computed_from === undefined) return false;
  const { indicator: id, breakdown: key, over } = indicator.computed_from;
  const source = getIndicator(world, id);
  for (const group of over) {
    for (const value of membersOf(world, key, group) ?? [group]) {
      const row = effectiveBreakdown(world, dossier, source, `${key}=${value}`);
      if (row !== null && row.says !== "silent") return true;
    }
  }
  return false;
}

/** Readings: not shared comes first, then the expression, then a stated "not applicable", then size. */
export function standingOf(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
): Standing {
  const applies = evaluate(indicator.applicability.expr, (fact) =>
    storedFact(world, dossier, fact),
  );
  const unknownApplicability = applies === "unknown";
  const at = (place: Standing["place"], answer: SiteAnswer | null = null) => ({
    dossier,
    place,
    unknownApplicability,
    answer,
  });

  // Without a grant the dossier holds the viewer's own statements only.
  if (!dossier.own && !dossier.granted)
    if (!hasStatement(world, dossier, indicator)) return at("not_shared");
  if (applies === false) return at("not_applicable");
  // Rows go before what is stated on a parity itself.
  const parity = parityFromRows(world, dossier, indicator);
  if (parity !== null) return at("answered", parity);
  const heard = effectiveAnswer(world, dossier, indicator);
  if (heard?.says === "value")
    return at("answered", answerOf(indicator, heard.row));
  if (heard?.says === "not_applicable" && unknownApplicability)
    return at("not_applicable");
  // Silent, or says not applicable where it applies. Law 1: under 50 people only `sme_core` is asked.
  const headcount = headcountOf(world, dossier);
  if (headcount !== null && headcount < 50 && !indicator.sme_core)
    return at("not_asked");
  return at("silent");
}

/** Rule 5: a breakdown is asked exactly where its total is answered; where the total is silent it is not asked. */
export function breakdownStandingOf(
  world: World,
  total: Standing,
  indicator: NaiveIndicator,
  key: string,
  value: string,
): Standing {
  if (total.place === "silent")
    return { ...total, place: "not_asked", answer: null };
  if (total.place !== "answered") return total;
  const group = groupAt(world, total.dossier, indicator, key, value);
  if (group === null || group.withheld)
    return { ...total, place: "silent", answer: null };
  return {
    ...total,
    answer: {
      rows: group.rows,
      parts: group.parts,
      value: null,
      option: null,
      pair: null,
    },
  };
}
