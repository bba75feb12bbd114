import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  compareFigures,
  countShared,
  freeGrouping,
  maskGrouping,
  parseDay,
  parsePeriod,
  rollUp,
  wholeGrouping,
  type FigureCell,
  type IndicatorMethod,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { randomRows } from "../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../shared/src/core/testing/naive/read-books.ts";
import { viewNetwork } from "./network-view.ts";
import { viewerOf } from "./testing/core-figures.ts";
import { idOf, snapshotOf } from "./testing/rows-to-snapshot.ts";
import { writtenOut } from "./testing/written-out.ts";

const { catalogue } = readBooks();
const method = buildMethod(loadCatalogue());

/** The figure over the sites named, by asking for no others. */
function figureOver(
  { figures, mask }: FigureCell,
  indicator: IndicatorMethod,
  holds: (row: number) => boolean,
) {
  const { scope } = figures.viewpoint;
  const inside = Uint8Array.from(scope.rows, (row, at) =>
    holds(row) && (mask?.[at] ?? 1) ? 1 : 0,
  );
  const [measure] = rollUp({
    indicator,
    column: figures.total(indicator),
    isBreakdown: false,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping: freeGrouping(
      figures,
      indicator,
      maskGrouping(wholeGrouping(scope), inside),
    ),
  });
  if (!measure) throw new RangeError("a grouping without groups");
  return measure;
}

/** The slow twin: a site enters a figure if the figure over that site alone is made of something. */
function slowly(
  left: FigureCell,
  right: FigureCell,
  indicator: IndicatorMethod,
) {
  const entered = (cell: FigureCell) =>
    [...cell.figures.viewpoint.scope.rows].filter((site) => {
      const alone = figureOver(cell, indicator, (row) => row === site);
      return indicator.aggregation === "median"
        ? alone.quartiles() !== undefined
        : alone.pooled > 0;
    });
  const [atLeft, atRight] = [entered(left), entered(right)];
  const both = new Set(atLeft.filter((row) => atRight.includes(row)));
  const holds = (row: number) => both.has(row);
  return {
    left: writtenOut(figureOver(left, indicator, () => true)),
    right: writtenOut(figureOver(right, indicator, () => true)),
    matched: both.size,
    leftOnly: atLeft.length - both.size,
    rightOnly: atRight.length - both.size,
    matchedLeft: figureOver(left, indicator, holds).value,
    matchedRight: figureOver(right, indicator, holds).value,
  };
}

test("two cells beside each other agree with asking site by site, for any viewer, periods and groups of sites", () => {
  let matched = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      fc.integer({ min: -3, max: 0 }),
      fc.array(fc.tuple(fc.boolean(), fc.boolean()), {
        minLength: 12,
        maxLength: 12,
      }),
      (seed, quarters, chosen) => {
        const { rows, requests } = randomRows(
          () => {
            seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
            return seed / 4_294_967_296;
          },
          { catalogue },
        );
        for (const request of requests.slice(0, 2)) {
          const snapshot = snapshotOf(method, rows, request.seq);
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
          const cell = (period: number, side: 0 | 1): FigureCell => {
            const figures = view.figuresOf(period);
            return {
              figures,
              // The first draw decides whether a side is filtered at all.
              mask: chosen[0]?.[side]
                ? Uint8Array.from(figures.viewpoint.scope.rows, (row) =>
                    chosen[row % chosen.length]?.[side] ? 1 : 0,
                  )
                : undefined,
            };
          };
          const left = cell(view.period, 0);
          const right = cell(view.period + quarters, 1);
          for (const indicator of method.indicators) {
            const fast = compareFigures(left, right, indicator);
            expect({
              ...fast,
              left: writtenOut(fast.left),
              right: writtenOut(fast.right),
            }).toMatchObject(slowly(left, right, indicator));
            expect(fast.renewed).toBeLessThanOrEqual(fast.matched);
            matched += fast.matched;
          }
          expect(countShared(left, left)).toBe(
            left.mask
              ? left.mask.reduce((sum, inside) => sum + inside, 0)
              : left.figures.viewpoint.scope.rows.length,
          );
          expect(countShared(left, right)).toBe(countShared(right, left));
        }
      },
    ),
    { numRuns: 25 },
  );
  // A test of nothing but empty figures would say little.
  expect(matched).toBeGreaterThan(20);
});
