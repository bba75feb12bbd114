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

/** Of an Excel file: it is held in memory while it is read, so less fits into it than into a zip of CSVs. */
export interface XlsxLimits {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked by packed bytes of one file in it. */
  readonly ratio: number;
  /** Files in it that are read. */
  readonly files: number;
  /** Rows of a sheet that have something in them. */
  readonly rows: number;
  /** Columns of a sheet. */
  readonly columns: number;
  /** Of the thread that reads it: texts that cells share are held, rows are not. */
  readonly memoryMb: number;
}

export const XLSX_LIMITS: XlsxLimits = {
  packedBytes: 25 * MB,
  unpackedBytes: 250 * MB,
  ratio: 100,
  files: 2_000,
  rows: 200_000,
  columns: 100,
  memoryMb: 512,
};

/** An upload comes in parts of this size; only the last one may be smaller. */
export const UPLOAD_PART_BYTES = MB;
/** Uploads, plans and reports are kept this long. */
export const IMPORT_KEPT_DAYS = 30;
/** What was typed and not published is kept this long after it was last touched. */
export const DRAFT_KEPT_DAYS = 90;
/** Which organisations looked at a site. */
export const LOOKS_KEPT_DAYS = 400;
/** A plan shows this many rows of each kind; the report has all of them. */
export const PLAN_ROWS_SHOWN = 1_000;
/** A quarter further ahead than this is taken for a slip. */
export const QUARTERS_AHEAD = 8;
/** An export's address works for this long. */
export const EXPORT_ADDRESS_MINUTES = 10;
/** An invitation waits this long to be accepted. */
export const INVITATION_DAYS = 7;
/** A link to set a new password works for this long. */
export const RESET_LINK_HOURS = 24;
/** An API token works at most so many days. */
export const MOST_TOKEN_DAYS = 366;
