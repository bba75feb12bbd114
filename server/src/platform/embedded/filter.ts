/** Filters: each field that a filter names must lie within certain ranges of keys. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  readElements,
  readFlag,
  Type,
  typeName,
  type Element,
} from "./bson-bytes.ts";
import { badValue, notImplemented } from "./errors.ts";
import {
  fieldPath,
  FILTER,
  keyAt,
  locate,
  type FieldPath,
} from "./field-path.ts";
import {
  byBytes,
  comparedTo,
  EVERYTHING,
  intersect,
  isWithin,
  keyOf,
  pointOf,
  successor,
  type Key,
  type Range,
} from "./key-order.ts";

export interface Condition {
  readonly path: FieldPath;
  readonly ranges: readonly Range[];
  readonly exists: boolean | undefined;
}
export interface Filter {
  readonly conditions: readonly Condition[];
  /** Fields that must equal a value: what an upsert begins with. */
  readonly equalities: readonly Element[];
  /** A field that must be in a list of one: to an upsert, MongoDB takes that for an equality. */
  readonly inListOfOne?: string | undefined;
}
export const NO_FILTER: Filter = { conditions: [], equalities: [] };

export function compileFilter(filter: Buffer): Filter {
  const conditions: Condition[] = [];
  const equalities: Element[] = [];
  let inListOfOne: string | undefined;
  for (const element of readElements(filter)) {
    if (element.name.startsWith("$"))
      throw notImplemented(`the query operator ${element.name}`);
    const path = fieldPath(element.name);
    const operators =
      element.type === Type.object ? readElements(element.value) : [];
    if (operators[0]?.name.startsWith("$")) {
      conditions.push(compileOperators(path, operators));
      if (operators.some(isListOfOne)) inListOfOne = path.name;
    } else {
      const range = pointOf(keyOfOperand(element, path.name));
      conditions.push({ path, ranges: [range], exists: undefined });
      equalities.push(element);
    }
  }
  return { conditions, equalities, inListOfOne };
}

const isListOfOne = ({ name, value }: Element) =>
  name === "$in" && readElements(value).length === 1;

export function matches({ conditions }: Filter, document: Buffer): boolean {
  for (const { path, ranges, exists } of conditions) {
    const at = locate(document, path);
    if (exists !== undefined && exists !== at >= 0) return false;
    if (ranges === EVERYTHING) continue;
    if (!isWithin(ranges, keyAt(document, path, at, FILTER))) return false;
  }
  return true;
}

function compileOperators(
  path: FieldPath,
  operators: readonly Element[],
): Condition {
  let ranges = EVERYTHING;
  let exists: boolean | undefined;
  for (const operator of operators) {
    if (!(operator.name in DATABASE_OPERATIONS.queryOperators))
      throw notImplemented(`the query operator ${operator.name}`);
    if (operator.name === "$exists") {
      const wanted = readFlag(operator);
      if (exists === !wanted) ranges = [];
      exists = wanted;
    } else ranges = intersect(ranges, rangesOf(operator, path.name));
  }
  return { path, ranges, exists };
}

function rangesOf(operator: Element, field: string): readonly Range[] {
  if (operator.name === "$in") {
    if (operator.type !== Type.array) throw badValue("$in needs an array");
    const keys = readElements(operator.value).map((value) =>
      keyOfOperand(value, field),
    );
    return [...new Set(keys)].sort(byBytes).map(pointOf);
  }
  const key = keyOfOperand(operator, field);
  return operator.name === "$ne"
    ? [
        { start: EVERYTHING[0]!.start, end: key },
        { start: successor(key), end: EVERYTHING[0]!.end },
      ]
    : comparedTo(operator.name, key);
}

function keyOfOperand({ type, value }: Element, field: string): Key {
  const key = keyOf(type, value, 0);
  if (key === undefined)
    throw notImplemented(
      `a filter that compares '${field}' with ${typeName(type)}`,
    );
  return key;
}
