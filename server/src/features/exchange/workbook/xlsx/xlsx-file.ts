/** An Excel file that is read in the thread that asks. Servers read it in another: `xlsx-source.ts`. */
import type { XlsxLimits } from "@saphan/shared/contract";
import { bufferBytes } from "../byte-source.ts";
import { openZipDirectory } from "../zip-directory.ts";
import { partsOf } from "./package-parts.ts";
import { sheetRows, type Rows, type SheetRemarks } from "./sheet-rows.ts";
import { readWorkbookParts } from "./workbook-parts.ts";

export interface SheetOutline {
  readonly name: string;
  readonly isHidden: boolean;
  /** Of its XML, unpacked. */
  readonly bytes: number;
}

export interface XlsxFile {
  readonly sheets: readonly SheetOutline[];
  readonly hasExternalLinks: boolean;
  /** The rows of a sheet from the first on, by its place in `sheets`. */
  readonly rows: (sheet: number) => AsyncGenerator<Rows, SheetRemarks>;
  /** Bytes of sheets that have been read so far. */
  readonly done: () => number;
}

/** What is read at all: texts, formats and sheets; pictures and the like are not. */
const IS_READ = /\.(?:xml|rels)$/i;

/** Throws `WorkbookFault` for what is no Excel file, broken or over a limit. */
export async function openXlsxFile(
  bytes: Uint8Array,
  limits: XlsxLimits,
): Promise<XlsxFile> {
  const zip = await openZipDirectory(bufferBytes(bytes));
  zip.check(
    zip.entries.filter(({ path }) => IS_READ.test(path)),
    limits,
  );
  let done = 0;
  const parts = partsOf(zip, (count) => {
    done += count;
  });
  const workbook = await readWorkbookParts(parts);
  // What sheets share is read by now; what they hold is counted.
  done = 0;
  return {
    sheets: workbook.sheets.map(({ name, isHidden, entry }) => ({
      name,
      isHidden,
      bytes: entry.entry.uncompressedSize,
    })),
    hasExternalLinks: workbook.hasExternalLinks,
    rows: (index) => {
      const sheet = workbook.sheets[index];
      if (!sheet) throw new RangeError(`no sheet ${index}`);
      return sheetRows(sheet.name, {
        file: sheet.entry.path,
        chunks: parts.chunksOf(sheet.entry),
        context: workbook,
        limits,
      });
    },
    done: () => done,
  };
}
