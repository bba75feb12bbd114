/** Every indicator of one site in a period: what counts, who said it, how long it speaks. */
import {
  formatDay,
  formatPeriod,
  isAnswered,
  lastDayOf,
  NO_DAY,
  Outcome,
  speakerAt,
  State,
  stateOf,
  WITHOUT_BASE,
  type Day,
  type Figures,
  type IndicatorMethod,
  type Period,
} from "@saphan/shared/core";
import { indicatorsOf } from "../../access/requests.ts";
import { valueAt } from "../../access/site-value.ts";
import type { Context } from "../../graph/context.ts";
import { listBreakdownRows } from "./breakdown-rows.ts";
import {
  figuresIn,
  figuresOverTime,
  siteInView,
  type PeriodArguments,
} from "./site-figures.ts";
import type { SiteMapper } from "./site.mappers.ts";
import {
  headFilter,
  headsOf,
  listStatements,
  statementViews,
  type Statement,
} from "./statements.service.ts";

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

const NO_PARTS = { numerator: null, denominator: null };

/** Why a site that is asked is silent: to others, what was declined reads as no answer. */
function silenceOf(figures: Figures, indicator: IndicatorMethod, own: boolean) {
  const { outcome, code } = figures.stated(indicator);
  if (outcome[0] !== Outcome.silent) return "no_answer" as const;
  if (stateOf(code[0] ?? 0) !== State.declined) return "expired" as const;
  return own ? ("declined" as const) : ("no_answer" as const);
}

/** The rows that a figure is read from: of the total, or of the breakdown that a parity is computed from. */
function isReadFrom(
  { indicators }: Context["method"],
  { id, parity }: IndicatorMethod,
): (statement: Statement) => boolean {
  const read = parity && indicators[parity.indicator];
  const key = read?.breakdowns[parity?.breakdown ?? -1]?.key ?? "";
  return ({ answer: { indicator, breakdown } }) =>
    (indicator === id && breakdown === "") ||
    (indicator === read?.id && breakdown.startsWith(`${key}=`));
}

/** Last day on which what speaks does so: the earlier of its validity and the end of its carrying (rule 3). */
function lastDayOfSpeaking(
  { carryQuarters }: IndicatorMethod,
  speaking: Period,
  rows: readonly Statement[],
): Day {
  return rows.reduce(
    (day, { answer: { validUntil } }) =>
      validUntil === NO_DAY ? day : Math.min(day, validUntil),
    lastDayOf(speaking + carryQuarters),
  );
}

export async function listAnswers(
  context: Context,
  site: SiteMapper,
  request: PeriodArguments,
) {
  const place = await siteInView(context, site, request);
  const { row } = place;
  const { snapshot, sight } = place.view;
  const here = { snapshot, row };
  const figures = figuresIn(context, place);
  const own = sight.ownSite[row] === 1;
  const all = headsOf(await listStatements(context, here));
  const heads = all.filter(headFilter(context, sight, here, all));
  const view = await statementViews(context, sight, here, heads);
  const asked = figures.viewpoint.period;

  return context.method.indicators.map((indicator, index) => {
    const entry = context.catalogue.indicators[index];
    if (!entry) throw new RangeError(`no indicator ${index}`);
    const column = figures.total(indicator);
    const stated = figures.stated(indicator);
    const shown = valueAt(figures, indicator, 0);
    const { standing } = shown;
    const hidden = hiddenReason(indicator, own, standing);
    const answered = hidden === null && isAnswered(column.standing[0] ?? 0);
    const silent = hidden === null && standing === "silent";
    const distance = answered ? column.distance[0] : stated.distance[0];
    const speaking = asked - (distance ?? 0);
    const source = speakerAt(figures, indicator, 0);
    const speaker = snapshot.entities[source]?.id;
    const reads = isReadFrom(context.method, indicator);
    const spoken = heads.filter(
      (head) =>
        reads(head) && head.period === speaking && head.source === speaker,
    );
    return {
      indicator: entry,
      hidden,
      standing,
      value: answered ? shown.value : null,
      ...(answered ? parts(figures, indicator) : NO_PARTS),
      choice: answered ? shown.choice : null,
      claimed:
        answered && indicator.valueType === "ordinal"
          ? (stated.numerator[0] ?? null)
          : null,
      verification: answered ? shown.verification : null,
      period: answered ? formatPeriod(speaking) : null,
      speaksUntil: answered
        ? formatDay(lastDayOfSpeaking(indicator, speaking, spoken))
        : null,
      silence: silent ? silenceOf(figures, indicator, own) : null,
      isUnreviewed: answered && column.unreviewed[0] === 1,
      isConflict: hidden === null && column.conflict[0] === 1,
      source: answered && source >= 0 ? { snapshot, row: source } : null,
      rows: answered ? listBreakdownRows(figures, indicator, own) : [],
      statements: heads
        .filter(
          ({ answer, period }) =>
            answer.indicator === indicator.id &&
            (period === asked || period === speaking),
        )
        .map((head) =>
          view(
            head,
            (answered || silent) &&
              head.answer.breakdown === "" &&
              spoken.includes(head),
          ),
        ),
    };
  });
}

/** Indicators at the site in each of `quarters` periods that end with the one asked for, the oldest first. */
export async function answerSeries(
  context: Context,
  site: SiteMapper,
  ids: readonly string[],
  quarters: number,
) {
  const indicators = indicatorsOf(context.method, ids);
  const series = await figuresOverTime(context, site, quarters);
  return indicators.map((indicator) => ({
    indicator: indicator.id,
    values: series.map((figures) => ({
      period: formatPeriod(figures.viewpoint.period),
      value: valueAt(figures, indicator, 0),
    })),
  }));
}
