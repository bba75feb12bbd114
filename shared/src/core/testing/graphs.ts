/** Small supply networks for tests, by their shape. */
import fc from "fast-check";
import { UNNAMED, type SupplyArc } from "../graph/dependency.ts";

export interface ArcsOf {
  readonly order: number;
  readonly arcs: readonly SupplyArc[];
}

export const arc = (
  supplier: number,
  customer: number,
  family = 0,
  share: number | null = null,
): SupplyArc => ({ supplier, customer, family, share });

/** Site 0 is supplied by 1, that by 2, and so on. */
export const path = (order: number): ArcsOf => ({
  order,
  arcs: Array.from({ length: Math.max(order - 1, 0) }, (_, i) => arc(i + 1, i)),
});

/** Site 0 has one family from 1 and 2, and both of these have another from 3. */
export const diamond = (): ArcsOf => ({
  order: 4,
  arcs: [arc(1, 0), arc(2, 0), arc(3, 1, 1), arc(3, 2, 1)],
});

/** Each site supplies the one before it, and the first the last. */
export const cycle = (order: number): ArcsOf => ({
  order,
  arcs: Array.from({ length: order }, (_, i) => arc((i + 1) % order, i)),
});

/** Site 0 has as many families, each from a site of its own. */
export const star = (suppliers: number): ArcsOf => ({
  order: suppliers + 1,
  arcs: Array.from({ length: suppliers }, (_, i) => arc(i + 1, 0, i)),
});

/**
 * Any small network: with circles, sites that supply themselves, one pair in several families, sites without links,
 * suppliers that are not named, shares that are not stated or add up to more or less than 1, and with nothing at all.
 */
export const anyArcs = (most = 8): fc.Arbitrary<ArcsOf> =>
  fc.integer({ min: 0, max: most }).chain((order) =>
    fc.record({
      order: fc.constant(order),
      arcs:
        order === 0
          ? fc.constant([])
          : fc.uniqueArray(
              fc.record({
                supplier: fc.oneof(
                  { weight: 9, arbitrary: fc.nat(order - 1) },
                  { weight: 1, arbitrary: fc.constant(UNNAMED) },
                ),
                customer: fc.nat(order - 1),
                family: fc.nat(2),
                share: fc.oneof(
                  fc.constant(null),
                  fc.constantFrom(0, 0.2, 0.5, 0.8, 1),
                ),
              }),
              {
                maxLength: order * 3,
                selector: ({ supplier, customer, family }) =>
                  `${supplier} ${customer} ${family}`,
              },
            ),
    }),
  );
