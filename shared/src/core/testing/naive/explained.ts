/** Where a loss comes from, path by path and day by day, from the output of every site. */
import { at } from "../at.ts";
import {
  naiveCapacity,
  naiveDelivered,
  naiveFlow,
  naiveInputs,
  naiveOutput,
  naiveStock,
  type NaiveInput,
  type NaiveScenario,
} from "./resilience.ts";

const EQUAL = 5e-10;

/** Amounts by path: sites and families in turn; "?" for who is not named, a family at the end where it was stopped. */
export function naiveExplained(
  scenario: NaiveScenario,
  origin: number,
  last: number,
): Map<string, number> {
  const Q = naiveOutput(scenario);
  const inputs = naiveInputs(scenario);
  const { settings, shock, days } = scenario;
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
  const found = new Map<string, number>();
  const behind = (site: number, t: number) => {
    const arrears = t - at(at(Q, site), t);
    return arrears < 1e-9 ? 0 : arrears;
  };
  const delivered = (input: NaiveInput, t: number) =>
    naiveDelivered(
      scenario,
      input,
      (j) => t - 1 - behind(j, t - 1),
      at(U, t - 1),
      t,
    );
  const arrived = (input: NaiveInput, t: number): number =>
    t === 0
      ? 0
      : Math.min(
          t,
          delivered(input, t),
          arrived(input, t - 1) + naiveFlow(scenario, input, t),
        );
  const end = (path: string, amount: number) =>
    found.set(path, (found.get(path) ?? 0) + amount);

  function fromInput(
    input: NaiveInput,
    t: number,
    amount: number,
    path: string,
  ) {
    const late = t - arrived(input, t);
    const owed = t - delivered(input, t);
    if (owed <= 0 || owed < late - EQUAL) {
      const lost = Math.max(0, 1 - naiveFlow(scenario, input, t));
      const before = t - 1 - arrived(input, t - 1);
      if (lost > 0)
        end(`${path} ${input.family}`, (amount * lost) / (before + lost));
      if (before > 0)
        fromInput(input, t - 1, (amount * before) / (before + lost), path);
      return;
    }
    const debts = [
      ...input.from.map(({ site, share }) => ({
        site,
        share,
        debt: share * behind(site, t - 1),
        made: t - 1 - behind(site, t - 1),
      })),
      {
        site: "?" as const,
        share: input.unknown,
        debt: input.unknown * Math.max(0, t - 1 - at(U, t - 1)),
        made: at(U, t - 1),
      },
    ].filter(({ debt }) => debt > 0);
    // All the debt of somebody who cannot be helped by all others, if there is one.
    const can = ({ share, made }: { share: number; made: number }) =>
      settings.extra * share * Math.max(0, made + 1 - settings.switching);
    const all = debts.reduce((sum, { debt }) => sum + debt, 0);
    const alone = debts.find((one) => one.debt + can(one) > all + EQUAL);
    for (const { site, debt } of alone ? [{ ...alone, debt: all }] : debts) {
      const part = (amount * debt) / all;
      if (site === "?") end("?", part);
      else fromSite(site, t - 1, part, `${path} ${input.family} ${site}`);
    }
  }

  function fromSite(site: number, t: number, amount: number, path: string) {
    const arrears = behind(site, t);
    const before = behind(site, t - 1);
    const gain = 1 - naiveCapacity(scenario, site, t) * (1 + settings.overtime);
    if (before + gain > 0 && before + gain >= arrears - EQUAL) {
      const lost = Math.max(0, gain);
      if (lost > 0) end(path, (amount * lost) / (before + lost));
      if (before > 0)
        fromSite(site, t - 1, (amount * before) / (before + lost), path);
      return;
    }
    const short = inputs.find(
      (input) =>
        input.customer === site &&
        t - arrived(input, t) - naiveStock(scenario, input) >= arrears - EQUAL,
    );
    if (!short) throw new Error("nothing holds the site up");
    fromInput(short, t, amount, path);
  }

  if (last > days) throw new Error("no such day");
  const loss = behind(origin, last);
  if (loss > 0) fromSite(origin, last, loss, `${origin}`);
  return found;
}
