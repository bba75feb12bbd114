/** Breakdown rows at one site: which are there, and which are withheld so that no small group can be told (rule 11). */
import { CATALOGUE, type Indicator } from "./catalogue.ts";
import type { Period } from "./forms.ts";
import type { Site } from "./registry.ts";
import { isSmallGroup, type Statements } from "./statements.ts";

const MIN_GROUP = 10;

/** What enters a figure at one site, with what it rests on. */
export interface Entry {
  /** Of a percentage at most the denominator. */
  readonly numerator: number;
  /** Undefined: a share without base. */
  readonly denominator: number | undefined;
  readonly option: string | undefined;
  readonly verification: number;
  readonly period: Period;
  readonly carried: boolean;
}

export interface Part {
  readonly value: string;
  readonly entry: Entry;
  readonly withheld: boolean;
}

const KEYS = new Map(
  CATALOGUE.breakdown_keys.map((entry) => [entry.key, entry]),
);

/** An answer that gives a value, as it enters figures. */
export function entryOf(
  indicator: Indicator,
  spoken: NonNullable<ReturnType<Statements["answer"]>>,
): Entry {
  const { numerator = 0, denominator, option } = spoken.row;
  const capped =
    indicator.value_type === "percent" && denominator !== undefined
      ? Math.min(numerator, denominator)
      : numerator;
  return {
    numerator: capped,
    denominator,
    option,
    verification: spoken.row.verification,
    period: spoken.row.period,
    carried: spoken.carried,
  };
}

/** The rows of one key that give a value, in the catalogue's order. */
function rowsOf(
  statements: Statements,
  site: Site,
  indicator: Indicator,
  key: string,
): readonly Part[] {
  const listed =
    indicator.breakdowns.find((breakdown) => breakdown.key === key)?.values ??
    [];
  return listed.flatMap((value) => {
    const spoken = statements.part(site, indicator.id, `${key}=${value}`);
    if (spoken?.kind !== "value") return [];
    const entry = entryOf(indicator, spoken);
    const { denominator } = entry;
    const withheld = denominator === undefined || isSmallGroup(denominator);
    return [{ value, entry, withheld }];
  });
}

/** Withholds the smallest others until those withheld hold ten or more. */
function protect(rows: readonly Part[]): readonly Part[] {
  const sizeOf = ({ entry }: Part) => entry.denominator ?? 0;
  const hidden = new Set(rows.filter(({ withheld }) => withheld));
  if (hidden.size === 0) return rows;
  let held = [...hidden].reduce((sum, row) => sum + sizeOf(row), 0);
  const others = rows
    .filter((row) => !hidden.has(row) && sizeOf(row) > 0)
    .sort((one, other) => sizeOf(one) - sizeOf(other));
  for (const row of others) {
    if (held >= MIN_GROUP) break;
    hidden.add(row);
    held += sizeOf(row);
  }
  return rows.map((row) => ({ ...row, withheld: hidden.has(row) }));
}

/** Several rows as one: the weakest of what they rest on. */
export function together(entries: readonly Entry[]): Entry {
  const sum = (values: readonly number[]) =>
    values.reduce((total, value) => total + value, 0);
  return {
    numerator: sum(entries.map(({ numerator }) => numerator)),
    denominator: sum(entries.map(({ denominator = 0 }) => denominator)),
    option: undefined,
    verification: Math.min(...entries.map(({ verification }) => verification)),
    period: Math.min(...entries.map(({ period }) => period)),
    carried: entries.some(({ carried }) => carried),
  };
}

/** The group of non-regular workers, where the key's rows have all its members. */
function groupOf(
  key: string,
  listed: readonly string[],
  rows: readonly Part[],
): readonly Part[] {
  const group = KEYS.get(key)?.derived_groups?.find(
    ({ id }) => id === "nonregular",
  );
  if (!group?.sum_of.every((member) => listed.includes(member))) return [];
  const members = rows.filter(
    ({ value, entry }) =>
      group.sum_of.includes(value) && entry.denominator !== undefined,
  );
  if (members.length === 0) return [];
  const entry = together(members.map((member) => member.entry));
  const outside = rows.filter(({ value }) => !group.sum_of.includes(value));
  return [
    {
      value: group.id,
      entry,
      withheld:
        isSmallGroup(entry.denominator ?? 0) ||
        outside.some(({ withheld }) => withheld),
    },
  ];
}

/** Asked for again by every cell and every value of a key. */
const known = new WeakMap<Statements, Map<string, readonly Part[]>>();

/** The rows of a key at a site and what is derived of them, withheld ones marked. */
export function partsOf(
  statements: Statements,
  site: Site,
  indicator: Indicator,
  key: string,
): readonly Part[] {
  const parts = known.get(statements) ?? new Map<string, readonly Part[]>();
  known.set(statements, parts);
  const name = [site.key, indicator.id, key].join(" ");
  const found = parts.get(name) ?? findParts(statements, site, indicator, key);
  parts.set(name, found);
  return found;
}

function findParts(
  statements: Statements,
  site: Site,
  indicator: Indicator,
  key: string,
): readonly Part[] {
  const found = rowsOf(statements, site, indicator, key);
  const rows = KEYS.get(key)?.adds_up ? protect(found) : found;
  const listed =
    indicator.breakdowns.find((breakdown) => breakdown.key === key)?.values ??
    [];
  return [...rows, ...groupOf(key, listed, rows)];
}

/** Every breakdown of an indicator that has a row in the figures, `contract=nonregular` among them. */
export function breakdownsOf(indicator: Indicator): readonly {
  readonly key: string;
  readonly value: string;
}[] {
  return indicator.breakdowns.flatMap(({ key, values }) => {
    const group = KEYS.get(key)?.derived_groups?.find(
      ({ id }) => id === "nonregular",
    );
    const all = group?.sum_of.every((member) => values.includes(member))
      ? [...values, "nonregular"]
      : values;
    return all.map((value) => ({ key, value }));
  });
}
