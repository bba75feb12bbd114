/** The short list: how many of each kind there are. */
import type { QualityKind } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import type { Finding, QualityView } from "./quality-view.ts";
import { askedContradictions, askedDifferences } from "./stated.service.ts";

const countOf = (kind: QualityKind, findings: readonly Finding[]) => ({
  kind,
  total: findings.length,
  sites: new Set(findings.map(({ at }) => at)).size,
  high: findings.filter(({ severity }) => severity === "high").length,
});

export const countKinds = (context: Context, quality: QualityView) => [
  countOf("differences", askedDifferences(context, quality)),
  countOf("contradictions", askedContradictions(context, quality)),
];
