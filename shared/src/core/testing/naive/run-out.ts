/** What a site has nothing left of: its stock and all deliveries, less what it has made. */
import { at } from "../at.ts";
import {
  naiveDelivered,
  naiveFlow,
  naiveInputs,
  naiveOutput,
  naiveStock,
  type NaiveScenario,
} from "./resilience.ts";

/** Smaller amounts are rounding. */
const NOTHING = 1e-9;

/** By family: the days at whose end nothing is left while the site is behind plan. */
export function naiveRunOuts(
  scenario: NaiveScenario,
  site: number,
): Map<number, readonly number[]> {
  const Q = naiveOutput(scenario);
  const { shock, days } = scenario;
  const U = at(
    naiveOutput({
      ...scenario,
      order: 1,
      arcs: [],
      shock: {
        stops: shock.unnamed ? [{ ...shock.unnamed, site: 0 }] : [],
        families: [],
      },
    }),
    0,
  );
  const found = new Map<number, readonly number[]>();
  for (const input of naiveInputs(scenario)) {
    if (input.customer !== site) continue;
    const out: number[] = [];
    let delivered = 0;
    for (let t = 1; t <= days; t++) {
      delivered = Math.min(
        t,
        naiveDelivered(
          scenario,
          input,
          (j) => at(at(Q, j), t - 1),
          at(U, t - 1),
          t,
        ),
        delivered + naiveFlow(scenario, input, t),
      );
      const made = at(at(Q, site), t);
      const rest = naiveStock(scenario, input) + delivered - made;
      if (t - made > NOTHING && rest < NOTHING) out.push(t);
    }
    if (out.length > 0) found.set(input.family, out);
  }
  return found;
}
