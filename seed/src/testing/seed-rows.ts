/** A generated seed as tests read it: rows by column, over all files or in one. */
import type { Seed, SeedWorkbook, SheetName } from "../generate/workbook.ts";

export type Row = Readonly<Record<string, string>>;

export function* rowsIn(
  workbook: SeedWorkbook,
  sheet: SheetName,
): Generator<Row> {
  for (const { name, columns, rows } of workbook.sheets)
    if (name === sheet)
      for (const cells of rows())
        yield Object.fromEntries(
          columns.map((column, at) => [column, cells[at] ?? ""]),
        );
}

export function* allRows(seed: Seed, sheet: SheetName): Generator<Row> {
  for (const workbook of seed.workbooks) yield* rowsIn(workbook, sheet);
}

/** A cell that is expected to be there. */
export function cell(row: Row | undefined, column: string): string {
  const text = row?.[column];
  if (text === undefined) throw new Error(`no ${column}`);
  return text;
}

export const pushTo = <Key, Value>(
  map: Map<Key, Value[]>,
  key: Key,
  value: Value,
): void => {
  const have = map.get(key);
  if (have) have.push(value);
  else map.set(key, [value]);
};
