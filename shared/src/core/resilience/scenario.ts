/**
 * What stops, and what is assumed about stocks, overtime and other suppliers (docs/methods.md, "When something
 * stops"). Days are counted from 1, the first day of the event; amounts are in normal days of a site's output.
 */
import type { Dependency } from "../graph/dependency.ts";

/** For a while something works less than normal. */
export interface Stop {
  /** First day, a whole number from 1. */
  readonly from: number;
  /** Length; part of a day counts as that part, and Infinity is for good. */
  readonly days: number;
  /** What is left meanwhile, 0 to 1 of normal. */
  readonly left: number;
}

/** Of several stops of one site the smallest part left counts. */
export interface SiteStop extends Stop {
  readonly site: number;
}

/** The flow of a family is stopped on its way (border, import stop): `left` of a normal day arrives a day. */
export interface FamilyStop extends Stop {
  readonly family: number;
  /** By site row: 1 for those that it keeps from their deliveries; absent: everybody. */
  readonly customers?: Uint8Array;
}

export interface Shock {
  readonly stops: readonly SiteStop[];
  readonly families: readonly FamilyStop[];
  /** What the suppliers that are not named do; absent: they deliver as planned. */
  readonly unnamed?: Stop;
}

/** Something prepared for one input. An input that is not there is passed over. */
export interface Remedy {
  readonly customer: number;
  readonly family: number;
  /** More days of stock. */
  readonly stock?: number;
  /** Share, 0 to 1, that comes from a supplier whom nothing hits; the others keep their proportions in the rest. */
  readonly second?: number;
}

export interface StopSettings {
  /** Stock of each input in normal days of use: one number for all, or by input. */
  readonly stock: number | Float64Array;
  /** Multiplies all stocks, not those of remedies. */
  readonly stockFactor: number;
  /** What a site that is behind can make above normal a day. */
  readonly overtime: number;
  /** What the other suppliers of an input can add, as a part of their normal deliveries. */
  readonly extra: number;
  /** Days of the event until they do. */
  readonly switching: number;
  readonly remedies: readonly Remedy[];
}

/** Our model's, [M] in docs/methods.md: no source gives them for a sector; a page that uses them shows them. */
export const STOP_DEFAULTS: StopSettings = Object.freeze({
  stock: 5,
  stockFactor: 1,
  overtime: 0.2,
  extra: 0.2,
  switching: 14,
  remedies: Object.freeze([]),
});

export interface Scenario {
  readonly dependency: Dependency;
  readonly shock: Shock;
  readonly settings: StopSettings;
  /** Days looked at. */
  readonly days: number;
}

/** Smaller arrears are rounding: of a normal day, less than a tenth of a millisecond. */
export const LEAST_ARREARS = 1e-9;

/** Part of day `day` that the stop takes. */
function partOf({ from, days }: Stop, day: number): number {
  return day < from ? 0 : Math.min(1, Math.max(0, from + days - day));
}

/** What a stop leaves of day `day`, 0 to 1. */
export function leftOn(stop: Stop, day: number): number {
  return 1 - (1 - stop.left) * partOf(stop, day);
}

/**
 * What the flow of a stopped family can be on a day. From that first day on it is never free again: afterwards it
 * carries `overtime` above normal, until what waits has arrived.
 */
export function rateOn(stop: Stop, overtime: number, day: number): number {
  const { from, days, left } = stop;
  if (day < from || days === 0 || left === 1) return Infinity;
  const part = partOf(stop, day);
  return part * left + (1 - part) * (1 + overtime);
}

/** The case that everybody who is not named is in the event too, from its first day to its last. */
export function withUnnamedStopped(shock: Shock): Shock {
  const all = [...shock.stops, ...shock.families];
  if (all.length === 0) return shock;
  const from = Math.min(...all.map((stop) => stop.from));
  const end = Math.max(...all.map((stop) => stop.from + stop.days));
  return { ...shock, unnamed: { from, days: end - from, left: 0 } };
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(what);
}

function checkStop({ from, days, left }: Stop): void {
  check(Number.isInteger(from) && from >= 1, "a stop begins on a day from 1");
  check(days >= 0, "a stop lasts 0 days or more");
  check(left >= 0 && left <= 1, "0 to 1 of normal is left");
}

/** Throws `RangeError` for what no caller may ask. */
export function checkScenario(scenario: Scenario): void {
  const { dependency, shock, settings, days } = scenario;
  const { order, family } = dependency;
  check(Number.isInteger(days) && days >= 0, "days are a whole number from 0");
  const isSite = (row: number) =>
    Number.isInteger(row) && row >= 0 && row < order;
  for (const stop of shock.stops) {
    checkStop(stop);
    check(isSite(stop.site), "a stop is of a site of the network");
  }
  for (const stop of shock.families) {
    checkStop(stop);
    const { customers } = stop;
    check(!customers || customers.length === order, "a mask is by site");
  }
  if (shock.unnamed) checkStop(shock.unnamed);
  const { stock, stockFactor, overtime, extra, switching } = settings;
  if (typeof stock === "number") check(stock >= 0, "a stock is 0 or more");
  else check(stock.length === family.length, "stocks are by input");
  for (const value of [stockFactor, overtime, extra, switching])
    check(value >= 0 && value < Infinity, "a setting is 0 or more");
  for (const { stock: more = 0, second = 0 } of settings.remedies)
    check(more >= 0 && second >= 0 && second <= 1, "a remedy is out of range");
}
