/** What is not there: answers that are asked, facts that applicability hangs on, answers that end. */
import {
  completenessOf,
  formatPeriod,
  missingFactsIn,
  stalenessOf,
  tierKey,
  type Figures,
  type MissingFact,
} from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";
import {
  asked,
  headcountAt,
  mendersOf,
  ownerAt,
  pageOfRows,
  siteAt,
  type Page,
  type QualityView,
} from "./quality-view.ts";

/** Of what a site is asked, less than this answered. */
const HALF = 0.5;

const completenessSeverity = (answered: number, wanted: number) => {
  if (answered === 0) return "high" as const;
  return answered / wanted < HALF ? ("middle" as const) : ("low" as const);
};

function pillarCounts(context: Context, quality: QualityView) {
  const { pillars, indicators } = context.catalogue;
  const groupOf = indicators.map(({ pillar }, index) =>
    quality.isAsked[index] ? pillars.findIndex(({ id }) => id === pillar) : -1,
  );
  return completenessOf(
    quality.view.figures,
    quality.indicators,
    groupOf,
    pillars.length,
  );
}

export function incompleteSites(context: Context, quality: QualityView) {
  const { pillars } = context.catalogue;
  const counts = pillarCounts(context, quality);
  const { figures } = quality.view;
  const size = headcountAt(figures);
  const all = pillars.map(({ id }) => ({ pillar: id, asked: 0, answered: 0 }));
  const sites = [...quality.passes.keys()].flatMap((at) => {
    if (!quality.passes[at]) return [];
    const here = pillars.map(({ id }, group) => {
      const cell = at * counts.groups + group;
      const wanted = counts.asked[cell] ?? 0;
      const given = counts.answered[cell] ?? 0;
      const total = all[group];
      if (total) {
        total.asked += wanted;
        total.answered += given;
      }
      return { pillar: id, asked: wanted, answered: given };
    });
    const wanted = here.reduce((sum, one) => sum + one.asked, 0);
    const given = here.reduce((sum, one) => sum + one.answered, 0);
    if (wanted === given) return [];
    return [
      {
        at,
        severity: completenessSeverity(given, wanted),
        asked: wanted,
        answered: given,
        pillars: here.filter((one) => one.asked > 0),
      },
    ];
  });
  const found = asked(quality, sites).toSorted(
    (a, b) =>
      a.answered / a.asked - b.answered / b.asked ||
      (size(b.at) ?? 0) - (size(a.at) ?? 0) ||
      a.at - b.at,
  );
  return { found, pillars: all.filter((one) => one.asked > 0) };
}

export function listIncomplete(
  context: Context,
  quality: QualityView,
  page: Page,
) {
  const { view } = quality;
  const { found, pillars } = incompleteSites(context, quality);
  return {
    pillars,
    ...pageOfRows(found, page, ({ at, ...rest }) => ({
      site: siteAt(view, at),
      tier: tierKey(view.figures.viewpoint.tier[at]),
      ...rest,
      menders: mendersOf(view, [ownerAt(view, at)]),
    })),
  };
}

/** From so many indicators on that it settles alone. */
const MANY = 5;

const factSeverity = ({ settles }: MissingFact) => {
  if (settles.length >= MANY) return "high" as const;
  return settles.length > 0 ? ("middle" as const) : ("low" as const);
};

const indicatorsKey = ({ indicators }: QualityView): string =>
  indicators.map(({ index }) => index).join();

const missingKept = new WeakMap<Figures, Map<string, readonly MissingFact[]>>();

/** Of a fact only what it means to the indicators that are asked for. */
export function askedMissingFacts(quality: QualityView) {
  const { figures } = quality.view;
  const kept =
    missingKept.get(figures) ?? new Map<string, readonly MissingFact[]>();
  missingKept.set(figures, kept);
  const key = indicatorsKey(quality);
  const missing = kept.get(key) ?? missingFactsIn(figures, quality.indicators);
  kept.set(key, missing);
  return asked(
    quality,
    missing.map((one) => ({ ...one, severity: factSeverity(one) })),
  );
}

export function listMissingFacts(quality: QualityView, page: Page) {
  const { view } = quality;
  const found = askedMissingFacts(quality);
  const totals = new Map<string, { sites: number; settles: number }>();
  for (const { fact, settles } of found) {
    const total = totals.get(fact) ?? { sites: 0, settles: 0 };
    totals.set(fact, {
      sites: total.sites + 1,
      settles: total.settles + settles.length,
    });
  }
  return {
    facts: [...totals]
      .map(([fact, counts]) => ({ fact, ...counts }))
      .sort((a, b) => b.settles - a.settles || b.sites - a.sites),
    ...pageOfRows(found, page, ({ at, severity, fact, settles, helps }) => ({
      site: siteAt(view, at),
      tier: tierKey(view.figures.viewpoint.tier[at]),
      severity,
      fact,
      settles: settles.map(({ id }) => id),
      helps: helps.map(({ id }) => id),
      menders: mendersOf(view, [ownerAt(view, at)]),
    })),
  };
}

const ENDS = ["high", "middle", "low"] as const;

/** Sorting thousands of answers and looking at all of them twice a request is not needed. */
const staleKept = new WeakMap<
  Figures,
  { readonly passes: Uint8Array; readonly key: string } & ReturnType<
    typeof stalenessOf
  >
>();

function stalenessFor(quality: QualityView) {
  const { figures } = quality.view;
  const key = indicatorsKey(quality);
  const have = staleKept.get(figures);
  if (have?.key === key && Buffer.compare(have.passes, quality.passes) === 0)
    return have;
  const made = stalenessOf(figures, quality.indicators, quality.passes);
  const keeping = { ...made, key, passes: quality.passes };
  staleKept.set(figures, keeping);
  return keeping;
}

export function askedExpiring(quality: QualityView) {
  const size = headcountAt(quality.view.figures);
  const { answers, ages } = stalenessFor(quality);
  const found = asked(
    quality,
    answers.map((answer) => ({
      ...answer,
      severity: ENDS[answer.endsIn] ?? ("low" as const),
    })),
  ).toSorted(
    (a, b) =>
      a.endsIn - b.endsIn ||
      (size(b.at) ?? 0) - (size(a.at) ?? 0) ||
      a.at - b.at ||
      a.indicator.index - b.indicator.index,
  );
  return { found, ages };
}

export function listExpiring(quality: QualityView, page: Page) {
  const { view } = quality;
  const { snapshot } = view;
  const { found, ages } = askedExpiring(quality);
  return {
    ages: [...ages],
    ...pageOfRows(found, page, ({ at, ...answer }) => ({
      site: siteAt(view, at),
      tier: tierKey(view.figures.viewpoint.tier[at]),
      severity: answer.severity,
      indicator: answer.indicator.id,
      period: formatPeriod(answer.period),
      endsIn: answer.endsIn,
      source: answer.source < 0 ? null : { snapshot, row: answer.source },
      menders: mendersOf(view, [
        answer.source < 0 ? ownerAt(view, at) : answer.source,
      ]),
    })),
  };
}
