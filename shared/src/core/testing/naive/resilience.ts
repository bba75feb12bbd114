/**
 * How a stop spreads, straight from the equations of docs/methods.md: output of every site on every day, from the arcs,
 * with plain objects.
 */
import { UNNAMED, type SupplyArc } from "../../graph/dependency.ts";
import type { Shock, Stop, StopSettings } from "../../resilience/scenario.ts";
import { at } from "../at.ts";
import { naiveShare } from "./dependency.ts";

export interface NaiveScenario {
  readonly order: number;
  readonly arcs: readonly SupplyArc[];
  readonly shock: Shock;
  /** `stock` a number. */
  readonly settings: StopSettings;
  readonly days: number;
}

export interface NaiveInput {
  readonly customer: number;
  readonly family: number;
  /** Named suppliers' shares. */
  readonly from: readonly { readonly site: number; readonly share: number }[];
  readonly unknown: number;
}

export function naiveInputs({
  order,
  arcs,
}: Pick<NaiveScenario, "arcs" | "order">): NaiveInput[] {
  const inputs: NaiveInput[] = [];
  const families = [...new Set(arcs.map(({ family }) => family))].sort(
    (a, b) => a - b,
  );
  for (let customer = 0; customer < order; customer++)
    for (const family of families) {
      const all = arcs.filter(
        (arc) =>
          arc.customer === customer &&
          arc.family === family &&
          arc.supplier !== customer,
      );
      if (all.length === 0) continue;
      const from = all
        .filter(({ supplier }) => supplier !== UNNAMED)
        .map((arc) => ({ site: arc.supplier, share: naiveShare(arcs, arc) }));
      const named = from.reduce((sum, { share }) => sum + share, 0);
      inputs.push({ customer, family, from, unknown: Math.max(0, 1 - named) });
    }
  return inputs;
}

/** The part of a day that a stop takes, by the clock: day 1 is the time from 0 to 1. */
function left({ from, days, left: rest }: Stop, day: number): number {
  const begins = Math.max(day - 1, from - 1);
  const ends = Math.min(day, from - 1 + days);
  return 1 - Math.max(0, ends - begins) * (1 - rest);
}

const least = (values: readonly number[]) => Math.min(Infinity, ...values);

export const naiveCapacity = (
  { shock }: NaiveScenario,
  site: number,
  day: number,
): number =>
  least([
    1,
    ...shock.stops.filter((s) => s.site === site).map((s) => left(s, day)),
  ]);

export const naiveFlow = (
  { shock, settings }: NaiveScenario,
  input: NaiveInput,
  day: number,
): number =>
  least(
    shock.families
      .filter(
        ({ family, customers, from, ...stop }) =>
          family === input.family &&
          stop.days * (1 - stop.left) > 0 &&
          (customers === undefined || customers[input.customer] === 1) &&
          day >= from,
      )
      .map((stop) => {
        const stopped = left({ ...stop, left: 0 }, day);
        return stopped * (1 + settings.overtime) + (1 - stopped) * stop.left;
      }),
  );

export const naiveStock = (
  { settings }: NaiveScenario,
  { customer, family }: NaiveInput,
): number =>
  (settings.stock as number) * settings.stockFactor +
  settings.remedies
    .filter((each) => each.customer === customer && each.family === family)
    .reduce((sum, { stock = 0 }) => sum + stock, 0);

/** Subsets of 0 .. count - 1. */
const subsets = (count: number): number[][] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, n) => n).filter((n) => bits & (1 << n)),
  );

/**
 * The most that can be added for those who owe, none for itself: by L. R. Ford and D. R. Fulkerson (1956) the smallest
 * cut. A cut leaves out some who owe and cuts off whoever could help the others.
 */
export function greatestHelp(
  owed: readonly number[],
  can: readonly number[],
): number {
  return least(
    subsets(owed.length).map((kept) => {
      const cut = owed.filter((_, n) => !kept.includes(n));
      const helpers = can.filter((_, n) => kept.some((one) => one !== n));
      return [...cut, ...helpers].reduce((sum, value) => sum + value, 0);
    }),
  );
}

/** What the suppliers of an input have delivered by a day, in normal days of its use. */
export function naiveDelivered(
  { settings }: Pick<NaiveScenario, "settings">,
  input: NaiveInput,
  made: (site: number) => number,
  unnamed: number,
  day: number,
): number {
  const second = settings.remedies
    .filter(
      ({ customer, family }) =>
        customer === input.customer && family === input.family,
    )
    .reduce((most, each) => Math.max(most, each.second ?? 0), 0);
  const suppliers = [
    ...input.from.map(({ site, share }) => ({ share, made: made(site) })),
    { share: input.unknown, made: unnamed },
  ].map(({ share, made }) => ({ share: share * (1 - second), made }));
  suppliers.push({ share: second, made: day - 1 });
  // What was made by yesterday evening, and what was on its way when day 1 began.
  const arrived = suppliers.map(({ share, made }) => share * (made + 1));
  const owed = suppliers.map(({ share }, n) =>
    Math.max(0, share * day - at(arrived, n)),
  );
  const can = suppliers.map(
    ({ share, made }) =>
      settings.extra * share * Math.max(0, made + 1 - settings.switching),
  );
  const sum = arrived.reduce((all, value) => all + value, 0);
  return sum + greatestHelp(owed, can);
}

/** Output since the beginning, by site and day 0 .. `days`. */
export function naiveOutput(scenario: NaiveScenario): number[][] {
  const { order, shock, settings, days } = scenario;
  const inputs = naiveInputs(scenario);
  const Q: number[][] = Array.from({ length: order }, () => [0]);
  const D = inputs.map(() => [0]);
  const U = [0];
  const pace = 1 + settings.overtime;
  for (let t = 1; t <= days; t++) {
    inputs.forEach((input, k) => {
      const arrived = at(D, k);
      arrived.push(
        Math.min(
          t,
          naiveDelivered(
            scenario,
            input,
            (j) => at(at(Q, j), t - 1),
            at(U, t - 1),
            t,
          ),
          at(arrived, t - 1) + naiveFlow(scenario, input, t),
        ),
      );
    });
    Q.forEach((made, i) => {
      const own = inputs.flatMap((input, k) =>
        input.customer === i
          ? [naiveStock(scenario, input) + at(at(D, k), t)]
          : [],
      );
      const can = at(made, t - 1) + naiveCapacity(scenario, i, t) * pace;
      made.push(Math.min(t, can, ...own));
    });
    const rest = shock.unnamed ? left(shock.unnamed, t) : 1;
    U.push(Math.min(t, at(U, t - 1) + rest * pace));
  }
  return Q;
}
