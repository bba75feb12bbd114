/** Updates by operators, made on a document's bytes so that what they do not name stays as it is. */
import { ObjectId } from "bson";
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import * as bson from "./bson-bytes.ts";
import { fieldPath } from "./fields.ts";
import type { Filter } from "./filter.ts";
import { keyOf } from "./key-order.ts";
import { badValue, CommandError, notImplemented } from "./replies.ts";

const { Type } = bson;
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

interface Change {
  readonly operator: string;
  readonly path: readonly string[];
  readonly operand: bson.Element;
}
export type Update = readonly Change[];

export function compileUpdate(update: bson.Element | undefined): Update {
  if (update?.type !== Type.object)
    throw notImplemented("an update by a pipeline");
  const changes: Change[] = [];
  const operators = bson.readElements(update.value);
  if (!operators[0]?.name.startsWith("$"))
    throw notImplemented("the replacement of a document");
  for (const { name: operator, type, value } of operators) {
    if (!Object.hasOwn(DATABASE_OPERATIONS.updateOperators, operator))
      throw notImplemented(`the update operator ${operator}`);
    if (type !== Type.object)
      throw badValue(`${operator} takes an object, not ${bson.typeName(type)}`);
    for (const operand of bson.readElements(value)) {
      fieldPath(operand.name); // refuses what is no path
      if (operator === "$inc") checkNumber(operand);
      changes.push({ operator, path: operand.name.split("."), operand });
    }
  }
  return inOrder(changes);
}

function checkNumber({ name, type }: bson.Element): void {
  if (type === Type.decimal) throw notImplemented("$inc of decimal");
  if (type !== Type.int && type !== Type.long && type !== Type.double)
    throw new CommandError(
      14,
      "TypeMismatch",
      `$inc of '${name}' with ${bson.typeName(type)}, which is no number`,
    );
}

/** New fields are added in the order of their names, whatever the order of the operators. */
function inOrder(changes: Change[]): Update {
  const flat = ({ path }: Change) => `${path.join("\0")}\0`;
  changes.sort((a, b) => (flat(a) < flat(b) ? -1 : 1));
  changes.forEach((change, at) => {
    const before = changes[at - 1];
    if (before && flat(change).startsWith(flat(before)))
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

const ID = Buffer.from("_id");
function idKey(document: Buffer): string | undefined {
  const at = bson.findField(document, 0, ID);
  return at < 0 ? undefined : keyOf(document[at]!, document, at + 5);
}

/** The document that an upsert inserts: what the filter fixes, then the update. */
export function upserted(
  { equalities, listsOfOne: [listed] }: Filter,
  update: Update,
): Buffer {
  if (listed !== undefined)
    throw notImplemented(`an upsert with $in of one value for '${listed}'`);
  let seed = bson.EMPTY_DOCUMENT;
  for (const operand of equalities) {
    const path = operand.name.split(".");
    seed = changeAt(seed, path, { operator: "$set", path, operand });
  }
  return withIdFirst(applyUpdate(seed, update, true));
}

/** As MongoDB stores it: with an _id, which comes first. */
export function withIdFirst(document: Buffer): Buffer {
  if (document.toString("latin1", 5, 9) === "_id\0") return document;
  const elements = bson.readElements(document);
  const at = elements.findIndex(({ name }) => name === "_id");
  const id =
    at < 0 ? bson.elementsOf({ _id: new ObjectId() }) : elements.splice(at, 1);
  return bson.writeDocument([...id, ...elements]);
}

/** `path` is what is left of the change's path within `document`. */
function changeAt(
  document: Buffer,
  path: readonly string[],
  change: Change,
): Buffer {
  const elements = bson.readElements(document);
  const at = elements.findIndex(({ name }) => name === path[0]);
  const after = changed(elements[at], path, change);
  if (at < 0) {
    if (!after) return document;
    elements.push(after);
  } else elements.splice(at, 1, ...(after ? [after] : []));
  return bson.writeDocument(elements);
}

/** The element that takes the place of `before`, if any. */
function changed(
  before: bson.Element | undefined,
  [name, ...rest]: readonly string[],
  change: Change,
): bson.Element | undefined {
  const { operator, operand } = change;
  if (rest.length === 0) {
    if (operator === "$unset") return undefined;
    if (operator === "$inc" && before) return sumOf(before, operand);
    return { ...operand, name: name! };
  }
  if (before?.type === Type.array)
    throw notImplemented(`an update of '${operand.name}', within an array,`);
  if (before?.type !== Type.object) {
    if (operator === "$unset") return before;
    if (before)
      throw new CommandError(
        28,
        "PathNotViable",
        `Cannot create field '${rest[0]}' in element '${name}', which is ${bson.typeName(before.type)}`,
      );
  }
  const inner = before?.value ?? bson.EMPTY_DOCUMENT;
  return {
    name: name!,
    type: Type.object,
    value: changeAt(inner, rest, change),
  };
}

/** With MongoDB's types: int grows to long, long does not grow, a double makes the sum a double. */
function sumOf(before: bson.Element, by: bson.Element): bson.Element {
  checkNumber(before);
  const { name } = before;
  const value = Buffer.alloc(8);
  if (before.type === Type.double || by.type === Type.double) {
    value.writeDoubleLE(bson.readNumber(before)! + bson.readNumber(by)!);
    return { name, type: Type.double, value };
  }
  const sum = wholeOf(before) + wholeOf(by);
  if (BigInt.asIntN(64, sum) !== sum)
    throw badValue(`$inc of '${by.name}' would go beyond 64 bits`);
  value.writeBigInt64LE(sum);
  const isInt = before.type === Type.int && by.type === Type.int;
  // The lower half of a small long is the int.
  return isInt && BigInt.asIntN(32, sum) === sum
    ? { name, type: Type.int, value: value.subarray(0, 4) }
    : { name, type: Type.long, value };
}

const wholeOf = ({ type, value }: bson.Element): bigint =>
  type === Type.long ? value.readBigInt64LE(0) : BigInt(value.readInt32LE(0));
