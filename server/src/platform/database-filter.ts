/** Filters and updates, closed by type to what `database-operations.ts` allows, and checked again when they run. */
import type { ObjectId } from "mongodb";
import {
  DATABASE_OPERATIONS,
  type Direction,
  type QueryOperator,
  type UpdateOperator,
} from "./database-operations.ts";

/** What a field can be compared with. Arrays and objects are stored, not searched. */
type Comparable =
  string | number | boolean | Date | Uint8Array | ObjectId | null;
type ValueOf<V> =
  (unknown extends V ? Comparable : Extract<V, Comparable>) | null;

type Operand<Kind, V> = Kind extends "values"
  ? readonly ValueOf<V>[]
  : Kind extends "flag"
    ? boolean
    : ValueOf<V>;
type Condition<V> =
  | ValueOf<V>
  | {
      readonly [Operator in QueryOperator]?: Operand<
        (typeof DATABASE_OPERATIONS.queryOperators)[Operator],
        V
      >;
    };

/** All conditions hold. A field within an object is named with a dot. */
export type Filter<T> = {
  readonly [Field in keyof T & string]?: Condition<T[Field]>;
} & {
  readonly [Path in `${keyof T & string}.${string}`]?: Condition<Comparable>;
};

type Changed<Kind, V> = Kind extends "nothing"
  ? true
  : Kind extends "number"
    ? V extends number
      ? number
      : never
    : V;

export type Update<T> = {
  readonly [Operator in UpdateOperator]?: {
    readonly [Field in keyof T & string]?: Changed<
      (typeof DATABASE_OPERATIONS.updateOperators)[Operator],
      T[Field]
    >;
  } & {
    readonly [Path in `${keyof T & string}.${string}`]?: Changed<
      (typeof DATABASE_OPERATIONS.updateOperators)[Operator],
      unknown
    >;
  };
};

export interface FindOptions<T, Field extends keyof T = keyof T> {
  readonly sort?: {
    readonly [Key in keyof T & string]?: Direction;
  };
  readonly limit?: number;
  /** Top-level fields to read; `_id` always comes. */
  readonly fields?: readonly (Field & string)[];
}

/**
 * Throws `RangeError` on an operator that is not allowed, which types alone do not keep out of a filter that comes from
 * data, and on undefined, which the driver would leave out: a filter without its condition matches everything.
 */
export function checkFilter(filter: object): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (field.startsWith("$")) throw refusal(field);
    checkDefined(field, condition);
    if (!isPlainObject(condition)) continue;
    for (const [operator, operand] of Object.entries(condition)) {
      if (!Object.hasOwn(DATABASE_OPERATIONS.queryOperators, operator))
        throw refusal(operator);
      checkDefined(`${field} ${operator}`, operand);
    }
  }
}

export function checkUpdate(update: object): void {
  for (const [operator, fields] of Object.entries(update)) {
    if (!Object.hasOwn(DATABASE_OPERATIONS.updateOperators, operator))
      throw refusal(operator);
    for (const [field, value] of Object.entries(fields as object))
      checkDefined(`${operator} ${field}`, value);
  }
}

const refusal = (what: string) =>
  new RangeError(`${what} is not among the database operations`);

function checkDefined(where: string, value: unknown): void {
  if (value === undefined) throw new RangeError(`${where} is undefined`);
}

export const isPlainObject = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype;
