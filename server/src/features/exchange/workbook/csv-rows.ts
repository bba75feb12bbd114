/** Rows from the bytes of a CSV file. */
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import type { WorkbookLimits } from "@saphan/shared/contract";
import { WorkbookFault } from "./workbook-fault.ts";

export interface CsvForm {
  readonly encoding: "utf-8" | "windows-874";
  readonly separator: "," | ";" | "\t";
}

/** Comma, or semicolon or tab where the header line has no comma. */
export function separatorOf(headerLine: string): CsvForm["separator"] {
  if (headerLine.includes(",")) return ",";
  const count = (sign: string) => headerLine.split(sign).length;
  if (count(";") === 1 && count("\t") === 1) return ",";
  return count("\t") > count(";") ? "\t" : ";";
}

const BATCH = 256;

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: CsvForm["encoding"],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** In batches. Throws `WorkbookFault` with the row where quotation marks do not fit. */
export async function* csvRows(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  { encoding, separator }: CsvForm,
  { rowCharacters }: WorkbookLimits,
): AsyncGenerator<readonly (readonly string[])[]> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    // A quotation mark within a cell that none opened is text, as in: 5" pipe
    relax_quotes: true,
    max_record_size: rowCharacters,
  });
  const feeding = pipeline(decoded(chunks, encoding), parser);
  feeding.catch(() => undefined); // met below, when the rows that came through have been taken
  let row = 0;
  try {
    let batch: (readonly string[])[] = [];
    for await (const record of parser) {
      row++;
      batch.push(record as readonly string[]);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    await feeding;
  } catch (error) {
    throw error instanceof CsvError
      ? new WorkbookFault("csv_broken", { name, row: row + 1 }, error)
      : error;
  } finally {
    parser.destroy();
  }
}
