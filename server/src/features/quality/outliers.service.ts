/** Numbers far from the same site's earlier ones, or from like sites'. */
import {
  formatPeriod,
  HISTORY_QUARTERS,
  outliersIn,
  tierKey,
  type Figures,
  type Outlier,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import {
  asked,
  bySeverity,
  mendersOf,
  pageOfRows,
  siteAt,
  type Finding,
  type Page,
  type QualityView,
} from "./quality-view.ts";

interface FoundOutlier extends Outlier, Finding {
  readonly indicator: Outlier["indicator"];
}

/** Scores from which on, or a slip that has a name. */
const HIGH = { own_history: 10, like_sites: 6 } as const;
const MIDDLE = { own_history: 5, like_sites: 4 } as const;

const severityOf = ({ slip, score, against }: Outlier) => {
  const size = Math.abs(score);
  if (slip || size >= HIGH[against]) return "high" as const;
  return size >= MIDDLE[against] ? ("middle" as const) : ("low" as const);
};

const kept = new WeakMap<Figures, readonly FoundOutlier[]>();

/** A view holds the answers that speak in its own period; those of two years before may reach further back. */
async function answersOf(context: Context, view: NetworkView) {
  const { snapshot, lens, period } = view;
  const first = period - HISTORY_QUARTERS;
  if (snapshot.residentFrom <= first) return snapshot.answers;
  const covering = await context.network({
    lens: snapshot.entities[lens.origin]?.id,
    period: first,
    seq: snapshot.seq,
  });
  return covering.snapshot.answers;
}

export async function askedOutliers(
  context: Context,
  quality: QualityView,
): Promise<readonly FoundOutlier[]> {
  const { view } = quality;
  const { figures } = view;
  let found = kept.get(figures);
  if (!found) {
    const { indicators } = context.method;
    found = outliersIn(figures, await answersOf(context, view), indicators)
      .map((outlier) => ({ ...outlier, severity: severityOf(outlier) }))
      .sort(
        (a, b) =>
          bySeverity(a, b) ||
          Number(b.slip !== undefined) - Number(a.slip !== undefined) ||
          Math.abs(b.score) - Math.abs(a.score) ||
          a.at - b.at ||
          a.indicator.index - b.indicator.index,
      );
    kept.set(figures, found);
  }
  return asked(quality, found);
}

export async function listOutliers(
  context: Context,
  quality: QualityView,
  page: Page,
) {
  const { view } = quality;
  const { snapshot, figures } = view;
  return pageOfRows(await askedOutliers(context, quality), page, (found) => ({
    site: siteAt(view, found.at),
    tier: tierKey(figures.viewpoint.tier[found.at]),
    severity: found.severity,
    against: found.against,
    indicator: found.indicator.id,
    period: formatPeriod(found.period),
    value: found.value,
    usual: found.usual,
    among: found.among,
    score: found.score,
    slip: found.slip ?? null,
    source: { snapshot, row: found.source },
    menders: mendersOf(view, [found.source]),
  }));
}
