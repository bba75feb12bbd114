/** W1 to W5, by the product, by plain objects and maps, and by DuckDB. All answer the same; `run.ts` checks it. */
import {
  distributionOf,
  maskGrouping,
  rollUp,
  type Figures,
  type Grouping,
  type IndicatorMethod,
  type Measure,
} from "@saphan/shared/core";
import type { DuckDB } from "./peers.ts";
import {
  BANDS,
  cellsOf,
  COLUMNS,
  PROVINCES,
  REAL,
  type Cell,
  type Table,
} from "./table.ts";

/** What implementations of one workload must agree on: how many were asked, answered, and the sum of numerators. */
export interface Sum {
  readonly asked: number;
  readonly answered: number;
  readonly numerator: number;
}

export interface Workload {
  readonly name: string;
  readonly question: string;
  readonly ours: () => Sum;
  readonly sql: string;
}

const BINS = 20;

function measures(
  figures: Figures,
  indicator: IndicatorMethod,
  grouping: Grouping,
): Measure[] {
  return rollUp({
    indicator,
    column: figures.total(indicator),
    isBreakdown: false,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping,
  });
}

function sumOf(found: readonly Measure[]): Sum {
  let [asked, answered, numerator] = [0, 0, 0];
  for (const measure of found) {
    asked += measure.asked;
    answered += measure.answered;
    numerator += measure.numerator ?? 0;
  }
  return { asked, answered, numerator };
}

/** A group as plain code would keep it. */
interface Total extends Record<string, number> {
  asked: number;
  answered: number;
  pooled: number;
  numerator: number;
  denominator: number;
  headcountAsked: number;
  headcountAnswered: number;
  silentBase: number;
  verification: number;
}

function plainGroups(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => string,
): Map<string, Total> {
  const groups = new Map<string, Total>();
  for (const cell of cells) {
    const key = keyOf(cell);
    let total = groups.get(key);
    if (!total)
      groups.set(
        key,
        (total = {
          asked: 0,
          answered: 0,
          pooled: 0,
          numerator: 0,
          denominator: 0,
          headcountAsked: 0,
          headcountAnswered: 0,
          silentBase: 0,
          verification: 4,
        }),
      );
    if (!cell.asked) continue;
    total.asked++;
    total.headcountAsked += cell.headcount;
    total.silentBase += cell.silentBase;
    if (!cell.answered) continue;
    total.answered++;
    total.headcountAnswered += cell.headcount;
    total.verification = Math.min(total.verification, cell.verification);
    if (!cell.pooled) continue;
    total.pooled++;
    total.numerator += cell.numerator;
    total.denominator += cell.denominator;
  }
  return groups;
}

function plainSum(groups: ReadonlyMap<string, Total>): Sum {
  const sum = { asked: 0, answered: 0, numerator: 0 };
  for (const total of groups.values()) {
    sum.asked += total.asked;
    sum.answered += total.answered;
    sum.numerator += total.numerator;
  }
  return sum;
}

const SUMS = `sum(asked), sum(answered), coalesce(sum(numerator) filter (pooled = 1), 0),
  sum(denominator) filter (pooled = 1), sum(headcount) filter (asked = 1), sum(headcount) filter (answered = 1),
  min(verification) filter (answered = 1), sum(silentBase)`;

function grouped(
  table: Table,
  name: string,
  question: string,
  mask: Uint8Array | undefined,
  where: string,
): Workload {
  const { figures, indicators, byTierAndSegment } = table;
  return {
    name,
    question,
    ours: () => {
      const grouping = mask
        ? maskGrouping(byTierAndSegment, mask)
        : byTierAndSegment;
      return sumOf(
        indicators.flatMap((indicator) =>
          measures(figures, indicator, grouping),
        ),
      );
    },
    sql: `select indicator, tier, segment, ${SUMS} from cells ${where} group by indicator, tier, segment`,
  };
}

/** Quartiles as rule 8 has them, plainly. */
function plainQuartile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (place - Math.floor(place)) * (high - low);
}

export function workloadsOf(
  table: Table,
  series: readonly Table[],
): readonly Workload[] {
  const { figures, indicators, byTier } = table;
  const [first] = indicators;
  if (!first) throw new RangeError("no indicator");
  const spread = (): Sum => {
    const column = figures.total(first);
    const { counts } = distributionOf(column, byTier, BINS, { from: 0, to: 1 });
    const found = measures(figures, first, byTier);
    return {
      asked: counts.flat().reduce((a, b) => a + b, 0),
      answered: found.length,
      numerator: found.reduce(
        (sum, { quartiles }) => sum + (quartiles()?.median ?? 0),
        0,
      ),
    };
  };
  return [
    grouped(table, "W1", "all indicators by tier and segment", undefined, ""),
    grouped(
      table,
      "W2",
      "the same in 5 provinces and 2 size bands",
      table.filter,
      `where province < ${PROVINCES} and band < ${BANDS}`,
    ),
    grouped(
      table,
      "W3",
      "the same at two thirds of the sites",
      table.set,
      "where inSet = 1",
    ),
    {
      name: "W4",
      question: "20 bins and quartiles of one indicator by tier",
      ours: spread,
      sql: `with v as (select tier, value, least(floor(value * ${BINS}), ${BINS - 1}) as bin from cells
          where indicator = 0 and answered = 1 and hasValue = 1),
        q as (select tier, quantile_cont(value, [0.25, 0.5, 0.75]) as quartiles from v group by tier)
        select tier, bin, n, case when row_number() over (partition by tier order by bin) = 1 then quartiles[2] end
        from (select tier, bin, count(*) as n from v group by tier, bin) join q using (tier)`,
    },
    {
      name: "W5",
      question: "12 periods of one indicator by tier",
      ours: () =>
        sumOf(
          series.flatMap((each) => measures(each.figures, first, each.byTier)),
        ),
      sql: `select period, tier, 0, ${SUMS} from series group by period, tier`,
    },
  ];
}

/** The same by plain code over plain objects, by name of the workload. */
export function plainWorkloads(
  cells: readonly Cell[],
  series: readonly (readonly Cell[])[],
): Readonly<Record<string, () => Sum>> {
  const own = cells.filter(({ indicator }) => indicator === 0);
  const byTierAndSegment = (holds: (cell: Cell) => boolean) => () =>
    plainSum(
      plainGroups(
        cells.filter(holds),
        ({ indicator, tier, segment }) => `${indicator} ${tier} ${segment}`,
      ),
    );
  const plainSpread = (): Sum => {
    const values = new Map<number, number[]>();
    const bins = new Map<string, number>();
    for (const { tier, answered, hasValue, value } of own) {
      if (!answered || !hasValue) continue;
      const held = values.get(tier);
      if (held) held.push(value);
      else values.set(tier, [value]);
      const bin = `${tier} ${Math.min(BINS - 1, Math.floor(value * BINS))}`;
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
    let medians = 0;
    for (const held of values.values()) {
      held.sort((a, b) => a - b);
      plainQuartile(held, 0.25);
      medians += plainQuartile(held, 0.5);
      plainQuartile(held, 0.75);
    }
    return {
      asked: [...bins.values()].reduce((a, b) => a + b, 0),
      answered: values.size,
      numerator: medians,
    };
  };
  return {
    W1: byTierAndSegment(() => true),
    W2: byTierAndSegment(
      ({ province, band }) => province < PROVINCES && band < BANDS,
    ),
    W3: byTierAndSegment(({ inSet }) => inSet === 1),
    W4: plainSpread,
    W5: () =>
      series
        .map((each) => plainSum(plainGroups(each, ({ tier }) => String(tier))))
        .reduce((a, b) => ({
          asked: a.asked + b.asked,
          answered: a.answered + b.answered,
          numerator: a.numerator + b.numerator,
        })),
  };
}

/** Tables `cells` and, with the period in front, `series`. */
export async function fill(
  duckdb: DuckDB,
  table: Table,
  series: readonly Table[],
): Promise<void> {
  const columns = COLUMNS.map(
    (name) => `${name} ${REAL.has(name) ? "DOUBLE" : "INTEGER"}`,
  ).join(", ");
  await duckdb.run(`create table cells (${columns})`);
  await duckdb.run(`create table series (period INTEGER, ${columns})`);
  const append = async (
    name: string,
    rows: Iterable<readonly [Cell, number?]>,
  ) => {
    const appender = await duckdb.createAppender(name);
    for (const [cell, period] of rows) {
      if (period !== undefined) appender.appendInteger(period);
      for (const column of COLUMNS)
        if (REAL.has(column)) appender.appendDouble(cell[column]);
        else appender.appendInteger(cell[column]);
      appender.endRow();
    }
    appender.closeSync();
  };
  const rowsOf = function* (
    each: Table,
    period?: number,
  ): Generator<readonly [Cell, number?]> {
    for (const cell of cellsOf(each))
      yield period === undefined ? [cell] : [cell, period];
  };
  await append("cells", rowsOf(table));
  for (const [period, each] of series.entries())
    await append("series", rowsOf(each, period));
}

/** The sum of a result of `sql`: W4 tells bins and medians, the others counts and sums. */
export function sumOfRows(
  name: string,
  rows: readonly (readonly unknown[])[],
): Sum {
  const at = (column: number) =>
    rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  return name === "W4"
    ? {
        asked: at(2),
        answered: new Set(rows.map(([tier]) => Number(tier))).size,
        numerator: at(3),
      }
    : { asked: at(3), answered: at(4), numerator: at(5) };
}
