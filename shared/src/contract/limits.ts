/** What a file may come to, and how long what is uploaded is kept. The page tells them before a file is sent. */

/** Of bytes, as pages write them. */
export const MB = 1_000_000;

export interface WorkbookLimits {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked by packed bytes of one file in the zip. */
  readonly ratio: number;
  /** Files in the zip. */
  readonly files: number;
  /** Rows of all sheets together. */
  readonly rows: number;
  /** Characters of one row as it stands in the file: a quotation mark that is never closed ends here. */
  readonly rowCharacters: number;
  /** Characters of one cell. */
  readonly cellCharacters: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  packedBytes: 100 * MB,
  unpackedBytes: 2_000 * MB,
  ratio: 100,
  files: 200,
  rows: 10_000_000,
  rowCharacters: MB,
  cellCharacters: 10_000,
};

/** An upload comes in parts of this size; only the last one may be smaller. */
export const UPLOAD_PART_BYTES = MB;
/** Uploads, plans and reports are kept this long. */
export const IMPORT_KEPT_DAYS = 30;
/** A plan shows this many rows of each kind; the report has all of them. */
export const PLAN_ROWS_SHOWN = 1_000;
/** A quarter further ahead than this is taken for a slip. */
export const QUARTERS_AHEAD = 8;
/** An export's address works for this long. */
export const EXPORT_ADDRESS_MINUTES = 10;
