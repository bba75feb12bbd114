/** Updates by operators, made on a document's bytes so that what they do not name stays as it is. */
import { ObjectId } from "bson";
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  elementsOf,
  EMPTY_DOCUMENT,
  readElements,
  readNumber,
  Type,
  typeName,
  writeDocument,
  type Element,
} from "./bson-bytes.ts";
import {
  badValue,
  CommandError,
  notImplemented,
  typeMismatch,
} from "./errors.ts";
import { fieldPath } from "./field-path.ts";
import type { Filter } from "./filter.ts";
import { keyOf } from "./key-order.ts";

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

interface Change {
  readonly operator: string;
  readonly path: readonly string[];
  readonly operand: Element;
}
export type Update = readonly Change[];

export function compileUpdate(update: Element): Update {
  if (update.type !== Type.object)
    throw notImplemented("an update by a pipeline");
  const changes: Change[] = [];
  for (const { name: operator, type, value } of readElements(update.value)) {
    if (!operator.startsWith("$"))
      throw notImplemented("the replacement of a document");
    if (!(operator in DATABASE_OPERATIONS.updateOperators))
      throw notImplemented(`the update operator ${operator}`);
    if (type !== Type.object)
      throw badValue(`${operator} takes an object, not ${typeName(type)}`);
    for (const operand of readElements(value)) {
      fieldPath(operand.name); // refuses '$' and empty parts
      if (operator === "$inc" && readNumber(operand) === undefined)
        throw typeMismatch(`Cannot increment with ${typeName(operand.type)}`);
      changes.push({ operator, path: operand.name.split("."), operand });
    }
  }
  if (changes.length === 0 && update.value.length === EMPTY_DOCUMENT.length)
    throw notImplemented("the replacement of a document");
  return inOrder(changes);
}

/** New fields are added in the order of their names, whatever the order of the operators. */
function inOrder(changes: Change[]): Update {
  const flat = ({ path }: Change) => path.join("\0");
  changes.sort((left, right) => (flat(left) < flat(right) ? -1 : 1));
  changes.forEach((change, index) => {
    const before = changes[index - 1];
    if (before && `${flat(change)}\0`.startsWith(`${flat(before)}\0`))
      throw new CommandError(
        40,
        "ConflictingUpdateOperators",
        `Updating the path '${change.operand.name}' would create a conflict at '${before.operand.name}'`,
      );
  });
  return changes;
}

export function applyUpdate(
  document: Buffer,
  update: Update,
  inserting = false,
): Buffer {
  let next = document;
  for (const change of update)
    if (change.operator !== "$setOnInsert" || inserting)
      next = changeAt(next, change.path, change);
  if (next.length > MAX_DOCUMENT_BYTES)
    throw new CommandError(
      17419,
      "Location17419",
      `Resulting document after update is larger than ${MAX_DOCUMENT_BYTES}`,
    );
  const id = idKey(document);
  if (id !== undefined && id !== idKey(next))
    throw new CommandError(
      66,
      "ImmutableField",
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  return next;
}

function idKey(document: Buffer): string | undefined {
  const id = readElements(document).find(({ name }) => name === "_id");
  return id && keyOf(id.type, id.value, 0);
}

/** The document that an upsert inserts: what the filter fixes, then the update. */
export function upserted(
  { equalities, inListOfOne }: Filter,
  update: Update,
): Buffer {
  if (inListOfOne !== undefined)
    throw notImplemented(
      `an upsert with $in of one value for '${inListOfOne}'`,
    );
  let seed = EMPTY_DOCUMENT;
  for (const operand of equalities)
    seed = changeAt(seed, operand.name.split("."), {
      operator: "$set",
      operand,
    });
  return withIdFirst(applyUpdate(seed, update, true));
}

/** As MongoDB stores it: with an _id, which comes first. */
export function withIdFirst(document: Buffer): Buffer {
  if (document.toString("latin1", 5, 9) === "_id\0") return document;
  const elements = readElements(document);
  const at = elements.findIndex(({ name }) => name === "_id");
  if (at === 0) return document;
  const [id] =
    at > 0 ? elements.splice(at, 1) : elementsOf({ _id: new ObjectId() });
  return writeDocument([id!, ...elements]);
}

function changeAt(
  document: Buffer,
  path: readonly string[],
  change: Pick<Change, "operator" | "operand">,
): Buffer {
  const elements = readElements(document);
  const [name, ...rest] = path as [string, ...string[]];
  const at = elements.findIndex((element) => element.name === name);
  const before = elements[at];
  const after =
    rest.length === 0
      ? changed(name, before, change)
      : changedWithin(name, before, rest, change);
  if (after === before) return document;
  if (!before) return writeDocument([...elements, after!]);
  elements.splice(at, 1, ...(after ? [after] : []));
  return writeDocument(elements);
}

function changedWithin(
  name: string,
  before: Element | undefined,
  rest: readonly string[],
  change: Pick<Change, "operator" | "operand">,
): Element | undefined {
  if (before?.type === Type.array)
    throw notImplemented(
      `an update of '${change.operand.name}', within an array,`,
    );
  if (before?.type !== Type.object) {
    if (change.operator === "$unset") return before;
    if (before)
      throw new CommandError(
        28,
        "PathNotViable",
        `Cannot create field '${rest[0]}' in element '${name}', which is ${typeName(before.type)}`,
      );
  }
  const inner = before?.value ?? EMPTY_DOCUMENT;
  return { name, type: Type.object, value: changeAt(inner, rest, change) };
}

function changed(
  name: string,
  before: Element | undefined,
  { operator, operand }: Pick<Change, "operator" | "operand">,
): Element | undefined {
  if (operator === "$unset") return undefined;
  if (operator === "$inc" && before) return sumOf(before, operand);
  return { ...operand, name };
}

/** With MongoDB's types: int grows to long, long does not grow, a double makes the sum a double. */
function sumOf(before: Element, by: Element): Element {
  const [left, right] = [readNumber(before), readNumber(by)];
  if (before.type === Type.decimal) throw notImplemented("$inc of decimal");
  if (left === undefined || right === undefined)
    throw typeMismatch(
      `Cannot apply $inc to a value of non-numeric type: '${by.name}' holds ${typeName(before.type)}`,
    );
  if (before.type === Type.double || by.type === Type.double) {
    const value = Buffer.alloc(8);
    value.writeDoubleLE(left + right);
    return { name: before.name, type: Type.double, value };
  }
  const sum = wholeOf(before) + wholeOf(by);
  if (BigInt.asIntN(64, sum) !== sum)
    throw badValue(`$inc of '${by.name}' would go beyond 64 bits`);
  const long = before.type === Type.long || by.type === Type.long;
  const type = long || BigInt.asIntN(32, sum) !== sum ? Type.long : Type.int;
  const value = Buffer.alloc(type === Type.long ? 8 : 4);
  if (type === Type.long) value.writeBigInt64LE(sum);
  else value.writeInt32LE(Number(sum));
  return { name: before.name, type, value };
}

const wholeOf = ({ type, value }: Element): bigint =>
  type === Type.long ? value.readBigInt64LE(0) : BigInt(value.readInt32LE(0));
