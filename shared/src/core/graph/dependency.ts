import { sortedBy } from "../column/counting-sort.ts";

/**
 * How much of each of its inputs a site has from whom. What stops, and whose conditions a site depends on, is worked
 * out along these arcs (docs/methods.md, "Dependency").
 */

/** One supplier's part in one input of one customer. Of a pair of sites and a family there is one at most. */
export interface SupplyArc {
  /** Site row, or `UNNAMED`: somebody that the viewer may not tell from others. */
  readonly supplier: number;
  readonly customer: number;
  /** What is supplied: an index of the caller's list of families. */
  readonly family: number;
  /** Of the customer's need of that family, 0 to 1; null where nobody states it. */
  readonly share: number | null;
}

export const UNNAMED = -1;

/**
 * Compressed twice: the inputs of site `c` are `inputStarts[c] .. inputStarts[c + 1]`, ascending by family; the arcs of
 * input `k` are `arcStarts[k] .. arcStarts[k + 1]`, ascending by supplier.
 * inputStarts.length === order + 1; arcStarts.length === inputs + 1.
 */
export interface Dependency {
  readonly order: number;
  readonly inputStarts: Uint32Array;
  /** By input: its customer. */
  readonly customer: Uint32Array;
  /** By input. */
  readonly family: Uint32Array;
  /** By input: the share that no named supplier covers. With those of its arcs it adds up to 1. */
  readonly unknown: Float64Array;
  readonly arcStarts: Uint32Array;
  /** By arc: site row. */
  readonly supplier: Uint32Array;
  /** By arc: share of the input, 0 to 1. */
  readonly share: Float64Array;
  /** By arc: 1 where the share is an equal part of what nobody states. */
  readonly assumed: Uint8Array;
}

/** Arcs as columns: there may be half a million. `share` is NaN where nobody states it. */
export interface SupplyArcs {
  readonly supplier: Int32Array;
  readonly customer: Uint32Array;
  readonly family: Uint32Array;
  readonly share: Float64Array;
}

/**
 * Shares of one input's arcs, from `from` to before `to`: what is stated, and equal parts of the rest for those of whom
 * nothing is. Where the stated ones leave no rest, the others count as much as these do on average, and all are scaled
 * to 1. What is stated of everybody and adds up to less than 1 leaves the rest to suppliers that are not known.
 */
function shareOut(
  stated: Float64Array,
  from: number,
  to: number,
  shares: Float64Array,
): void {
  let [sum, count] = [0, 0];
  for (let i = from; i < to; i++)
    if (!Number.isNaN(stated[i])) {
      sum += stated[i];
      count++;
    }
  const silent = to - from - count;
  const rest = Math.max(0, 1 - sum);
  const each =
    silent === 0
      ? 0
      : rest > 0 || sum === 0
        ? (sum === 0 ? 1 : rest) / silent
        : sum / count;
  const total = sum + each * silent;
  const scale = total > 1 ? 1 / total : 1;
  for (let i = from; i < to; i++)
    shares[i] = (Number.isNaN(stated[i]) ? each : stated[i]) * scale;
}

/** Places of arcs in the order of inputs; a site's supply of itself is left out. */
function sortArcs(
  order: number,
  { supplier, customer, family }: SupplyArcs,
): Uint32Array {
  let families = 0;
  const others = new Uint32Array(supplier.length);
  let end = 0;
  for (let i = 0; i < supplier.length; i++) {
    if (supplier[i] === customer[i]) continue;
    families = Math.max(families, family[i] + 1);
    others[end++] = i;
  }
  // `UNNAMED` stands before all that are named.
  const bySupplier = supplier.map((row) => row - UNNAMED);
  return sortedBy(
    sortedBy(
      sortedBy(others.subarray(0, end), bySupplier, order - UNNAMED),
      family,
      families,
    ),
    customer,
    order,
  );
}

/**
 * `order` is the number of sites. A site's supply of itself is left out: it carries nothing to others. Throws
 * `RangeError` where a pair and family comes twice.
 */
export function dependencyOf(order: number, arcs: SupplyArcs): Dependency {
  const sorted = sortArcs(order, arcs);
  const arcCount = sorted.length;
  const stated = new Float64Array(arcCount);
  for (let n = 0; n < arcCount; n++) stated[n] = arcs.share[sorted[n]];
  const shares = new Float64Array(arcCount);
  const inputStarts = new Uint32Array(order + 1);
  // No more inputs than arcs: what is too long is cut off at the end.
  const customers = new Uint32Array(arcCount);
  const families = new Uint32Array(arcCount);
  const unknown = new Float64Array(arcCount);
  const arcStarts = new Uint32Array(arcCount + 1);
  const supplier = new Uint32Array(arcCount);
  const share = new Float64Array(arcCount);
  const assumed = new Uint8Array(arcCount);
  let [inputs, end] = [0, 0];
  for (let from = 0; from < arcCount;) {
    const customer = arcs.customer[sorted[from]];
    const family = arcs.family[sorted[from]];
    let to = from;
    while (
      to < arcCount &&
      arcs.customer[sorted[to]] === customer &&
      arcs.family[sorted[to]] === family
    )
      to++;
    shareOut(stated, from, to, shares);
    let named = 0;
    for (let n = from; n < to; n++) {
      const row = arcs.supplier[sorted[n]];
      if (row === UNNAMED) continue;
      if (n > from && arcs.supplier[sorted[n - 1]] === row)
        throw new RangeError("a pair and family comes twice");
      supplier[end] = row;
      share[end] = shares[n];
      assumed[end++] = Number.isNaN(stated[n]) ? 1 : 0;
      named += shares[n];
    }
    customers[inputs] = customer;
    families[inputs] = family;
    unknown[inputs++] = Math.max(0, 1 - named);
    arcStarts[inputs] = end;
    inputStarts[customer + 1]++;
    from = to;
  }
  for (let row = 0; row < order; row++)
    inputStarts[row + 1] += inputStarts[row];
  return {
    order,
    inputStarts,
    customer: customers.slice(0, inputs),
    family: families.slice(0, inputs),
    unknown: unknown.slice(0, inputs),
    arcStarts: arcStarts.slice(0, inputs + 1),
    supplier: supplier.slice(0, end),
    share: share.slice(0, end),
    assumed: assumed.slice(0, end),
  };
}

/** The same of arcs one by one. */
export const buildDependency = (
  order: number,
  arcs: readonly SupplyArc[],
): Dependency =>
  dependencyOf(order, {
    supplier: Int32Array.from(arcs, ({ supplier }) => supplier),
    customer: Uint32Array.from(arcs, ({ customer }) => customer),
    family: Uint32Array.from(arcs, ({ family }) => family),
    share: Float64Array.from(arcs, ({ share }) => share ?? NaN),
  });

/** Every named supplier of an input counts the same, whatever is stated; what is unknown of it stays unknown. */
export function evenDependency(dependency: Dependency): Dependency {
  const { customer, unknown, arcStarts, share } = dependency;
  const even = new Float64Array(share.length);
  for (let k = 0; k < customer.length; k++) {
    const count = arcStarts[k + 1] - arcStarts[k];
    even.fill((1 - unknown[k]) / count, arcStarts[k], arcStarts[k + 1]);
  }
  return {
    ...dependency,
    share: even,
    assumed: new Uint8Array(share.length).fill(1),
  };
}
