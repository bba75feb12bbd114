/** The rows of the sheet Answers, column by column. */
import {
  createDictionary,
  createTableColumns,
  type Dictionary,
  type TableColumns,
} from "./table-columns.ts";

/** Bits of `flags`. */
export const AnswerFlag = {
  /** A percentage or ratio without numerator and denominator. */
  bare: 1,
  /** Such a percentage that may as well be a fraction: nothing says which, and it is above 0 and up to 1. */
  doubtful: 2,
  /** The base fact of the period became its denominator. */
  baseAssumed: 4,
} as const;

/** `side` where the row leaves it to the source. */
export const SIDE_OF_SOURCE = 255;

const columns = (capacity: number) => ({
  /** Of the sheet. */
  row: new Uint32Array(capacity),
  /** Index in `siteKeys`. */
  site: new Uint32Array(capacity),
  /** Index in `sourceKeys`, 0 where the row names none. */
  source: new Uint32Array(capacity),
  /** Of `Method`: an indicator's total or one of its breakdown values. */
  item: new Uint16Array(capacity),
  period: new Int32Array(capacity),
  /** Index in `SIDES`, or `SIDE_OF_SOURCE`. */
  side: new Uint8Array(capacity),
  /** Index in `ANSWER_STATES`. */
  state: new Uint8Array(capacity),
  flags: new Uint8Array(capacity),
  verification: new Uint8Array(capacity),
  /** NaN where there is none; of a doubtful percentage what was written. */
  numerator: new Float64Array(capacity),
  denominator: new Float64Array(capacity),
  /** A level, flag, count, place in the options, bare ratio, or bare percentage as a fraction; NaN for none. */
  value: new Float64Array(capacity),
  validUntil: new Int32Array(capacity),
  /** Indices in `texts`, 0 for none. */
  evidence: new Uint32Array(capacity),
  note: new Uint32Array(capacity),
  inheritedFrom: new Uint32Array(capacity),
});

export interface AnswerTable extends TableColumns<ReturnType<typeof columns>> {
  readonly siteKeys: Dictionary;
  readonly sourceKeys: Dictionary;
  readonly texts: Dictionary;
}

export const createAnswerTable = (): AnswerTable => ({
  ...createTableColumns(columns),
  siteKeys: createDictionary(),
  sourceKeys: createDictionary(),
  texts: createDictionary(),
});
