/** The short list: how many of each kind there are. */
import type {
  QualityKind,
  Severity,
} from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { chasedSites } from "./chase.service.ts";
import { askedDuplicates } from "./duplicates.service.ts";
import {
  askedExpiring,
  askedMissingFacts,
  incompleteSites,
} from "./gaps.service.ts";
import { askedOutliers } from "./outliers.service.ts";
import type { QualityView } from "./quality-view.ts";
import { askedContradictions, askedDifferences } from "./stated.service.ts";

interface Counted {
  readonly at: number;
  readonly severity: Severity;
}

const countOf = (kind: QualityKind, findings: readonly Counted[]) => ({
  kind,
  total: findings.length,
  sites: new Set(findings.map(({ at }) => at)).size,
  high: findings.filter(({ severity }) => severity === "high").length,
});

/** A pair of sites is at two sites; of a pair of entities none are counted. */
function countDuplicates(quality: QualityView) {
  const found = askedDuplicates(quality);
  const sites = found.flatMap(({ of, a, b }) => (of === "site" ? [a, b] : []));
  return {
    ...countOf(
      "duplicates",
      found.map(({ a, severity }) => ({ at: a, severity })),
    ),
    sites: new Set(sites).size,
  };
}

export const countKinds = async (context: Context, quality: QualityView) => [
  countOf("differences", askedDifferences(context, quality)),
  countOf("contradictions", askedContradictions(context, quality)),
  countOf("outliers", await askedOutliers(context, quality)),
  countOf("expiring", askedExpiring(quality).found),
  countOf("missing_facts", askedMissingFacts(quality)),
  countOf("incomplete", incompleteSites(context, quality).found),
  countDuplicates(quality),
  countOf("chase", chasedSites(quality)),
];
