/** What is stated against something else that is stated: against another source, or against the site's facts. */
import {
  compareDifferences,
  contradictionsIn,
  differencesAmongOthers,
  differencesOfOwnStatements,
  differencesOnOwnSites,
  factsRead,
  formatPeriod,
  tierKey,
  type Contradiction,
  type Difference,
  type Figures,
} from "@saphan/shared/core";
import { differencesInput } from "../../access/differences-input.ts";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import {
  asked,
  bySeverity,
  mendersOf,
  ownerAt,
  pageOfRows,
  siteAt,
  type Finding,
  type Page,
  type QualityView,
} from "./quality-view.ts";

/** From these distances on: more than a level, or 30 points; a tenth of the scale. */
const WIDE = 0.3;
const NOTICEABLE = 0.1;

interface FoundDifference extends Difference, Finding {
  readonly indicator: Difference["indicator"];
}
interface FoundContradiction extends Contradiction, Finding {
  readonly indicator: Contradiction["indicator"];
}

const differencesKept = new WeakMap<Figures, readonly FoundDifference[]>();
const contradictionsKept = new WeakMap<
  Figures,
  readonly FoundContradiction[]
>();

const severityOf = ({ distance }: Difference) => {
  if (distance >= WIDE) return "high" as const;
  return distance >= NOTICEABLE ? ("middle" as const) : ("low" as const);
};

/** Of all sources that the viewer hears at sites of the lens. */
function differencesOf(
  { method }: Context,
  view: NetworkView,
): readonly FoundDifference[] {
  const { figures } = view;
  const have = differencesKept.get(figures);
  if (have) return have;
  const input = differencesInput(view, method);
  const { position } = figures.viewpoint.scope;
  const made = [
    ...differencesOnOwnSites(input).differences,
    ...differencesOfOwnStatements(input),
    ...differencesAmongOthers(input),
  ]
    .sort(compareDifferences)
    .map((difference) => ({
      ...difference,
      at: position[difference.row] ?? -1,
      severity: severityOf(difference),
    }))
    .filter(({ at }) => at >= 0);
  differencesKept.set(figures, made);
  return made;
}

/** "Not applicable" where it applies makes the site silent; a value where it does not only stays unused. */
function contradictionsOf(
  { method }: Context,
  { figures }: NetworkView,
): readonly FoundContradiction[] {
  const have = contradictionsKept.get(figures);
  if (have) return have;
  const made = contradictionsIn(figures, method.indicators)
    .map((contradiction) => ({
      ...contradiction,
      severity:
        contradiction.kind === "not_applicable_where_applicable"
          ? ("high" as const)
          : ("middle" as const),
    }))
    .sort(
      (a, b) =>
        bySeverity(a, b) ||
        a.at - b.at ||
        a.indicator.index - b.indicator.index,
    );
  contradictionsKept.set(figures, made);
  return made;
}

export const askedDifferences = (context: Context, quality: QualityView) =>
  asked(quality, differencesOf(context, quality.view));
export const askedContradictions = (context: Context, quality: QualityView) =>
  asked(quality, contradictionsOf(context, quality.view));

export function listDifferences(
  context: Context,
  quality: QualityView,
  page: Page,
) {
  const { view } = quality;
  const { snapshot, figures } = view;
  return pageOfRows(askedDifferences(context, quality), page, (found) => ({
    site: siteAt(view, found.at),
    tier: tierKey(figures.viewpoint.tier[found.at]),
    severity: found.severity,
    between: found.between,
    indicator: found.indicator.id,
    period: formatPeriod(found.period),
    first: found.mine,
    firstSource: { snapshot, row: found.mineSource },
    second: found.theirs,
    secondSource: { snapshot, row: found.source },
    distance: found.distance,
    menders: mendersOf(view, [found.mineSource, found.source]),
  }));
}

export function listContradictions(
  context: Context,
  quality: QualityView,
  page: Page,
) {
  const { view } = quality;
  const { snapshot, figures } = view;
  return pageOfRows(askedContradictions(context, quality), page, (found) => ({
    site: siteAt(view, found.at),
    tier: tierKey(figures.viewpoint.tier[found.at]),
    severity: found.severity,
    kind: found.kind,
    indicator: found.indicator.id,
    period: formatPeriod(found.period),
    stated: found.stated ?? null,
    source: found.source < 0 ? null : { snapshot, row: found.source },
    facts: factsRead(figures, found.indicator, found.at),
    menders: mendersOf(view, [found.source, ownerAt(view, found.at)]),
  }));
}
