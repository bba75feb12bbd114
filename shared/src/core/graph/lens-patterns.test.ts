import fc from "fast-check";
import {
  lensesOf,
  patternsAmong,
  patternsIn,
  rowsByLenses,
  type LensPatterns,
} from "./lens-patterns.ts";
import { overlapOf, overlapOfPatterns } from "./overlap.ts";
import { reachOfMasks } from "./reach.ts";

/** Few sites of few or many lenses: most of them stand in the same ones as another. */
const anyMasks = fc
  .tuple(
    fc.nat(12),
    fc.oneof(fc.nat(5), fc.integer({ min: 31, max: 34 }), fc.constant(65)),
  )
  .chain(([order, lenses]) =>
    fc
      .array(
        fc
          .array(fc.constantFrom(0, 0, 1), {
            minLength: order,
            maxLength: order,
          })
          .map((list) => Uint8Array.from(list)),
        { minLength: lenses, maxLength: lenses },
      )
      .map((masks) => ({ order, masks })),
  );

const holdingOf = (masks: readonly Uint8Array[], row: number): number[] =>
  masks.flatMap((mask, lens) => (mask[row] === 1 ? [lens] : []));

const lensesAt = (patterns: LensPatterns, row: number): number[] =>
  lensesOf(patterns, patterns.of[row] ?? -1);

/** Each pattern once, and each that of a site. */
const expectEachOnce = (patterns: LensPatterns) => {
  const { order } = patterns.reach;
  const names = rowsUpTo(order).map((i) => lensesOf(patterns, i).join());
  expect(new Set(names).size).toBe(order);
  expect(new Set(patterns.of).size).toBe(order);
};

const rowsUpTo = (order: number) =>
  Array.from({ length: order }, (_, row) => row);

describe("patterns of lenses", () => {
  it("say of each site which lenses hold it, each pattern once", () => {
    fc.assert(
      fc.property(anyMasks, ({ order, masks }) => {
        const patterns = patternsIn(reachOfMasks(order, masks));
        expect(patterns.reach.lenses).toBe(masks.length);
        for (const row of rowsUpTo(order))
          expect(lensesAt(patterns, row)).toEqual(holdingOf(masks, row));
        expectEachOnce(patterns);
      }),
    );
  });

  it("of some lenses, in another order, are those of these alone", () => {
    const chosen = anyMasks.chain(({ order, masks }) =>
      fc.record({
        order: fc.constant(order),
        masks: fc.constant(masks),
        lenses: fc.shuffledSubarray(rowsUpTo(masks.length)),
      }),
    );
    fc.assert(
      fc.property(chosen, ({ order, masks, lenses }) => {
        const all = patternsIn(reachOfMasks(order, masks));
        const some = patternsAmong(all, lenses);
        const alone = reachOfMasks(
          order,
          lenses.flatMap((lens) => masks[lens] ?? []),
        );
        expect(overlapOfPatterns(some)).toEqual(overlapOf(alone));
        for (const row of rowsUpTo(order))
          expect(lensesAt(some, row)).toEqual(lensesAt(patternsIn(alone), row));
        expectEachOnce(some);
      }),
    );
  });

  it("list sites by the number of lenses, then by rank, then by row, as a plain sort does", () => {
    // Ranks with ties, as if sites were called the same.
    const asked = anyMasks.chain(({ order, masks }) =>
      fc.record({
        order: fc.constant(order),
        masks: fc.constant(masks),
        atLeast: fc.integer({ min: 0, max: masks.length + 1 }),
        rank: fc
          .array(fc.nat(Math.max(0, Math.min(order - 1, 3))), {
            minLength: order,
            maxLength: order,
          })
          .map((list) => Uint32Array.from(list)),
      }),
    );
    fc.assert(
      fc.property(asked, ({ order, masks, atLeast, rank }) => {
        const patterns = patternsIn(reachOfMasks(order, masks));
        const plain = rowsUpTo(order)
          .map((row) => ({ row, count: holdingOf(masks, row).length }))
          .filter(({ count }) => count >= atLeast)
          .sort(
            (a, b) =>
              b.count - a.count ||
              (rank[a.row] ?? 0) - (rank[b.row] ?? 0) ||
              a.row - b.row,
          );
        expect([...rowsByLenses(patterns, atLeast, rank)]).toEqual(
          plain.map(({ row }) => row),
        );
      }),
    );
  });
});
