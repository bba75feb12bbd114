/**
 * A scenario as it stands in an address and in the store: what is lost, and what is assumed. It names things by their
 * ids, so that it can be run again on newer data. Pure; the shape has a version, and what cannot be read is refused.
 */
import { STOP_DEFAULTS } from "@saphan/shared/core";

export const LOSS_KINDS = [
  /** Sites by id. */
  "sites",
  /** All sites of provinces. */
  "provinces",
  /** All sites under ultimate parents. */
  "groups",
  /** All sites of countries: what comes over a border. */
  "countries",
  /** The flow of families on its way, whoever supplies them: `part_family:brake`, `segment:plastics`. */
  "families",
  /** A share of the people at all sites; with keys, at those of some provinces. */
  "workforce",
  /** The site of a tier (its key) that supplies the most sites of the tier before it. */
  "sharedSupplier",
  /** The family that the most of what is needed comes from a single source, for those who have one. */
  "singleSourceFamily",
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

export interface Loss {
  readonly kind: LossKind;
  readonly keys: readonly string[];
  /** First day, from 1. */
  readonly from: number;
  readonly days: number;
  /** 0 to 1 of normal, meanwhile. */
  readonly left: number;
}

/** What is assumed where nobody says; the fields of the page. */
export interface Assumptions {
  /** Days looked at. */
  readonly horizon: number;
  /** Normal days of use that a stock lasts. */
  readonly stock: number;
  /** Of a normal day. */
  readonly overtime: number;
  /** Of normal deliveries. */
  readonly extra: number;
  /** Days of the event. */
  readonly switching: number;
  /** Days until a site works again after a full stop. */
  readonly recovery: number;
}

export interface ScenarioDefinition extends Assumptions {
  readonly lost: readonly Loss[];
  /** Strength of the social hypothesis, 0 to 1; null: switched off. */
  readonly social: number | null;
  /** The entry of the library that it was made from. */
  readonly basis?: string;
}

/** Our model's, [M]: docs/methods.md, "When something stops". */
export const DEFINITION_DEFAULTS: Omit<ScenarioDefinition, "lost"> = {
  horizon: 60,
  stock: 5,
  overtime: STOP_DEFAULTS.overtime,
  extra: STOP_DEFAULTS.extra,
  switching: STOP_DEFAULTS.switching,
  recovery: 30,
  social: null,
};
/** Strength that the hypothesis is first tried with. */
export const SOCIAL_STRENGTH = 0.3;

/** From, to, and the step of its field. */
export const RANGES: Readonly<
  Record<keyof Assumptions, readonly [number, number, number]>
> = {
  horizon: [10, 365, 10],
  stock: [0, 120, 1],
  overtime: [0, 1, 0.05],
  extra: [0, 2, 0.05],
  switching: [0, 365, 1],
  recovery: [1, 365, 1],
};
export const ASSUMPTIONS = Object.keys(RANGES) as (keyof Assumptions)[];

const VERSION = 1;
const MOST_LOST = 20;
const MOST_KEYS = 200;
const MOST_DAYS = 365;
const LONGEST_KEY = 100;

export const scenarioOf = (
  lost: readonly Loss[],
  changes: Partial<ScenarioDefinition> = {},
): ScenarioDefinition => ({ ...DEFINITION_DEFAULTS, ...changes, lost });

/** Defaults are left out, so that an address stays short; equal definitions have equal texts. */
export function encodeDefinition(definition: ScenarioDefinition): string {
  const { lost, basis, social } = definition;
  return JSON.stringify({
    v: VERSION,
    ...(basis ? { basis } : {}),
    lost: lost.map(({ kind, keys, from, days, left }) => ({
      kind,
      ...(keys.length > 0 ? { keys } : {}),
      from,
      days,
      left,
    })),
    ...Object.fromEntries(
      ASSUMPTIONS.filter(
        (name) => definition[name] !== DEFINITION_DEFAULTS[name],
      ).map((name) => [name, definition[name]]),
    ),
    ...(social === null ? {} : { social }),
  });
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && value >= least && value <= most;

function maybeLoss(value: unknown): Loss | undefined {
  if (!isFields(value)) return undefined;
  const { keys = [], from, days, left } = value;
  const kind = LOSS_KINDS.find((each) => each === value["kind"]);
  const isList =
    Array.isArray(keys) &&
    keys.length <= MOST_KEYS &&
    keys.every((key) => typeof key === "string" && key.length <= LONGEST_KEY);
  return kind &&
    isList &&
    within(from, 1, MOST_DAYS) &&
    Number.isInteger(from) &&
    within(days, 0, MOST_DAYS) &&
    within(left, 0, 1)
    ? { kind, keys: keys as string[], from, days, left }
    : undefined;
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined for what is no scenario of this version. */
export function maybeDefinition(text: string): ScenarioDefinition | undefined {
  const value = maybeJson(text);
  if (!isFields(value) || value["v"] !== VERSION) return undefined;
  const list = value["lost"];
  if (!Array.isArray(list) || list.length > MOST_LOST) return undefined;
  const lost = list.map(maybeLoss).filter((loss) => loss !== undefined);
  const { social = null, basis } = value;
  if (lost.length < list.length) return undefined;
  if (social !== null && !within(social, 0, 1)) return undefined;
  const assumed: Partial<Record<keyof Assumptions, number>> = {};
  for (const name of ASSUMPTIONS) {
    const given = value[name] ?? DEFINITION_DEFAULTS[name];
    const [least, most] = RANGES[name];
    if (!within(given, least, most)) return undefined;
    assumed[name] = given;
  }
  if (!Number.isInteger(assumed.horizon)) return undefined;
  return {
    ...DEFINITION_DEFAULTS,
    ...assumed,
    lost,
    social,
    ...(typeof basis === "string" && basis.length <= LONGEST_KEY
      ? { basis }
      : {}),
  };
}
