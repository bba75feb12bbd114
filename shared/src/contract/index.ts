export {
  CELL_FIELDS,
  NO_CELL_TEXTS,
  WITHDRAWN,
  type CellField,
  type CellTexts,
} from "./cell-texts.ts";
export {
  BYTE_ORDER_MARK,
  csvLine,
  escapeFormula,
  type CsvCell,
} from "./csv-text.ts";
export { CHANGE_ACTIONS_BY_KIND } from "./change-actions.ts";
export { ERROR_CODES, type ErrorCode } from "./error-codes.ts";
export { loadCatalogue, type Catalogue } from "./catalogue/catalogue.ts";
export { buildMethod } from "./catalogue/method.ts";
export type {
  BreakdownKeyEntry,
  FactEntry,
  IndicatorEntry,
  LocalText,
} from "./catalogue/schema.ts";
export {
  ACTIONS,
  may,
  ROLES,
  TOKEN_ACTIONS,
  type Action,
  type Role,
  type TokenAction,
} from "./permissions.ts";
export {
  FEWEST_PASSWORD_CHARACTERS,
  passwordFault,
  PASSWORD_FAULTS,
  type PasswordFault,
} from "./passwords.ts";
export { decodeGrid, type GridCell } from "./measure-grid.ts";
export {
  DRAFT_KEPT_DAYS,
  EXPORT_ADDRESS_MINUTES,
  INVITATION_DAYS,
  LOOKS_KEPT_DAYS,
  MOST_TOKEN_DAYS,
  IMPORT_KEPT_DAYS,
  MB,
  PLAN_ROWS_SHOWN,
  QUARTERS_AHEAD,
  RESET_LINK_HOURS,
  UPLOAD_PART_BYTES,
  WORKBOOK_LIMITS,
  XLSX_LIMITS,
  type WorkbookLimits,
  type XlsxLimits,
} from "./limits.ts";
export { SEEN_HEADER } from "./seen-header.ts";
export {
  readNumber,
  readPercentage,
  readShare,
  withLatinDigits,
  writeNumber,
  writePercentage,
  type Percentage,
} from "./written-number.ts";
export { xlsxParts, type XlsxPart } from "./xlsx/package-xml.ts";
export { columnLetters, EPOCH_1900, serialOf } from "./xlsx/places.ts";
export {
  xmlText,
  type DropDown,
  type StyledCell,
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
} from "./xlsx/sheet-xml.ts";
export { type CellStyle } from "./xlsx/styles-xml.ts";
export {
  REASON_CODES,
  reasonText,
  type Reason,
  type ReasonCode,
  type ReasonParams,
} from "./import-reasons.ts";
