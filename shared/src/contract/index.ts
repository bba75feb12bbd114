export {
  BYTE_ORDER_MARK,
  csvLine,
  escapeFormula,
  type CsvCell,
} from "./csv-text.ts";
export { ERROR_CODES, type ErrorCode } from "./error-codes.ts";
export { loadCatalogue, type Catalogue } from "./catalogue/catalogue.ts";
export { buildMethod } from "./catalogue/method.ts";
export type {
  BreakdownKeyEntry,
  FactEntry,
  IndicatorEntry,
  LocalText,
} from "./catalogue/schema.ts";
export { ACTIONS, may, ROLES, type Action, type Role } from "./permissions.ts";
export { decodeGrid, type GridCell } from "./measure-grid.ts";
export {
  EXPORT_ADDRESS_MINUTES,
  IMPORT_KEPT_DAYS,
  MB,
  PLAN_ROWS_SHOWN,
  QUARTERS_AHEAD,
  UPLOAD_PART_BYTES,
  WORKBOOK_LIMITS,
  type WorkbookLimits,
} from "./limits.ts";
export { SEEN_HEADER } from "./seen-header.ts";
export {
  REASON_CODES,
  reasonText,
  type Reason,
  type ReasonCode,
  type ReasonParams,
} from "./import-reasons.ts";
