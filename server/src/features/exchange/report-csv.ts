/** Everything that a plan says, row by row, in the viewer's language. */
import { reasonText } from "@saphan/shared/contract";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { BYTE_ORDER_MARK, csvLine } from "./export/csv-text.ts";
import { columnName, sheetName } from "./import-view.ts";
import type { ImportRecord } from "./import.store.ts";
import type { ReportLine } from "./import/report.ts";

const HEADER = {
  en: ["sheet", "row", "column", "value", "what", "reason", "code"],
  th: ["แผ่นงาน", "แถว", "คอลัมน์", "ค่า", "ผล", "เหตุผล", "รหัสเหตุผล"],
} as const;
const PIECE = 32_768;

type Locale = keyof typeof HEADER;

function* linesOf(
  context: Pick<Context, "catalogue">,
  line: ReportLine,
  locale: Locale,
): Generator<string> {
  const say = (code: Parameters<typeof reasonText>[0]["code"]) =>
    reasonText({ code, params: {} }, locale);
  const sheet = line.sheet ? sheetName(context, line.sheet)[locale] : "";
  if ("outcome" in line) {
    const { outcome, from, to } = line;
    // What it was before stands in the plan's first rows only.
    const what = WHAT[outcome][locale];
    for (let row = from; row <= to; row++)
      yield csvLine([sheet, row, "", "", what, "", outcome]);
    return;
  }
  const { kind, row, column, value, code, params } = line;
  yield csvLine([
    sheet,
    row === 0 ? "" : row,
    column ? columnName(context, line.sheet, column)[locale] : "",
    value,
    kind === "created" || kind === "changed" ? WHAT[kind][locale] : say(kind),
    reasonText({ code, params }, locale),
    code,
  ]);
}

const WHAT = {
  created: { en: "New", th: "ใหม่" },
  changed: { en: "Changed", th: "เปลี่ยน" },
} as const;

/** Text in pieces, with what Thai Excel needs to take it for UTF-8. */
export async function* reportCsv(
  context: Pick<Context, "catalogue" | "imports" | "viewer">,
  record: ImportRecord,
): AsyncGenerator<string> {
  const { locale } = signedIn(context.viewer).account;
  let piece = BYTE_ORDER_MARK + csvLine(HEADER[locale]);
  for await (const line of context.imports.reportOf(record))
    for (const text of linesOf(context, line, locale)) {
      piece += text;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
  yield piece;
}
