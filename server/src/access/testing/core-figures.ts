/** Figures of plain rows by the fast core, in the words of the slow twin. */
import {
  figureRows,
  formatPeriod,
  parseDay,
  parsePeriod,
  type FigureRow,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import type {
  NaiveFigure,
  NaiveRequest,
  NaiveRows,
} from "../../../../shared/src/core/testing/naive/rows.ts";
import { viewNetwork } from "../network-view.ts";
import type { Viewer } from "../viewer.ts";
import { idOf, snapshotOf } from "./rows-to-snapshot.ts";

const method = buildMethod(loadCatalogue());

export function viewerOf({
  organisation,
  role,
}: NaiveRequest["viewer"]): Viewer {
  return {
    account: {
      id: "a",
      login: "a@example.org",
      name: "A",
      locale: "en",
      era: "common",
    },
    membership: {
      id: "m",
      organisation: idOf(organisation),
      role,
      dataRight: false,
    },
    session: "s",
    isToken: false,
  };
}

/** The fast core's row in the twin's words. */
function asNaive(
  request: NaiveRequest,
  { indicator, breakdown, keys, measure }: FigureRow,
): NaiveFigure {
  const [a, b] = request.by;
  const [keyA, keyB] = keys;
  return {
    lens_key: request.lens,
    period: request.period,
    as_of: request.asOf,
    seq: request.seq,
    indicator_id: indicator,
    breakdown: breakdown || null,
    dim_a: keyA === undefined ? null : (a ?? null),
    key_a: keyA || null,
    dim_b: keyB === undefined ? null : (b ?? null),
    key_b: keyB || null,
    sites: measure.sites,
    not_shared: measure.notShared,
    not_asked: measure.notAsked,
    not_applicable: measure.notApplicable,
    asked: measure.asked,
    answered: measure.answered,
    carried: measure.carried,
    unreviewed: measure.unreviewed,
    pooled: measure.pooled,
    unknown_applicability: measure.unknownApplicability,
    headcount_unknown: measure.headcountUnknown,
    coverage_sites: measure.coverageSites,
    coverage_headcount: measure.coverageHeadcount,
    numerator: measure.numerator,
    denominator: measure.denominator,
    value: measure.value,
    low: measure.low,
    high: measure.high,
    bounds_left_out: measure.boundsLeftOut,
    q1: measure.quartiles()?.q1 ?? null,
    median: measure.quartiles()?.median ?? null,
    q3: measure.quartiles()?.q3 ?? null,
    verified_share: measure.verifiedShare,
    oldest_period:
      measure.oldestPeriod === null ? null : formatPeriod(measure.oldestPeriod),
  };
}

export function coreFigures(
  rows: NaiveRows,
  request: NaiveRequest,
  snapshot = snapshotOf(method, rows, request.seq),
): NaiveFigure[] {
  const view = viewNetwork(
    snapshot,
    snapshot,
    method,
    viewerOf(request.viewer),
    parseDay(request.today) ?? 0,
    {
      lens: idOf(request.lens),
      period: parsePeriod(request.period) ?? 0,
      asOf: parseDay(request.asOf),
    },
  );
  return [...figureRows(view.figures, request.by)].map((row) =>
    asNaive(request, row),
  );
}

/** Numbers equal to 1e-9 relative, everything else exactly. */
export function differences(
  fast: readonly NaiveFigure[],
  slow: readonly NaiveFigure[],
): string[] {
  const name = (row: NaiveFigure) =>
    [row.indicator_id, row.breakdown, row.key_a, row.key_b].join(" ");
  if (fast.length !== slow.length)
    return [
      `${fast.length} rows against ${slow.length}`,
      ...fast
        .map(name)
        .filter((row) => !slow.some((other) => name(other) === row)),
      ...slow
        .map(name)
        .filter((row) => !fast.some((other) => name(other) === row)),
    ];
  return slow.flatMap((row, i) =>
    (Object.keys(row) as (keyof NaiveFigure)[]).flatMap((column) => {
      const expected = row[column];
      const found = fast[i]?.[column];
      const near =
        typeof expected === "number" && typeof found === "number"
          ? Math.abs(expected - found) <=
            1e-9 * Math.max(Math.abs(expected), Math.abs(found))
          : Object.is(expected, found);
      return near
        ? []
        : [`${name(row)}: ${column} is ${found}, the twin says ${expected}`];
    }),
  );
}
