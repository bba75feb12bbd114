/** Two tables of figures against each other: the exported one as texts, the recomputed one as values. */
import { periodName, type Day, type Period } from "./forms.ts";
import type { Figure } from "./measure.ts";
import type { Dimension, FigureRow } from "./recompute.ts";
import { parseCsv } from "./sheets.ts";

/** Rule 8: sums in f64 agree to this. Counts agree exactly, and here most sums do. */
const RELATIVE = 1e-9;

const KEYS = [
  "indicator_id",
  "breakdown",
  "dim_a",
  "key_a",
  "dim_b",
  "key_b",
] as const;

const NUMBERS = [
  "sites",
  "not_shared",
  "not_asked",
  "not_applicable",
  "asked",
  "answered",
  "carried",
  "unreviewed",
  "pooled",
  "unknown_applicability",
  "headcount_unknown",
  "coverage_sites",
  "coverage_headcount",
  "numerator",
  "denominator",
  "value",
  "low",
  "high",
  "bounds_left_out",
  "q1",
  "median",
  "q3",
  "verified_share",
] as const satisfies readonly (keyof Figure)[];

/** Every column of design.md section 6, in its order. */
export const COLUMNS = [
  "lens_key",
  "period",
  "as_of",
  "seq",
  ...KEYS,
  ...NUMBERS,
  "oldest_period",
] as const;

export type ExportedRow = ReadonlyMap<string, string>;

export interface Head {
  readonly lens: string;
  readonly period: Period;
  readonly asOf: Day;
}

export function readExport(csv: string): {
  readonly header: readonly string[];
  readonly rows: readonly ExportedRow[];
} {
  const [header = [], ...records] = parseCsv(csv, ",");
  const rows = records.map(
    (record) => new Map(header.map((column, at) => [column, record[at] ?? ""])),
  );
  return { header, rows };
}

const nameOf = (row: ExportedRow) =>
  KEYS.map((column) => row.get(column) ?? "").join("|");

function nameOfComputed(
  { indicator, breakdown, keys }: FigureRow,
  by: readonly Dimension[],
): string {
  const [one, other] = keys.length === 0 ? [] : by;
  return [
    indicator,
    breakdown,
    one ?? "",
    keys[0] ?? "",
    other ?? "",
    keys[1] ?? "",
  ].join("|");
}

/** Whether a cell and a value are the same; an empty cell is undefined and never 0. */
export function sameNumber(cell: string, value: number | undefined): boolean {
  if (value === undefined || cell === "")
    return (value === undefined) === (cell === "");
  const told = Number(cell);
  return (
    told === value ||
    Math.abs(told - value) <=
      RELATIVE * Math.max(Math.abs(told), Math.abs(value))
  );
}

/** What differs, each as one sentence; nothing if all is the same. */
export function differences(
  exported: readonly ExportedRow[],
  computed: readonly FigureRow[],
  head: Head,
  by: readonly Dimension[],
): readonly string[] {
  const found: string[] = [];
  const told = new Map(exported.map((row) => [nameOf(row), row]));
  if (told.size < exported.length) found.push("a row stands twice");
  const names = computed.map((row) => nameOfComputed(row, by));
  for (const [at, name] of names.entries()) {
    const row = told.get(name);
    const { figure } = computed[at] ?? {};
    if (!row || !figure) {
      found.push(`${name}: is not exported`);
      continue;
    }
    for (const column of NUMBERS)
      if (!sameNumber(row.get(column) ?? "", figure[column]))
        found.push(
          `${name} ${column}: exported ${row.get(column) ?? ""}, computed ${figure[column] ?? ""}`,
        );
    const expected = {
      lens_key: head.lens,
      period: periodName(head.period),
      as_of: head.asOf,
      oldest_period: figure.oldest_period ?? "",
    };
    for (const [column, value] of Object.entries(expected))
      if (row.get(column) !== value)
        found.push(
          `${name} ${column}: exported ${row.get(column) ?? ""}, computed ${value}`,
        );
  }
  const known = new Set(names);
  for (const name of told.keys())
    if (!known.has(name)) found.push(`${name}: is not computed`);
  const order = exported.map(nameOf);
  if (found.length === 0 && order.some((name, at) => name !== names[at]))
    found.push("the rows stand in another order");
  return found;
}
