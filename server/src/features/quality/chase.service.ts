/** Who is worth asking first: by what the missing and ending answers would do. */
import {
  chaseOutcome,
  chaseWeights,
  freeColumn,
  isAnswered,
  isAsked,
  stopping,
  tierKey,
  type IndicatorMethod,
} from "@saphan/shared/core";
import {
  headcountAt,
  mendersOf,
  ownerAt,
  pageOfRows,
  siteAt,
  type Page,
  type QualityView,
} from "./quality-view.ts";

interface Chased {
  readonly at: number;
  readonly narrows: number;
  readonly silent: readonly IndicatorMethod[];
  readonly ending: readonly IndicatorMethod[];
}

/** A site of which everything that is asked is silent, or half of a whole range hangs on it. */
const WHOLE = 0.5;

function severityOf({ narrows, silent }: Chased) {
  if (narrows >= WHOLE) return "high" as const;
  return silent.length > 0 ? ("middle" as const) : ("low" as const);
}

/** By position what there is to chase, each with its weight. */
function collect({ view, indicators, passes }: QualityView) {
  const { figures } = view;
  const bySite = new Map<
    number,
    {
      weight: number;
      silent: [IndicatorMethod, number][];
      ending: [IndicatorMethod, number][];
    }
  >();
  for (const indicator of indicators) {
    const { standing } = freeColumn(figures, indicator);
    const weights = chaseWeights({ figures, indicator, passes });
    const stops = stopping(figures, indicator);
    standing.forEach((stands, at) => {
      if (!passes[at] || !isAsked(stands)) return;
      const isSilent = !isAnswered(stands);
      if (!isSilent && !stops[at]) return;
      const entry = bySite.get(at) ?? { weight: 0, silent: [], ending: [] };
      const weight = weights[at] ?? 0;
      entry.weight += weight;
      entry[isSilent ? "silent" : "ending"].push([indicator, weight]);
      bySite.set(at, entry);
    });
  }
  return bySite;
}

const heaviest = (list: readonly (readonly [IndicatorMethod, number])[]) =>
  list
    .toSorted(([a, x], [b, y]) => y - x || a.index - b.index)
    .map(([indicator]) => indicator);

export function chasedSites(quality: QualityView) {
  const size = headcountAt(quality.view.figures);
  return [...collect(quality)]
    .map(([at, { weight, silent, ending }]) => {
      const chased = {
        at,
        narrows: weight,
        silent: heaviest(silent),
        ending: heaviest(ending),
      };
      return { ...chased, severity: severityOf(chased) };
    })
    .filter(
      ({ severity }) => !quality.severities || quality.severities.has(severity),
    )
    .sort(
      (a, b) =>
        b.narrows - a.narrows ||
        b.silent.length - a.silent.length ||
        (size(b.at) ?? 0) - (size(a.at) ?? 0) ||
        a.at - b.at,
    );
}

const MOST_TAKEN = 1000;

function planOf(quality: QualityView, sites: readonly Chased[], take: number) {
  const { view, indicators, passes } = quality;
  const { figures } = view;
  const taken = sites.slice(0, Math.min(Math.max(take, 0), MOST_TAKEN));
  const chased = new Uint8Array(passes.length);
  for (const { at } of taken) chased[at] = 1;
  const outcomes = indicators.map((indicator) => ({
    indicator,
    ...chaseOutcome({ figures, indicator, passes }, chased),
  }));
  const sum = (of: "later" | "laterThen" | "now" | "then") =>
    outcomes.reduce((total, outcome) => total + outcome[of].answered, 0);
  const narrowing = ({ now, then }: (typeof outcomes)[number]) =>
    (now.high ?? 0) - (now.low ?? 0) - ((then.high ?? 0) - (then.low ?? 0));
  return {
    sites: taken.length,
    asked: outcomes.reduce((total, { now }) => total + now.asked, 0),
    answered: sum("now"),
    answeredThen: sum("then"),
    answeredLater: sum("later"),
    answeredLaterThen: sum("laterThen"),
    indicators: outcomes
      .filter(
        ({ now, then, later, laterThen }) =>
          now.answered !== then.answered ||
          later.answered !== laterThen.answered,
      )
      .sort(
        (a, b) =>
          narrowing(b) - narrowing(a) || a.indicator.index - b.indicator.index,
      )
      .map(({ indicator, ...outcome }) => ({
        indicator: indicator.id,
        ...outcome,
      })),
  };
}

export function listChase(quality: QualityView, page: Page, take: number) {
  const { view } = quality;
  const size = headcountAt(view.figures);
  const sites = chasedSites(quality);
  return {
    plan: planOf(quality, sites, take),
    ...pageOfRows(sites, page, ({ at, severity, narrows, silent, ending }) => ({
      site: siteAt(view, at),
      tier: tierKey(view.figures.viewpoint.tier[at]),
      severity,
      headcount: size(at),
      silent: silent.map(({ id }) => id),
      ending: ending.map(({ id }) => id),
      narrows,
      menders: mendersOf(view, [ownerAt(view, at)]),
    })),
  };
}
