/** Every indicator and fact of one site in a period, with who said it. */
import {
  defaultAsOf,
  formatDay,
  formatPeriod,
  isAnswered,
  NO_DAY,
  Outcome,
  parseDay,
  parsePeriod,
  periodOfDay,
  WITHOUT_BASE,
  type Figures,
  type IndicatorMethod,
} from "@saphan/shared/core";
import { figuresOfSite } from "../../access/network-view.ts";
import type { Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import type { SiteMapper } from "./site.mappers.ts";
import { valueAt } from "./site-list.service.ts";
import {
  headsOf,
  listStatements,
  statedValue,
  statementFilter,
  type Statement,
} from "./statements.service.ts";

export interface PeriodArguments {
  readonly period?: string | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** Figures of the site alone; the current quarter and its day where nothing else is asked for. */
export function siteFigures(
  { clock, method }: Context,
  sight: Sight,
  { snapshot, row }: SiteMapper,
  { period, asOf }: PeriodArguments,
): Figures {
  const today = clock.today();
  const quarter = (period && parsePeriod(period)) || periodOfDay(today);
  const day = (asOf && parseDay(asOf)) || defaultAsOf(quarter, today);
  return figuresOfSite(snapshot, method, sight, row, quarter, day);
}

/** Facts that concern sites, small groups hidden from all but the site's own people. */
export function listFacts(
  context: Context,
  sight: Sight,
  site: SiteMapper,
  request: PeriodArguments,
) {
  const figures = siteFigures(context, sight, site, request);
  const own = sight.ownSite[site.row] === 1;
  return context.catalogue.facts
    .filter(({ level }) => level === "site")
    .map((fact) => {
      const column = figures.fact(fact.id);
      const isWithheld = figures.withheld(fact.id)[0] === 1 && !own;
      const source = column.source?.[0] ?? -1;
      const present = column.present[0] === 1 && !isWithheld;
      return {
        fact,
        value: present ? (column.value[0] ?? null) : null,
        isWithheld,
        isAssumed: column.assumed?.[0] === 1,
        source:
          present && source >= 0
            ? { snapshot: site.snapshot, row: source }
            : null,
        period:
          present && column.period ? formatPeriod(column.period[0] ?? 0) : null,
      };
    });
}

function hiddenReason(
  { sensitivity }: IndicatorMethod,
  own: boolean,
  standing: string,
) {
  if (sensitivity !== "standard" && !own) return sensitivity;
  return standing === "not_shared" ? ("not_shared" as const) : null;
}

/** Numerator and denominator as they were stated; null where there is none. */
function parts(figures: Figures, indicator: IndicatorMethod) {
  const { outcome, numerator, denominator } = figures.stated(indicator);
  const below = denominator[0] ?? 0;
  const isShare =
    indicator.valueType === "percent" || indicator.valueType === "ratio";
  const has = outcome[0] === Outcome.value && isShare && below !== WITHOUT_BASE;
  return {
    numerator: has ? (numerator[0] ?? null) : null,
    denominator: has ? below : null,
  };
}

const dayOrNull = (day: number) => (day === NO_DAY ? null : formatDay(day));

async function statementViews(
  context: Context,
  site: SiteMapper,
  own: boolean,
  sight: Sight,
  statements: readonly Statement[],
) {
  const texts = await context.texts.get(
    statements.flatMap(({ answer: { evidence, note } }) =>
      [evidence, note].filter((id) => id !== ""),
    ),
  );
  const marks = context.ledger.marks();
  return (statement: Statement) => {
    const { answer, source, side, period, seq, key } = statement;
    const speaker = site.snapshot.entityRows.get(source) ?? -1;
    const mine = own || sight.ownEntities.has(speaker);
    return {
      id: `${key}@${seq}`,
      source: { snapshot: site.snapshot, row: speaker },
      side,
      period: formatPeriod(period),
      breakdown: answer.breakdown,
      stated: statedValue(answer, mine),
      verification: answer.verification,
      validUntil: dayOrNull(answer.validUntil),
      evidence: texts.get(answer.evidence) ?? null,
      note: mine ? (texts.get(answer.note) ?? null) : null,
      inheritedFrom: answer.inheritedFrom || null,
      isBaseAssumed: answer.baseAssumed,
      seq,
      at: new Date(marks[seq - 1]?.at ?? 0).toISOString(),
    };
  };
}

export async function listAnswers(
  context: Context,
  sight: Sight,
  site: SiteMapper,
  request: PeriodArguments,
) {
  const figures = siteFigures(context, sight, site, request);
  const own = sight.ownSite[site.row] === 1;
  const maySee = statementFilter(context, sight, site);
  const heads = headsOf(await listStatements(context, site)).filter(maySee);
  const view = await statementViews(context, site, own, sight, heads);
  const asked = figures.viewpoint.period;
  return context.method.indicators.map((indicator, index) => {
    const entry = context.catalogue.indicators[index];
    if (!entry) throw new RangeError(`no indicator ${index}`);
    const column = figures.total(indicator);
    const shown = valueAt(figures, indicator, 0);
    const stated = figures.stated(indicator);
    const { standing } = shown;
    const hidden = hiddenReason(indicator, own, standing);
    const answered = hidden === null && isAnswered(column.standing[0] ?? 0);
    const speaking = asked - (column.distance[0] ?? 0);
    const source = stated.source[0] ?? -1;
    const isLevel = indicator.valueType === "ordinal";
    return {
      indicator: entry,
      hidden,
      standing,
      value: answered ? shown.value : null,
      ...(answered
        ? parts(figures, indicator)
        : { numerator: null, denominator: null }),
      choice: answered ? shown.choice : null,
      claimed: answered && isLevel ? (stated.numerator[0] ?? null) : null,
      verification: answered ? shown.verification : null,
      period: answered ? formatPeriod(speaking) : null,
      isUnreviewed: answered && column.unreviewed[0] === 1,
      isConflict: hidden === null && column.conflict[0] === 1,
      source:
        answered && source >= 0
          ? { snapshot: site.snapshot, row: source }
          : null,
      statements: heads
        .filter(
          ({ answer, period }) =>
            answer.indicator === indicator.id &&
            (period === asked || period === speaking),
        )
        .map(view),
    };
  });
}
