import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  figureRows,
  formatPeriod,
  parseDay,
  parsePeriod,
  type FigureRow,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { naiveFigures } from "../../../shared/src/core/testing/naive/naive.ts";
import { randomRows } from "../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../shared/src/core/testing/naive/read-books.ts";
import type {
  NaiveFigure,
  NaiveRequest,
  NaiveRows,
} from "../../../shared/src/core/testing/naive/rows.ts";
import { viewNetwork } from "./network-view.ts";
import { idOf, snapshotOf } from "./testing/rows-to-snapshot.ts";
import type { Viewer } from "./viewer.ts";

const method = buildMethod(loadCatalogue());
const { catalogue, lists } = readBooks();

function viewerOf({ viewer }: NaiveRequest): Viewer {
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
      organisation: idOf(viewer.organisation),
      role: viewer.role,
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
    q1: measure.q1,
    median: measure.median,
    q3: measure.q3,
    verified_share: measure.verifiedShare,
    oldest_period:
      measure.oldestPeriod === null ? null : formatPeriod(measure.oldestPeriod),
  };
}

function coreFigures(rows: NaiveRows, request: NaiveRequest): NaiveFigure[] {
  const snapshot = snapshotOf(method, rows, request.seq);
  const view = viewNetwork(
    snapshot,
    snapshot,
    method,
    viewerOf(request),
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
function differences(
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

/** A generator of numbers from 0 to 1 by mulberry32 (T. Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("figures", () => {
  test("agree with the slow twin on any small network, for any viewer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { rows, requests } = randomRows(seeded(seed), { catalogue });
        for (const request of requests)
          expect(
            differences(
              coreFigures(rows, request),
              naiveFigures(catalogue, lists, rows, request),
            ).slice(0, 5),
          ).toEqual([]);
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 80) },
    );
  });
});
