/**
 * An empty workbook: headers in one language, and a row of help in both that an import passes over. Headers are taken
 * in either language.
 */
import {
  BYTE_ORDER_MARK,
  csvLine,
  type Catalogue,
} from "@saphan/shared/contract";
import {
  SHEETS,
  type SheetId,
  type WorkbookHeaders,
} from "../workbook/headers.ts";
import { COLUMN_HELP } from "./template-help.data.ts";
import { zipStream } from "./zip-stream.ts";

function* templateLines(
  { headers }: Catalogue,
  columns: readonly string[],
  sheet: SheetId,
  locale: "en" | "th",
): Generator<string> {
  const namesOf = (column: string) =>
    headers.sheets[sheet]?.columns[column] ?? { en: column, th: column };
  yield (
    BYTE_ORDER_MARK + csvLine(columns.map((column) => namesOf(column)[locale]))
  );
  const help = columns.map((column) => {
    const { en, th } = namesOf(column);
    const form = COLUMN_HELP[column];
    return form ? `${th} / ${en}: ${form.th} / ${form.en}` : `${th} / ${en}`;
  });
  yield csvLine(help.map((text, at) => (at === 0 ? `# ${text}` : text)));
}

export const templateExport = (
  catalogue: Catalogue,
  headers: WorkbookHeaders,
  locale: "en" | "th",
): AsyncGenerator<Uint8Array> =>
  zipStream(
    SHEETS.map((sheet) => ({
      name: `${sheet}.csv`,
      lines: () =>
        templateLines(catalogue, headers.columnsOf(sheet), sheet, locale),
    })),
  );
