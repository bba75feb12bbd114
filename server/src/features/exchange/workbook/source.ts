import type { ReasonCode, ReasonParams } from "@saphan/shared/contract";

/**
 * Where the rows of a workbook come from: an Excel file, a zip of CSVs, a generator, a test. Sheets are opened one
 * after the other, in the order in which they are planned and more than once if need be.
 */
export interface SheetSource {
  /** As the file names it. */
  readonly name: string;
  /** Rows as texts in batches of any size; a row that is empty counts as one. */
  readonly rows: () => AsyncIterable<readonly (readonly string[])[]>;
}

export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  /** What is to be said of the file or of a sheet as a whole; complete once its rows have been read. */
  readonly notes: () => readonly SourceNote[];
  /** Bytes, or any other measure of work, that reading the sheets comes to. */
  readonly size: number;
  /** How much of `size` has been read so far. */
  readonly done: () => number;
  /** Lets go of what the file holds; nothing is read afterwards. */
  readonly close: () => Promise<void>;
}

export interface SourceNote {
  /** As the file names it; empty for the file. */
  readonly sheet: string;
  readonly code: ReasonCode;
  readonly params: ReasonParams;
}

/** Rows that are there already. */
export function memorySource(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): WorkbookSource {
  let done = 0;
  const entries = Object.entries(sheets);
  return {
    sheets: entries.map(([name, rows]) => ({
      name,
      async *rows() {
        await Promise.resolve();
        yield rows;
        done += rows.length;
      },
    })),
    notes: () => [],
    size: entries.reduce((sum, [, rows]) => sum + rows.length, 0),
    done: () => done,
    close: () => Promise.resolve(),
  };
}
