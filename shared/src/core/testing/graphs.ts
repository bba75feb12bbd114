/** Small supply networks for tests, by their shape. */
import fc from "fast-check";
import {
  UNNAMED,
  type SupplyArc,
  type SupplyArcs,
} from "../graph/dependency.ts";
import type { SupplyPairs } from "../graph/known-supply.ts";
import type { SupplyGraph } from "../graph/supply-graph.ts";

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

/** The pairs of named sites. */
export function graphOf({ order, arcs }: ArcsOf): SupplyGraph {
  const starts = [0];
  const targets: number[] = [];
  for (let customer = 0; customer < order; customer++) {
    const own = arcs.filter(
      (each) => each.customer === customer && each.supplier !== UNNAMED,
    );
    for (const supplier of new Set(own.map((each) => each.supplier)))
      targets.push(supplier);
    starts.push(targets.length);
  }
  return {
    order,
    starts: Uint32Array.from(starts),
    targets: Uint32Array.from(targets),
  };
}

/** A small network, some of whose sites are closed. */
export const anyOpen = (
  most = 8,
): fc.Arbitrary<ArcsOf & { readonly open: Uint8Array }> =>
  anyArcs(most).chain(({ order, arcs }) =>
    fc.record({
      order: fc.constant(order),
      arcs: fc.constant(arcs),
      open: fc
        .array(fc.constantFrom(1, 1, 1, 0), {
          minLength: order,
          maxLength: order,
        })
        .map((list) => Uint8Array.from(list)),
    }),
  );

/** The same network with its sites in another order: site `row` becomes `to[row]`. */
export const relabelled = (
  { order, arcs }: ArcsOf,
  to: readonly number[],
): ArcsOf => ({
  order,
  arcs: arcs.map((each) => ({
    ...each,
    customer: to[each.customer]!,
    supplier: each.supplier === UNNAMED ? UNNAMED : to[each.supplier]!,
  })),
});

/** A small network, and another order of its sites. */
export const anyOrder = (
  most = 8,
): fc.Arbitrary<ArcsOf & { readonly to: readonly number[] }> =>
  anyArcs(most).chain(({ order, arcs }) => {
    const rows = Array.from({ length: order }, (_, row) => row);
    return fc.record({
      order: fc.constant(order),
      arcs: fc.constant(arcs),
      to: fc.shuffledSubarray(rows, { minLength: order, maxLength: order }),
    });
  });

/** Arcs that stand in columns, one by one. */
export const listArcs = ({
  supplier,
  customer,
  family,
  share,
}: SupplyArcs): SupplyArc[] =>
  Array.from(supplier, (from, i) =>
    arc(
      from,
      customer[i]!,
      family[i],
      Number.isNaN(share[i]!) ? null : share[i]!,
    ),
  );

interface Pair {
  readonly supplier: number;
  readonly customer: number;
  readonly isConfirmed: boolean;
}

/** Pairs that stand in columns, one by one; and back. */
export const listPairs = ({
  supplier,
  customer,
  isConfirmed,
}: SupplyPairs): Pair[] =>
  Array.from(supplier, (from, i) => ({
    supplier: from,
    customer: customer[i]!,
    isConfirmed: isConfirmed[i] === 1,
  }));

export const pairsFrom = (pairs: readonly Pair[]): SupplyPairs => ({
  count: pairs.length,
  supplier: Uint32Array.from(pairs, ({ supplier }) => supplier),
  customer: Uint32Array.from(pairs, ({ customer }) => customer),
  isConfirmed: Uint8Array.from(pairs, ({ isConfirmed }) => Number(isConfirmed)),
});
