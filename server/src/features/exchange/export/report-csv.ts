/** Everything that a plan says, a row of the file each: for whoever has to put the file right. */
import { BYTE_ORDER_MARK, csvLine, reasonText } from "@saphan/shared/contract";
import type { OutcomeSpan } from "../import/findings.ts";
import type { ReportLine } from "../import/report.ts";

const COLUMNS = {
  en: ["sheet", "row", "column", "value", "outcome", "code", "reason"],
  th: ["แผ่นงาน", "แถว", "คอลัมน์", "ค่า", "ผล", "รหัสเหตุผล", "เหตุผล"],
} as const;

const isSpan = (line: ReportLine): line is OutcomeSpan => "outcome" in line;

function* rowsOf(line: ReportLine, locale: "en" | "th"): Generator<string> {
  if (!isSpan(line)) {
    const { sheet, row, column, value, kind, code } = line;
    const at = row === 0 ? "" : row;
    const reason = reasonText(line, locale);
    yield csvLine([sheet, at, column, value, kind, code, reason]);
    return;
  }
  const { sheet, outcome, from, to } = line;
  for (let row = from; row <= to; row++)
    yield csvLine([sheet, row, "", "", outcome, "", ""]);
}

export async function* reportCsv(
  lines: AsyncIterable<ReportLine>,
  locale: "en" | "th",
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS[locale]);
  for await (const line of lines) yield* rowsOf(line, locale);
}
