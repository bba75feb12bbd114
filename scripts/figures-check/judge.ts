/** Where one site stands on one indicator (rules 3 to 6): shared, asked, answered, and with what. */
import { evaluate } from "./applicability.ts";
import { CATALOGUE, type Indicator } from "./catalogue.ts";
import { entryOf, partsOf, together, type Entry, type Part } from "./parts.ts";
import type { Site } from "./registry.ts";
import type { Sight } from "./sight.ts";
import type { Statements } from "./statements.ts";

export type Standing = "not_shared" | "not_asked" | "not_applicable" | "asked";

/** A parity's two groups at a site. */
export interface Pair {
  readonly over: Entry;
  readonly under: Entry;
}

export interface Verdict {
  readonly site: Site;
  readonly standing: Standing;
  /** Whether the expression holds is unknown. */
  readonly unknown: boolean;
  readonly headcount: number | undefined;
  /** Undefined: silent, where asked. */
  readonly entry: Entry | undefined;
  /** A parity made of rows; a bare one has an entry only. */
  readonly pair: Pair | undefined;
}

const SMALL_BELOW = 50;
const INDICATORS = new Map(
  CATALOGUE.indicators.map((entry) => [entry.id, entry]),
);

/** The highest level that the verification allows, at most the claimed one. */
function gated({ evidence_gate: gate = {} }: Indicator, entry: Entry): Entry {
  let level = entry.numerator;
  const allowed = () =>
    (gate[String(level)] ?? []).every(
      ({ verification }) => entry.verification >= Number(verification.slice(1)),
    );
  while (level > 0 && !allowed()) level -= 1;
  return { ...entry, numerator: level };
}

function pairOf(
  indicator: Indicator,
  site: Site,
  statements: Statements,
): { readonly rows: readonly Part[]; readonly pair: Pair | undefined } {
  const from = indicator.computed_from;
  const source = from && INDICATORS.get(from.indicator);
  if (!from || !source) return { rows: [], pair: undefined };
  const rows = partsOf(statements, site, source, from.breakdown);
  const [over, under] = from.over.map(
    (value) =>
      rows.find(
        (row) =>
          row.value === value &&
          !row.withheld &&
          (row.entry.denominator ?? 0) > 0,
      )?.entry,
  );
  return { rows, pair: over && under ? { over, under } : undefined };
}

export function judge(
  indicator: Indicator,
  site: Site,
  sight: Sight,
  statements: Statements,
): Verdict {
  const spoken = statements.answer(site, indicator.id, "");
  const { rows, pair } = pairOf(indicator, site, statements);
  const headcount = statements.fact(site, "headcount");
  const applies = evaluate(indicator.applicability.expr, (fact) =>
    statements.fact(site, fact),
  );
  const own = spoken?.kind === "value" ? entryOf(indicator, spoken) : undefined;
  const entry = pair ? together([pair.over, pair.under]) : own;
  const as = (standing: Standing): Verdict => ({
    site,
    standing,
    unknown: applies === undefined,
    headcount,
    entry:
      standing === "asked" && entry
        ? indicator.value_type === "ordinal"
          ? gated(indicator, entry)
          : entry
        : undefined,
    pair: standing === "asked" ? pair : undefined,
  });

  const said =
    (spoken !== undefined && spoken.kind !== "silent") || rows.length > 0;
  if (!sight.mayRead(site) && !said) return as("not_shared");
  if (applies === false) return as("not_applicable");
  if (applies === undefined && spoken?.kind === "not_applicable" && !pair)
    return as("not_applicable");
  const small = headcount !== undefined && headcount < SMALL_BELOW;
  if (small && !indicator.sme_core && !entry) return as("not_asked");
  return as("asked");
}
