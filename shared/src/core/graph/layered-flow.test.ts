import fc from "fast-check";
import { anyArcs, arc, diamond, path } from "../testing/graphs.ts";
import { naiveShare } from "../testing/naive/dependency.ts";
import { buildDependency, UNNAMED, type SupplyArc } from "./dependency.ts";
import { layeredFlow } from "./layered-flow.ts";
import { NO_TIER } from "./tiers.ts";

/** What passes a site, from each of its customers one tier down, worked out anew for each of them. */
function naiveFlow(
  arcs: readonly SupplyArc[],
  tier: readonly number[],
  site: number,
): number {
  if (tier[site] === 0) return 1 / tier.filter((each) => each === 0).length;
  if (tier[site] === NO_TIER) return 0;
  return arcs
    .filter(
      ({ supplier, customer }) =>
        supplier === site &&
        (tier[customer] ?? NaN) === (tier[site] ?? NaN) - 1,
    )
    .reduce((sum, each) => {
      const inputs = new Set(
        arcs
          .filter(
            ({ customer, supplier }) =>
              customer === each.customer && supplier !== customer,
          )
          .map(({ family }) => family),
      );
      const share = naiveShare(arcs, each) / inputs.size;
      return sum + share * naiveFlow(arcs, tier, each.customer);
    }, 0);
}

describe("the share of what the origins need that passes a site", () => {
  it("is halved where two supply the same, and joins again behind them", () => {
    const { order, arcs } = diamond();
    const flow = layeredFlow(
      buildDependency(order, arcs),
      Int32Array.of(0, 1, 1, 2),
    );
    expect([...flow]).toEqual([1, 0.5, 0.5, 1]);
  });

  it("is whole along a chain", () => {
    const { order, arcs } = path(4);
    expect([
      ...layeredFlow(buildDependency(order, arcs), Int32Array.of(0, 1, 2, 3)),
    ]).toEqual([1, 1, 1, 1]);
  });

  it("leaves out what goes to suppliers that are not named", () => {
    const dependency = buildDependency(2, [arc(1, 0), arc(UNNAMED, 0)]);
    expect([...layeredFlow(dependency, Int32Array.of(0, 1))]).toEqual([1, 0.5]);
  });

  it("is what it is when worked out site by site", () => {
    fc.assert(
      fc.property(
        anyArcs(6).chain((network) =>
          fc.tuple(
            fc.constant(network),
            fc.array(fc.constantFrom(NO_TIER, 0, 1, 2, 3), {
              minLength: network.order,
              maxLength: network.order,
            }),
          ),
        ),
        ([{ order, arcs }, tier]) => {
          const flow = layeredFlow(
            buildDependency(order, arcs),
            Int32Array.from(tier),
          );
          tier.forEach((_tier, site) =>
            expect(flow[site]).toBeCloseTo(naiveFlow(arcs, tier, site), 9),
          );
        },
      ),
    );
  });
});
