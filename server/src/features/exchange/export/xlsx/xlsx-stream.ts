/**
 * An Excel file that is made while its rows come, with drop-downs. The same rows make the same bytes. Decision record:
 * docs/decisions, "Excel files as streams".
 */
import {
  XLSX_LIMITS,
  xlsxParts,
  type XlsxPart,
  type XlsxSheet,
} from "@saphan/shared/contract";
import { zipStream } from "../zip-stream.ts";

/** What was to be written is more than an Excel file of ours may hold. */
export class XlsxOverflow extends Error {
  constructor(what: string) {
    super(`${what} does not fit into an Excel file`);
    this.name = "XlsxOverflow";
  }
}

/** Throws `XlsxOverflow` for more rows in a sheet, or more XML, than an import takes. */
export function xlsxStream(
  sheets: readonly XlsxSheet[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  const counted = async function* (
    lines: XlsxPart["lines"],
  ): AsyncGenerator<string> {
    for await (const piece of lines()) {
      unpacked += Buffer.byteLength(piece);
      if (unpacked > XLSX_LIMITS.unpackedBytes)
        throw new XlsxOverflow("the workbook");
      yield piece;
    }
  };
  const parts = xlsxParts(sheets, ({ name }, row) => {
    if (row > XLSX_LIMITS.rows) throw new XlsxOverflow(name);
  });
  return zipStream(
    parts.map(({ name, lines }) => ({ name, lines: () => counted(lines) })),
    signal,
  );
}

/** The whole file, so that it is known to fit before any of it is sent. Throws `XlsxOverflow`. */
export async function xlsxFile(
  sheets: readonly XlsxSheet[],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of xlsxStream(sheets, signal)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > XLSX_LIMITS.packedBytes) throw new XlsxOverflow("the workbook");
  }
  return Buffer.concat(chunks);
}
