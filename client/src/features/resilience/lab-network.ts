/** The columns of the API as the model takes them. Plain data: it is handed to the worker as it is. */
import type { Dependency } from "@saphan/shared/core";
import type { Lab_NetworkFragment } from "../../__generated__/operations.ts";

export type SupplyColumns = Lab_NetworkFragment["supplyModel"];

export interface LabNetwork {
  /** Ids; all other lists of sites are in this order. */
  readonly sites: readonly string[];
  /** -1 is `outside`. */
  readonly tier: readonly number[];
  /** By site; empty where it is not stated. */
  readonly province: readonly string[];
  readonly segment: readonly string[];
  /** By site: id of its ultimate parent. */
  readonly group: readonly string[];
  readonly country: readonly string[];
  /** By site, 0 to 1: share of what tier 0 needs that passes. */
  readonly flow: readonly number[];
  /** As `part_family:brake`, `segment:plastics` or `unknown:`. */
  readonly families: readonly string[];
  readonly dependency: Dependency;
  /** Rows of tier 0. */
  readonly origins: readonly number[];
  /** By site, as stated; null where nobody says. */
  readonly recoveryDays: readonly (number | null)[];
  readonly stockDays: readonly (number | null)[];
  /** By site, 0 to 1, NaN where it is not known: how people are heard, trained and looked after. */
  readonly state: Float64Array;
}

const numbers = (column: readonly (number | null)[]): readonly number[] =>
  column.map((value) => value ?? 0);

const lookUp = (
  at: readonly (number | null)[],
  keys: readonly string[],
): readonly string[] => at.map((index) => keys[index ?? -1] ?? "");

function dependencyOf(columns: SupplyColumns): Dependency {
  const starts = Uint32Array.from(numbers(columns.inputStarts));
  const order = columns.sites.length;
  const customer = new Uint32Array(columns.inputFamily.length);
  for (let row = 0; row < order; row++)
    customer.fill(row, starts[row], starts[row + 1]);
  return {
    order,
    inputStarts: starts,
    customer,
    family: Uint32Array.from(numbers(columns.inputFamily)),
    unknown: Float64Array.from(numbers(columns.inputUnknown)),
    arcStarts: Uint32Array.from(numbers(columns.arcStarts)),
    supplier: Uint32Array.from(numbers(columns.arcSupplier)),
    share: Float64Array.from(numbers(columns.arcShare)),
    assumed: Uint8Array.from(numbers(columns.arcAssumed)),
  };
}

/** Mean of the parts that are known, NaN where none is: which of them counts more, no source says. */
export function stateOf(
  parts: readonly (readonly (number | null)[])[],
  order: number,
): Float64Array {
  return Float64Array.from({ length: order }, (_, row) => {
    const known = parts
      .map((column) => column[row] ?? null)
      .filter((value) => value !== null);
    return known.length === 0
      ? NaN
      : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

export function readNetwork(columns: SupplyColumns): LabNetwork {
  const { sites } = columns;
  const tier = numbers(columns.tier);
  return {
    sites,
    tier,
    province: lookUp(columns.province, columns.provinces),
    segment: lookUp(columns.segment, columns.segments),
    group: lookUp(columns.group, columns.groups),
    country: lookUp(columns.country, columns.countries),
    flow: numbers(columns.flow),
    families: columns.families.map(({ kind, key }) => `${kind}:${key}`),
    dependency: dependencyOf(columns),
    origins: tier.flatMap((at, row) => (at === 0 ? [row] : [])),
    recoveryDays: columns.recoveryDays,
    stockDays: columns.stockDays,
    state: stateOf(
      [columns.dialogue, columns.trained, columns.diligence],
      sites.length,
    ),
  };
}
