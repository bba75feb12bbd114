/**
 * Where the rows of a workbook come from: a zip of CSVs, a generator, a test. Sheets are opened one after the other,
 * in the order in which they are planned and more than once if need be.
 */
export interface SheetSource {
  /** As the file names it. */
  readonly name: string;
  /** Rows as texts, the header first, in batches of any size; a row that is empty counts as one. */
  readonly rows: () => AsyncIterable<readonly (readonly string[])[]>;
}

export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  /** What is to be said of the file as a whole. */
  readonly notes: readonly SourceNote[];
  /** Bytes, or any other measure of work, that reading the sheets comes to. */
  readonly size: number;
  /** How much of `size` has been read so far. */
  readonly done: () => number;
}

export interface SourceNote {
  readonly code: "encoding_windows_874";
  readonly params: Readonly<Record<string, string | number>>;
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
    notes: [],
    size: entries.reduce((sum, [, rows]) => sum + rows.length, 0),
    done: () => done,
  };
}
