/** Without whom a lens has no alternative in the known network, with the conditions there. */
import {
  lossCounter,
  NO_TIER,
  stopper,
  tierKey,
  type IndicatorMethod,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { indicatorsOf } from "../../access/requests.ts";
import { valueAt } from "../../access/site-value.ts";
import type { Critical } from "../../access/supply-critical.ts";
import { supplyFlowOf } from "../../access/supply-flow.ts";
import { familyParts } from "../../access/supply-view.ts";
import type { BottleneckInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { bottleneckRows, type BottleneckRows } from "./bottleneck-rows.ts";

const MOST_ROWS = 500;
const MOST_LOST = 5;
const MOST_CUSTOMERS = 3;

/** What each row says of its site. */
function describer(view: NetworkView, columns: readonly IndicatorMethod[]) {
  const { snapshot, lens, figures } = view;
  const site = (at: number) => ({ snapshot, row: lens.scope.rows[at] ?? -1 });
  return {
    site,
    tier: (at: number) => tierKey(lens.tier[at]),
    values: (at: number) =>
      columns.map((indicator) => valueAt(figures, indicator, at)),
  };
}

type Describer = ReturnType<typeof describer>;

/** The lowest tier among sites. */
const nearestOf = ({ lens }: NetworkView, sites: readonly number[]): number =>
  sites.reduce((least, at) => {
    const tier = lens.tier[at] ?? NO_TIER;
    return tier === NO_TIER || (least !== NO_TIER && least <= tier)
      ? least
      : tier;
  }, NO_TIER);

/** Lost families over all origins, those first that most of them lose. */
function describeCritical(
  view: NetworkView,
  { needs, origins }: BottleneckRows,
  { site, tier, values }: Describer,
) {
  const { supply } = supplyFlowOf(view);
  const { dependency } = needs;
  const stop = stopper(needs);
  const lossesOf = lossCounter(dependency, origins);
  return ({ position, stopped, origins: losing }: Critical) => {
    const { inputs, sites: stops } = stop([position]);
    const byFamily = new Map<number, number>();
    for (const { family } of lossesOf(inputs))
      byFamily.set(family, (byFamily.get(family) ?? 0) + 1);
    const lost = [...byFamily].sort(([a, x], [b, y]) => y - x || a - b);
    const { arcStarts, supplier, customer } = dependency;
    const alone = inputs.filter(
      (input) =>
        (arcStarts[input + 1] ?? 0) - (arcStarts[input] ?? 0) === 1 &&
        supplier[arcStarts[input] ?? -1] === position,
    );
    const customers = [...new Set(alone.map((input) => customer[input] ?? -1))];
    return {
      site: site(position),
      tier: tier(position),
      origins: losing,
      lost: lost.slice(0, MOST_LOST).map(([family, count]) => ({
        family: familyParts(supply.families[family] ?? ""),
        origins: count,
      })),
      families: lost.length,
      stopped,
      nearest: stops.length === 0 ? null : tierKey(nearestOf(view, stops)),
      customers: customers.slice(0, MOST_CUSTOMERS).map(site),
      customersTotal: customers.length,
      values: values(position),
    };
  };
}

/** Throws `BAD_USER_INPUT` for an unknown indicator. */
export async function findBottlenecks(
  { method }: Context,
  view: NetworkView,
  { tiers = [], first = 20, columns = [] }: BottleneckInput,
) {
  const describe = describer(view, indicatorsOf(method, columns));
  const rows = await bottleneckRows(view);
  const { tier } = view.lens;
  const wanted = new Set(tiers);
  const isWanted = ({ position }: { readonly position: number }) =>
    wanted.size === 0
      ? tier[position] !== 0
      : wanted.has(tierKey(tier[position]));
  const page = Math.min(Math.max(Math.trunc(first), 0), MOST_ROWS);
  const critical = rows.critical.filter(isWanted);
  const single = rows.single.filter(isWanted);
  const between = rows.between.filter(isWanted);
  const { supply, dependency } = supplyFlowOf(view);
  const held = new Set(
    [...rows.critical, ...rows.single, ...rows.between].map(
      ({ position }) => tier[position] ?? NO_TIER,
    ),
  );
  return {
    by: rows.by,
    origins: rows.origins.length,
    tiers: [...held]
      .filter((each) => each !== 0)
      .sort((a, b) => (a === NO_TIER ? 1 : b === NO_TIER ? -1 : a - b))
      .map(tierKey),
    critical: {
      total: critical.length,
      reaching: critical.filter(({ origins }) => origins > 0).length,
      nodes: critical
        .slice(0, page)
        .map(describeCritical(view, rows, describe)),
    },
    singleSources: {
      total: single.length,
      inputs: rows.inputs,
      unknown: rows.unknown,
      nodes: single
        .slice(0, page)
        .map(({ input, position, customer, flow }) => ({
          family: familyParts(
            supply.families[dependency.family[input] ?? -1] ?? "",
          ),
          site: describe.site(position),
          tier: describe.tier(position),
          customer: describe.site(customer),
          customerTier: describe.tier(customer),
          flow,
          values: describe.values(position),
        })),
    },
    between: {
      total: between.length,
      pairs: rows.pairs,
      nodes: between.slice(0, page).map(({ position, share }) => ({
        site: describe.site(position),
        tier: describe.tier(position),
        share,
        values: describe.values(position),
      })),
    },
  };
}
