/** A run in a few numbers: told in a sentence, kept beside a saved scenario, laid beside a later run. Pure. */
import type { LabOutcome } from "./lab-work.ts";
import type { LabNetwork } from "./lab-network.ts";

/** Of the origins: firsts are the earliest of them, amounts are means over them, in normal days. */
export interface OutcomeDigest {
  readonly origins: number;
  readonly days: number;
  /** Sites that stop, and families whose flow does. */
  readonly stopped: number;
  readonly waiting: number;
  /** Null: no origin is below plan on any of the days. */
  readonly firstDay: number | null;
  readonly lost: number;
  readonly worst: number;
  /** The same with suppliers who are not named stopped too. */
  readonly worseFirstDay: number | null;
  readonly worseLost: number;
  /** The family that runs out first, where one does. */
  readonly family: string | null;
  readonly familyDay: number | null;
  /** Others that run out on that day too. */
  readonly familiesToo: number;
}

const earliest = (days: readonly (number | null)[]): number | null => {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** What is shown has one decimal; more would move without anything having moved. */
const rounded = (value: number): number => Math.round(value * 10) / 10;

const mean = (values: readonly number[]): number =>
  rounded(
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
  );

export function digestOf(
  { origins, worse, days, stopped, waiting }: LabOutcome,
  { families }: LabNetwork,
): OutcomeDigest {
  const out = firstOut(origins);
  return {
    origins: origins.length,
    days,
    stopped: stopped.length,
    waiting: waiting.length,
    firstDay: earliest(origins.map(({ firstDay }) => firstDay)),
    lost: mean(origins.map(({ lost }) => lost)),
    worst: mean(origins.map(({ worst }) => worst)),
    worseFirstDay: earliest(worse.map(({ firstDay }) => firstDay)),
    worseLost: mean(worse.map(({ lost }) => lost)),
    family: families[out?.family ?? -1] ?? null,
    familyDay: out?.day ?? null,
    familiesToo: out?.others ?? 0,
  };
}

interface FirstOut {
  readonly family: number;
  readonly day: number;
  readonly others: number;
}

/** Of families that run out on one day, the one that explains the most. */
function firstOut(origins: LabOutcome["origins"]): FirstOut | undefined {
  const outs = origins.flatMap(({ runOuts }) => runOuts);
  const day = earliest(outs.map(({ first }) => first));
  if (day === null) return undefined;
  const explains = new Map<number, number>();
  for (const { family, first } of outs)
    if (first === day) explains.set(family, 0);
  for (const { family, explains: amount } of origins.flatMap(
    ({ shortages }) => shortages,
  )) {
    const before = explains.get(family);
    if (before !== undefined) explains.set(family, before + amount);
  }
  const [most] = [...explains].sort(([a, x], [b, y]) => y - x || a - b);
  return most && { family: most[0], day, others: explains.size - 1 };
}

const VERSION = 1;

export const encodeDigest = (digest: OutcomeDigest): string =>
  JSON.stringify({ v: VERSION, ...digest });

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

const AMOUNTS = [
  "origins",
  "days",
  "stopped",
  "waiting",
  "lost",
  "worst",
  "worseLost",
  "familiesToo",
] as const;
const MAYBE_DAYS = ["firstDay", "worseFirstDay", "familyDay"] as const;

/** Undefined for what was kept by another version, or is none. */
export function maybeDigest(text: string): OutcomeDigest | undefined {
  let value: Record<string, unknown>;
  try {
    value = Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { v, family } = value;
  if (v !== VERSION || !(family === null || typeof family === "string"))
    return undefined;
  if (!AMOUNTS.every((name) => isNumber(value[name]))) return undefined;
  if (
    !MAYBE_DAYS.every((name) => value[name] === null || isNumber(value[name]))
  )
    return undefined;
  const { v: _version, ...digest } = value;
  return digest as unknown as OutcomeDigest;
}

export interface Moved {
  readonly what: Exclude<
    keyof OutcomeDigest,
    "days" | "familiesToo" | "familyDay"
  >;
  readonly before: string | number | null;
  readonly now: string | number | null;
}

const TOLD = [
  "firstDay",
  "lost",
  "worst",
  "worseFirstDay",
  "worseLost",
  "family",
  "stopped",
  "waiting",
  "origins",
] as const;

/** What a later run says otherwise, the most telling first. */
export const whatMoved = (
  before: OutcomeDigest,
  now: OutcomeDigest,
): readonly Moved[] =>
  TOLD.filter((what) => before[what] !== now[what]).map((what) => ({
    what,
    before: before[what],
    now: now[what],
  }));
