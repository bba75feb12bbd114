/** The slow twin: MongoDB's comparison, filters and sorts over plain values, written without keys or bytes. */
import type { Binary, Long, ObjectId } from "bson";

export type Row = Readonly<Record<string, unknown>>;

const RANKS = ["null", "number", "string", "binary", "oid", "boolean", "date"];

/** By name: the driver's classes and those of `bson` are not the same in every module system. */
const bsonType = (value: unknown) =>
  (value as { readonly _bsontype?: string })._bsontype;

function kindOf(value: unknown): (typeof RANKS)[number] {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string" || typeof value === "boolean")
    return typeof value;
  if (value instanceof Date) return "date";
  if (bsonType(value) === "Binary") return "binary";
  if (bsonType(value) === "ObjectId") return "oid";
  return "number";
}

/** Whole numbers as bigint, so that 64 bits are told apart; others as they are. */
function numberOf(value: unknown): number | bigint {
  if (bsonType(value) === "Long") return (value as Long).toBigInt();
  const number = Number(value); // of Int32 and Double, too
  return Number.isInteger(number) ? BigInt(number) : number;
}
const isNaNumber = (value: unknown) =>
  kindOf(value) === "number" && Number.isNaN(Number(numberOf(value)));

export function compareValues(left: unknown, right: unknown): number {
  const kind = kindOf(left);
  const rank = RANKS.indexOf(kind) - RANKS.indexOf(kindOf(right));
  if (rank !== 0) return rank;
  switch (kind) {
    case "null":
      return 0;
    case "number": {
      const nan = Number(isNaNumber(right)) - Number(isNaNumber(left));
      const [a, b] = [numberOf(left), numberOf(right)];
      return nan || (a < b ? -1 : a > b ? 1 : 0);
    }
    case "string":
      return Buffer.compare(
        Buffer.from(left as string),
        Buffer.from(right as string),
      );
    case "binary": {
      const [a, b] = [left as Binary, right as Binary];
      return (
        a.length() - b.length() ||
        a.sub_type - b.sub_type ||
        Buffer.compare(a.value(), b.value())
      );
    }
    case "oid":
      return (left as ObjectId).toHexString() <
        (right as ObjectId).toHexString()
        ? -1
        : Number(!(left as ObjectId).equals(right as ObjectId));
  }
  return Number(left) - Number(right);
}

export const valueAt = (row: Row, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (at, name) =>
        typeof at === "object" && at !== null ? (at as Row)[name] : undefined,
      row,
    );

function meets(value: unknown, operator: string, operand: unknown): boolean {
  switch (operator) {
    case "$exists":
      return (value !== undefined) === operand;
    case "$in":
      return (operand as unknown[]).some(
        (each) => compareValues(value, each) === 0,
      );
    case "$ne":
      return compareValues(value, operand) !== 0;
  }
  if (kindOf(value) !== kindOf(operand)) return false;
  const order = compareValues(value, operand);
  if (isNaNumber(value) || isNaNumber(operand))
    return operator.endsWith("e") && order === 0;
  switch (operator) {
    case "$gt":
      return order > 0;
    case "$gte":
      return order >= 0;
    case "$lt":
      return order < 0;
  }
  return order <= 0;
}

const isOperators = (condition: unknown): condition is Row =>
  typeof condition === "object" &&
  condition !== null &&
  Object.keys(condition)[0]?.startsWith("$") === true;

export const matchesFilter = (row: Row, filter: Row): boolean =>
  Object.entries(filter).every(([path, condition]) =>
    isOperators(condition)
      ? Object.entries(condition).every(([operator, operand]) =>
          meets(valueAt(row, path), operator, operand),
        )
      : compareValues(valueAt(row, path), condition) === 0,
  );

export const sortRows = (
  rows: readonly Row[],
  sort: Readonly<Record<string, number>>,
): Row[] =>
  rows.toSorted((left, right) => {
    for (const [path, direction] of Object.entries(sort)) {
      const order = compareValues(valueAt(left, path), valueAt(right, path));
      if (order !== 0) return order * direction;
    }
    return 0;
  });
