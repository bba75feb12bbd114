/**
 * What holds a site up on each day, and whose arrears that comes from: one step back from a site to its suppliers. An
 * amount of arrears is handed on whole: to the stop that a day's arrears began with, and to the suppliers in proportion
 * to what they owe. What stocks, overtime and other suppliers took off on the way is taken off all in proportion.
 */
import { behindAfter, capacityOn, flowOn, stockOf } from "./capacity.ts";
import { lateness } from "./late.ts";
import { arrearsOf, placeIn, type ScenarioRun } from "./run.ts";
import { LEAST_ARREARS, leftOn, type Scenario } from "./scenario.ts";
import { inputOf } from "./workspace.ts";

/** What holds a site up on a day: an input's number, or one of these. */
const ON_PLAN = -2;
const OWN_CAPACITY = -1;

/** What is nearer than this is equal: rounding decides nothing. */
const EQUAL = LEAST_ARREARS / 2;

interface SiteTrace {
  readonly arrears: Float64Array;
  /** By day. */
  readonly limit: Int32Array;
  /** By input of the site, in their order, and day: how late its deliveries are. */
  readonly late: readonly Float64Array[];
}

export interface StepBack {
  /** Stopped itself. */
  own: number;
  /** Suppliers who are not named. */
  unnamed: number;
  /** By input of the site: how much came in by it. */
  readonly inputs: Map<number, number>;
  /** By input: how much the stop of its family took. */
  readonly families: Map<number, number>;
  /** By arc: amounts by day of the supplier's arrears. */
  readonly suppliers: Map<
    number,
    {
      readonly input: number;
      readonly row: number;
      readonly days: Float64Array;
    }
  >;
}

export interface Tracer {
  readonly scenario: Scenario;
  readonly run: ScenarioRun;
  readonly traceOf: (row: number) => SiteTrace;
  /** `amounts` by day, of the arrears of the site on that day. */
  readonly stepBack: (row: number, amounts: Float64Array) => StepBack;
}

const add = (to: Map<number, number>, key: number, amount: number) =>
  to.set(key, (to.get(key) ?? 0) + amount);

function unnamedArrears({ shock, settings, days }: Scenario): Float64Array {
  const arrears = new Float64Array(days + 1);
  if (shock.unnamed)
    for (let day = 1; day <= days; day++)
      arrears[day] = Math.max(
        0,
        behindAfter(
          arrears[day - 1],
          leftOn(shock.unnamed, day),
          settings.overtime,
        ),
      );
  return arrears;
}

/** Reads a run of its scenario; sites are worked out when asked for, and kept. */
export function openTracer(scenario: Scenario, run: ScenarioRun): Tracer {
  const { dependency, shock, settings, days } = scenario;
  const { arcStarts, supplier, share, unknown, inputStarts } = dependency;
  const { overtime, extra, switching } = settings;
  const second = new Float64Array(dependency.family.length);
  const moreStock = new Map<number, number>();
  for (const remedy of settings.remedies) {
    const k = inputOf(dependency, remedy.customer, remedy.family);
    if (k < 0) continue;
    add(moreStock, k, remedy.stock ?? 0);
    second[k] = Math.max(second[k], remedy.second ?? 0);
  }
  const unnamed = unnamedArrears(scenario);
  const before = new Float64Array(dependency.order);
  const traces = new Map<number, SiteTrace>();

  const behindOn = (row: number, day: number): number => {
    const place = placeIn(run, row);
    return place < 0 ? 0 : run.arrears[place * (days + 1) + day];
  };
  /** How late the suppliers alone make an input on a day, without a stop of its family. */
  const latenessOn = (k: number, day: number): number => {
    for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++)
      before[supplier[i]] = behindOn(supplier[i], day - 1);
    return lateness(
      { dependency, arrears: before, second },
      k,
      unnamed[day - 1],
      extra,
      day - switching,
    );
  };
  const capacity = (row: number) => {
    const stops = shock.stops.filter(({ site }) => site === row);
    return (day: number) => capacityOn(stops, day);
  };

  function make(row: number): SiteTrace {
    const arrears = arrearsOf(run, row);
    const limit = new Int32Array(days + 1).fill(ON_PLAN);
    const late: Float64Array[] = [];
    for (let k = inputStarts[row]; k < inputStarts[row + 1]; k++) {
      const column = new Float64Array(days + 1);
      for (let day = 1; day <= days; day++)
        column[day] = Math.max(
          latenessOn(k, day),
          column[day - 1] + 1 - flowOn(scenario, k, day),
        );
      late.push(column);
    }
    const left = capacity(row);
    for (let day = 1; day <= days; day++) {
      if (arrears[day] === 0) continue;
      const own = behindAfter(arrears[day - 1], left(day), overtime);
      // Of equals the site's own capacity counts, then the input first in order.
      if (own > 0 && own >= arrears[day] - EQUAL) limit[day] = OWN_CAPACITY;
      else
        limit[day] =
          inputStarts[row] +
          late.findIndex((column, n) => {
            const k = inputStarts[row] + n;
            const stock = stockOf(scenario, k) + (moreStock.get(k) ?? 0);
            return column[day] - stock >= arrears[day] - EQUAL;
          });
    }
    return { arrears, limit, late };
  }

  function traceOf(row: number): SiteTrace {
    let trace = traces.get(row);
    if (!trace) traces.set(row, (trace = make(row)));
    return trace;
  }

  /** Hands `amount` of the lateness of input `k` on `day` to whoever owes it. */
  function toSuppliers(k: number, day: number, amount: number, to: StepBack) {
    const end = arcStarts[k + 1];
    const behind = unnamed[day - 1];
    const since = Math.max(0, day - switching);
    let owed = unknown[k] * behind;
    let alone = -1;
    const addsOf = (part: number, arrears: number) =>
      extra * part * Math.max(0, since - arrears);
    let most = owed + (behind > 0 ? addsOf(unknown[k], behind) : 0);
    for (let i = arcStarts[k]; i < end; i++) {
      const arrears = behindOn(supplier[i], day - 1);
      const debt = share[i] * arrears;
      owed += debt;
      const both = debt + addsOf(share[i], arrears);
      if (arrears === 0 || both <= most) continue;
      most = both;
      alone = i;
    }
    // Who owes more than all the others can add owes all of it: the others' debts are covered.
    const isAlone = most > owed + EQUAL;
    const give = (i: number, part: number) => {
      let step = to.suppliers.get(i);
      if (!step) {
        const row = supplier[i];
        step = { input: k, row, days: new Float64Array(days + 1) };
        to.suppliers.set(i, step);
      }
      step.days[day - 1] += part;
    };
    if (isAlone) {
      if (alone < 0) to.unnamed += amount;
      else give(alone, amount);
      return;
    }
    to.unnamed += (amount * unknown[k] * behind) / owed;
    for (let i = arcStarts[k]; i < end; i++) {
      const arrears = behindOn(supplier[i], day - 1);
      if (arrears > 0) give(i, (amount * share[i] * arrears) / owed);
    }
  }

  function stepBack(row: number, amounts: Float64Array): StepBack {
    const { arrears, limit, late } = traceOf(row);
    const left = capacity(row);
    const first = inputStarts[row];
    const to: StepBack = {
      own: 0,
      unnamed: 0,
      inputs: new Map(),
      families: new Map(),
      suppliers: new Map(),
    };
    const waiting = amounts.slice();
    const held = late.map(() => new Float64Array(days + 1));
    for (let day = days; day >= 1; day--) {
      const amount = waiting[day];
      const by = limit[day];
      if (amount > 0 && by === OWN_CAPACITY) {
        const lost = Math.max(0, behindAfter(0, left(day), overtime));
        const part = (amount * lost) / (arrears[day - 1] + lost);
        to.own += part;
        waiting[day - 1] += amount - part;
      } else if (amount > 0) {
        add(to.inputs, by, amount);
        held[by - first][day] += amount;
      }
      late.forEach((column, n) => {
        const stuck = held[n][day];
        if (stuck === 0) return;
        const k = first + n;
        const owed = latenessOn(k, day);
        if (owed > 0 && owed >= column[day] - EQUAL) {
          toSuppliers(k, day, stuck, to);
          return;
        }
        const lost = Math.max(0, 1 - flowOn(scenario, k, day));
        const part = (stuck * lost) / (column[day - 1] + lost);
        add(to.families, k, part);
        held[n][day - 1] += stuck - part;
      });
    }
    return to;
  }

  return { scenario, run, traceOf, stepBack };
}
