/** What a definition means in one network: rows that stop, families that wait, stocks. Pure. */
import {
  singleSources,
  type Dependency,
  type FamilyStop,
  type Scenario,
  type SiteStop,
  type Stop,
} from "@saphan/shared/core";
import type { LabNetwork } from "./lab-network.ts";
import type { Loss, ScenarioDefinition } from "./scenario-definition.ts";

export interface BuiltScenario {
  readonly scenario: Scenario;
  /** Rows that stop, ascending, each once. */
  readonly stopped: readonly number[];
  /** Positions in `families` of those whose flow stops. */
  readonly waiting: readonly number[];
  /** By loss of the definition: how many sites or families of the network it names. */
  readonly found: readonly number[];
}

const UNKNOWN_FAMILY = "unknown:";

/** The site of a tier with the most customers in the tier before; of equals the one with the greatest flow. */
export function sharedSupplierOf(
  { tier, flow, sites, dependency }: LabNetwork,
  of: number,
): number | undefined {
  const customers = new Map<number, Set<number>>();
  const { customer, arcStarts, supplier } = dependency;
  customer.forEach((buyer, k) => {
    if (tier[buyer] !== of - 1) return;
    for (const row of supplier.subarray(arcStarts[k], arcStarts[k + 1])) {
      if (tier[row] !== of) continue;
      const known = customers.get(row) ?? new Set();
      customers.set(row, known.add(buyer));
    }
  });
  return [...customers]
    .filter(([, buyers]) => buyers.size > 1)
    .sort(
      ([a, mine], [b, theirs]) =>
        theirs.size - mine.size ||
        (flow[b] ?? 0) - (flow[a] ?? 0) ||
        ((sites[a] ?? "") < (sites[b] ?? "") ? -1 : 1),
    )
    .at(0)?.[0];
}

export interface SingleSource {
  /** Position in `families`. */
  readonly family: number;
  /** By site: 1 where it has the family from a single known source. */
  readonly customers: Uint8Array;
}

/** Each input of a site carries an equal part of what passes through it. */
export function singleSourceFamilyOf({
  dependency,
  families,
  flow,
}: LabNetwork): SingleSource | undefined {
  const { customer, family, inputStarts, order } = dependency;
  const weights = new Map<number, number>();
  const inputs = singleSources(dependency);
  for (const k of inputs) {
    const buyer = customer[k] ?? 0;
    const count = (inputStarts[buyer + 1] ?? 0) - (inputStarts[buyer] ?? 0);
    const which = family[k] ?? 0;
    if (families[which] === UNKNOWN_FAMILY) continue;
    weights.set(
      which,
      (weights.get(which) ?? 0) + (flow[buyer] ?? 0) / Math.max(1, count),
    );
  }
  const [largest] = [...weights].sort(([a, x], [b, y]) => y - x || a - b);
  if (!largest) return undefined;
  const customers = new Uint8Array(order);
  for (const k of inputs)
    if (family[k] === largest[0]) customers[customer[k] ?? 0] = 1;
  return { family: largest[0], customers };
}

interface Resolved {
  readonly rows: readonly number[];
  readonly families: readonly Pick<FamilyStop, "customers" | "family">[];
}

const rowsWhere = (
  column: readonly string[],
  keys: readonly string[],
): readonly number[] => {
  const wanted = new Set(keys);
  return column.flatMap((value, row) =>
    value !== "" && wanted.has(value) ? [row] : [],
  );
};

function resolve(network: LabNetwork, { kind, keys }: Loss): Resolved {
  const sites = (rows: readonly number[]): Resolved => ({ rows, families: [] });
  switch (kind) {
    case "sites":
      return sites(rowsWhere(network.sites, keys));
    case "provinces":
      return sites(rowsWhere(network.province, keys));
    case "groups":
      return sites(rowsWhere(network.group, keys));
    case "countries":
      return sites(rowsWhere(network.country, keys));
    case "workforce":
      return sites(
        keys.length > 0
          ? rowsWhere(network.province, keys)
          : network.sites.map((_id, row) => row),
      );
    case "sharedSupplier": {
      const row = sharedSupplierOf(network, Number(keys[0] ?? 2));
      return sites(row === undefined ? [] : [row]);
    }
    case "singleSourceFamily": {
      const single = singleSourceFamilyOf(network);
      return { rows: [], families: single ? [single] : [] };
    }
    case "families":
      return {
        rows: [],
        families: network.families.flatMap((key, family) =>
          keys.includes(key) ? [{ family }] : [],
        ),
      };
  }
}

/** One number where nobody states a stock; else by input: what its site states, or the number. */
function stockOf(
  stated: readonly (number | null)[],
  { customer }: Dependency,
  assumed: number,
): number | Float64Array {
  if (stated.every((days) => days === null)) return assumed;
  return Float64Array.from(customer, (row) => stated[row] ?? assumed);
}

export function buildScenario(
  network: LabNetwork,
  definition: ScenarioDefinition,
): BuiltScenario {
  const stops: SiteStop[] = [];
  const families: FamilyStop[] = [];
  const found: number[] = [];
  for (const loss of definition.lost) {
    const stop: Stop = { from: loss.from, days: loss.days, left: loss.left };
    const resolved = resolve(network, loss);
    found.push(resolved.rows.length + resolved.families.length);
    for (const site of resolved.rows) stops.push({ site, ...stop });
    for (const each of resolved.families) families.push({ ...each, ...stop });
  }
  const ascending = (rows: readonly number[]) =>
    [...new Set(rows)].sort((a, b) => a - b);
  const { stock, overtime, extra, switching, horizon } = definition;
  return {
    scenario: {
      dependency: network.dependency,
      shock: { stops, families },
      settings: {
        stock: stockOf(network.stockDays, network.dependency, stock),
        stockFactor: 1,
        overtime,
        extra,
        switching,
        remedies: [],
      },
      days: horizon,
    },
    stopped: ascending(stops.map(({ site }) => site)),
    waiting: ascending(families.map(({ family }) => family)),
    found,
  };
}
