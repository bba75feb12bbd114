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

const byInput = (a: SupplyArc, b: SupplyArc) =>
  a.customer - b.customer || a.family - b.family || a.supplier - b.supplier;

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Shares of one input's arcs, in their order: what is stated, and equal parts of the rest for those of whom nothing is.
 * Where the stated ones leave no rest, the others count as much as these do on average, and all are scaled to 1. What
 * is stated of everybody and adds up to less than 1 leaves the rest to suppliers that are not known.
 */
function sharesOf(arcs: readonly SupplyArc[]): readonly number[] {
  const stated = arcs.flatMap(({ share }) => (share === null ? [] : [share]));
  const sum = stated.reduce((total, share) => total + share, 0);
  const silent = arcs.length - stated.length;
  const rest = Math.max(0, 1 - sum);
  const each =
    silent === 0
      ? 0
      : rest > 0 || sum === 0
        ? (sum === 0 ? 1 : rest) / silent
        : mean(stated);
  const total = sum + each * silent;
  const scale = total > 1 ? 1 / total : 1;
  return arcs.map(({ share }) => (share ?? each) * scale);
}

/**
 * `order` is the number of sites. A site's supply of itself is left out: it carries nothing to others. Throws
 * `RangeError` where a pair and family comes twice.
 */
export function buildDependency(
  order: number,
  arcs: readonly SupplyArc[],
): Dependency {
  const sorted = arcs
    .filter(({ supplier, customer }) => supplier !== customer)
    .sort(byInput);
  const inputStarts = new Uint32Array(order + 1);
  const customers: number[] = [];
  const families: number[] = [];
  const unknown: number[] = [];
  const arcStarts: number[] = [0];
  const suppliers: number[] = [];
  const shares: number[] = [];
  const assumed: number[] = [];
  for (let from = 0; from < sorted.length;) {
    const { customer, family } = sorted[from];
    let to = from;
    while (
      to < sorted.length &&
      sorted[to].customer === customer &&
      sorted[to].family === family
    )
      to++;
    const group = sorted.slice(from, to);
    const share = sharesOf(group);
    let named = 0;
    group.forEach(({ supplier, share: stated }, i) => {
      if (supplier === UNNAMED) return;
      if (i > 0 && group[i - 1].supplier === supplier)
        throw new RangeError("a pair and family comes twice");
      suppliers.push(supplier);
      shares.push(share[i]);
      assumed.push(stated === null ? 1 : 0);
      named += share[i];
    });
    customers.push(customer);
    families.push(family);
    unknown.push(Math.max(0, 1 - named));
    arcStarts.push(suppliers.length);
    inputStarts[customer + 1]++;
    from = to;
  }
  for (let row = 0; row < order; row++)
    inputStarts[row + 1] += inputStarts[row];
  return {
    order,
    inputStarts,
    customer: Uint32Array.from(customers),
    family: Uint32Array.from(families),
    unknown: Float64Array.from(unknown),
    arcStarts: Uint32Array.from(arcStarts),
    supplier: Uint32Array.from(suppliers),
    share: Float64Array.from(shares),
    assumed: Uint8Array.from(assumed),
  };
}

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
