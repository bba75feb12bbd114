/** Rows of a breakdown that adds up come to at most their total; more is told, and kept. */
import { isAboveTotal, type Method } from "@saphan/shared/core";
import type { SheetFindings } from "./findings.ts";
import type { ResolvedAnswers } from "./resolve-answers.ts";

interface Sum {
  numerator: number;
  denominator: number;
  row: number;
}

/** `rows` are those of one site, sorted by period, source and side. */
export function warnOfBreakdowns(
  method: Method,
  findings: SheetFindings,
  { table, source }: ResolvedAnswers,
  rows: Uint32Array,
): void {
  const { columns } = table;
  const isSameGroup = (a: number, b: number) =>
    columns.period[a] === columns.period[b] &&
    source[a] === source[b] &&
    columns.side[a] === columns.side[b];
  for (let from = 0, to; from < rows.length; from = to) {
    const first = rows[from] ?? 0;
    to = from + 1;
    while (to < rows.length && isSameGroup(rows[to] ?? 0, first)) to++;
    warnOfGroup(method, findings, table.columns, rows.subarray(from, to));
  }
}

function warnOfGroup(
  method: Method,
  findings: SheetFindings,
  columns: ResolvedAnswers["table"]["columns"],
  rows: Uint32Array,
): void {
  const totals = new Map<number, number>();
  const sums = new Map<string, Sum & { indicator: number; key: string }>();
  for (const at of rows) {
    const item = columns.item[at] ?? 0;
    const index = method.itemIndicators[item] ?? -1;
    const indicator = method.indicators[index];
    if (!indicator || Number.isNaN(columns.denominator[at])) continue;
    if (indicator.item === item) {
      totals.set(index, at);
      continue;
    }
    const split = indicator.breakdowns.find(({ items }) =>
      items.includes(item),
    );
    if (!split?.addsUp) continue;
    const name = `${index} ${split.key}`;
    const sum = sums.get(name) ?? {
      numerator: 0,
      denominator: 0,
      row: 0,
      indicator: index,
      key: split.key,
    };
    sum.numerator += columns.numerator[at] ?? 0;
    sum.denominator += columns.denominator[at] ?? 0;
    sum.row = columns.row[at] ?? 0;
    sums.set(name, sum);
  }
  for (const { numerator, denominator, row, indicator, key } of sums.values()) {
    const total = totals.get(indicator);
    if (total === undefined) continue;
    if (
      isAboveTotal(numerator, columns.numerator[total] ?? 0) ||
      isAboveTotal(denominator, columns.denominator[total] ?? 0)
    )
      findings.warn(row, "breakdown", "", "breakdown_above_total", { key });
  }
}
