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
