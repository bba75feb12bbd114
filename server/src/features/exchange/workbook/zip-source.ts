/**
 * A zip of CSV files as a source of rows. Every sheet is inflated once to see that it is whole and how it is written,
 * before any of it is planned.
 */
import type { WorkbookLimits } from "@saphan/shared/contract";
import { csvRows, separatorOf, type CsvForm } from "./csv-rows.ts";
import { createEncodingDetector } from "./encoding.ts";
import type { SheetSource, SourceNote, WorkbookSource } from "./source.ts";
import { WorkbookFault } from "./workbook-fault.ts";
import type { ZipDirectory, ZipEntry } from "./zip-directory.ts";

export interface ZipOptions {
  /** Which sheets, by the name that the file gives them, are worth inflating. */
  readonly wants: (name: string) => boolean;
  readonly limits: WorkbookLimits;
  readonly signal?: AbortSignal | undefined;
}

/** The header line is looked for within this many bytes. */
const HEADER_BYTES = 65_536;

interface CsvEntry extends ZipEntry {
  /** Of the sheet. */
  readonly name: string;
}

/** Inflates a sheet once: it must be whole, and tells how it is written. */
async function inspect(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): Promise<CsvForm> {
  const detector = createEncodingDetector();
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    detector.add(chunk);
    if (head.length < HEADER_BYTES) head = Buffer.concat([head, chunk]);
  }
  const encoding = detector.result();
  if (encoding === "utf-16")
    throw new WorkbookFault("encoding_utf16", { name });
  const [headerLine = ""] = new TextDecoder(encoding)
    .decode(head.subarray(0, HEADER_BYTES))
    .split(/[\r\n]/, 1);
  return { encoding, separator: separatorOf(headerLine) };
}

const sheetName = (path: string): string =>
  path.slice(path.lastIndexOf("/") + 1).replace(/\.csv$/i, "");

/** Throws `WorkbookFault` for what is over a limit or not what it says it is. */
export async function openCsvZip(
  zip: ZipDirectory,
  { wants, limits, signal }: ZipOptions,
): Promise<WorkbookSource> {
  zip.check(zip.entries, limits);
  const entries = zip.entries.map((each): CsvEntry => {
    return { ...each, name: sheetName(each.path) };
  });
  let done = 0;
  const count = (length: number) => {
    done += length;
  };
  const wanted = entries.filter(({ name }) => wants(name));
  const forms = new Map<CsvEntry, CsvForm>();
  const notes: SourceNote[] = [];
  for (const each of wanted) {
    const { name } = each;
    const form = await inspect(zip.inflate(each, count, signal), name);
    forms.set(each, form);
    if (form.encoding === "windows-874")
      notes.push({
        sheet: "",
        code: "encoding_windows_874",
        params: { name },
      });
  }
  const sheetOf = (each: CsvEntry): SheetSource => ({
    name: each.name,
    async *rows() {
      const form = forms.get(each);
      if (!form) return;
      const chunks = zip.inflate(each, count, signal);
      yield* csvRows(each.name, chunks, form, limits);
    },
  });
  const size = wanted.reduce(
    (sum, { entry }) => sum + 2 * entry.uncompressedSize,
    0,
  );
  return {
    sheets: entries.map(sheetOf),
    notes: () => notes,
    size,
    done: () => done,
    close: () => Promise.resolve(),
  };
}
