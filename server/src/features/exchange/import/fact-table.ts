/** The rows of the sheet Facts, and the shortcuts of the sheet Sites, column by column. */
import {
  createDictionary,
  createTableColumns,
  type Dictionary,
  type TableColumns,
} from "./table-columns.ts";

const columns = (capacity: number) => ({
  /** Of the sheet Facts, or of Sites where `isShortcut` is 1. */
  row: new Uint32Array(capacity),
  isShortcut: new Uint8Array(capacity),
  /** Indices in `keys`; one of the two is 0. */
  site: new Uint32Array(capacity),
  entity: new Uint32Array(capacity),
  period: new Int32Array(capacity),
  /** Index in the catalogue. */
  fact: new Uint16Array(capacity),
  value: new Float64Array(capacity),
  /** Index in `keys`, 0 where the row names none. */
  source: new Uint32Array(capacity),
});

export interface FactTable extends TableColumns<ReturnType<typeof columns>> {
  readonly keys: Dictionary;
}

export const createFactTable = (): FactTable => ({
  ...createTableColumns(columns),
  keys: createDictionary(),
});
