/** Filters: each field that a filter names must lie within certain ranges of keys. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import * as bson from "./bson-bytes.ts";
import {
  fieldPath,
  fieldsIn,
  FILTER,
  keyAt,
  locate,
  type FieldPath,
} from "./fields.ts";
import * as keys from "./key-order.ts";
import { notImplemented } from "./replies.ts";

export interface Condition {
  readonly path: FieldPath;
  readonly ranges: readonly keys.Range[];
  readonly exists: boolean | undefined;
}
export interface Filter {
  readonly conditions: readonly Condition[];
  /** Fields that must equal a value: what an upsert begins with. */
  readonly equalities: readonly bson.Element[];
  /** Fields that must be in a list of one: to an upsert, MongoDB takes that for an equality. */
  readonly listsOfOne: readonly string[];
}
export const NO_FILTER = compileFilter(undefined);

export function compileFilter(filter: bson.Element | undefined): Filter {
  const conditions: Condition[] = [];
  const equalities: bson.Element[] = [];
  const listsOfOne: string[] = [];
  for (const element of fieldsIn(filter)) {
    const { name, type } = element;
    if (name.startsWith("$"))
      throw notImplemented(`the query operator ${name}`);
    const path = fieldPath(name);
    const isObject = type === bson.Type.object;
    const operators = isObject ? fieldsIn(element) : [];
    if (operators[0]?.name.startsWith("$")) {
      conditions.push(compileOperators(path, operators));
      if (operators.some(isListOfOne)) listsOfOne.push(name);
    } else {
      const ranges = [keys.pointOf(keyOfOperand(element, name))];
      conditions.push({ path, ranges, exists: undefined });
      equalities.push(element);
    }
  }
  return { conditions, equalities, listsOfOne };
}

const isListOfOne = (operator: bson.Element) =>
  operator.name === "$in" && fieldsIn(operator, bson.Type.array).length === 1;

export function matches({ conditions }: Filter, document: Buffer): boolean {
  return conditions.every(({ path, ranges, exists }) => {
    const at = locate(document, path);
    if (exists !== undefined && exists !== at >= 0) return false;
    if (ranges === keys.EVERYTHING) return true;
    return keys.isWithin(ranges, keyAt(document, path, at, FILTER));
  });
}

function compileOperators(
  path: FieldPath,
  operators: readonly bson.Element[],
): Condition {
  let ranges = keys.EVERYTHING;
  let exists: boolean | undefined;
  for (const operator of operators) {
    if (!Object.hasOwn(DATABASE_OPERATIONS.queryOperators, operator.name))
      throw notImplemented(`the query operator ${operator.name}`);
    if (operator.name === "$exists") exists = bson.readFlag(operator);
    else ranges = keys.intersect(ranges, rangesOf(operator, path.name));
  }
  return { path, ranges, exists };
}

function rangesOf(
  operator: bson.Element,
  field: string,
): readonly keys.Range[] {
  if (operator.name === "$in") {
    const values = fieldsIn(operator, bson.Type.array);
    const found = new Set(values.map((value) => keyOfOperand(value, field)));
    return [...found].sort(keys.byBytes).map(keys.pointOf);
  }
  const key = keyOfOperand(operator, field);
  if (operator.name !== "$ne") return keys.comparedTo(operator.name, key);
  const [{ start, end }] = keys.EVERYTHING as [keys.Range];
  return [
    { start, end: key },
    { start: keys.successor(key), end },
  ];
}

function keyOfOperand({ type, value }: bson.Element, field: string): keys.Key {
  const key = keys.keyOf(type, value, 0);
  if (key !== undefined) return key;
  throw notImplemented(
    `a filter that compares '${field}' with ${bson.typeName(type)}`,
  );
}
