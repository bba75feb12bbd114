/** What can be said of a file before it is sent. */
import { WORKBOOK_LIMITS, XLSX_LIMITS } from "@saphan/shared/contract";
import type { Format } from "../../lib/format.ts";
import type { Words } from "../../lib/i18n.ts";

export interface FileFault {
  readonly text: Parameters<Words["t"]>[0];
  readonly values: Readonly<Record<string, string>>;
}

const EXCEL = ["xlsx", "xlsm", "xltx"];
/** What such programs write besides, and what is easily saved as the above. */
const OTHER_TABLES = ["xls", "xlsb", "ods", "numbers"];

/** `expected`: the bytes that the file must have, where its sending was begun before. */
export function faultOf(
  { name, size }: Pick<File, "name" | "size">,
  format: Pick<Format, "bytes">,
  expected?: number,
): FileFault | undefined {
  const values = { name, size: format.bytes(size) };
  if (expected !== undefined)
    return size === expected
      ? undefined
      : {
          text: "data.notSame",
          values: { ...values, expected: format.bytes(expected) },
        };
  if (size === 0) return { text: "data.empty", values };
  const [, ending = ""] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (OTHER_TABLES.includes(ending)) return { text: "data.oldExcel", values };
  const isExcel = EXCEL.includes(ending);
  if (!isExcel && ending !== "zip") return { text: "data.notZip", values };
  const { packedBytes } = isExcel ? XLSX_LIMITS : WORKBOOK_LIMITS;
  if (size > packedBytes)
    return {
      text: isExcel ? "data.excelTooLarge" : "data.tooLarge",
      values: { ...values, limit: format.bytes(packedBytes) },
    };
  return undefined;
}
