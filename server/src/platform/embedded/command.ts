/** What commands have in common: their request, its allowed parts, and the form of replies. */
import {
  elementsOf,
  readElements,
  readFlag,
  writeDocument,
  type Element,
} from "./bson-bytes.ts";
import { CommandError, notImplemented } from "./errors.ts";
import type { Request } from "./wire.ts";

/** A request whose fields are all allowed. */
export interface Command {
  readonly request: Request;
  /** The collection that it is about, with its database. */
  readonly namespace: string;
}

export const flag = (element: Element | undefined): boolean =>
  element !== undefined && readFlag(element);

/** The elements of a statement or of an index, if all of their names are allowed. */
export function allowedElements(
  document: Buffer,
  allowed: readonly string[],
  what: string,
): ReadonlyMap<string, Element> {
  const elements = readElements(document);
  for (const { name } of elements)
    if (!allowed.includes(name)) throw notImplemented(`'${name}' of ${what}`);
  return new Map(elements.map((element) => [element.name, element]));
}

export const reply = (
  fields: Record<string, unknown>,
  ...elements: readonly Element[]
): Buffer => writeDocument([...elements, ...elementsOf({ ...fields, ok: 1 })]);

export const errorReply = (error: unknown): Buffer =>
  writeDocument([...elementsOf({ ok: 0 }), ...errorElements(error)]);

/** An error of one statement stands in a reply that is otherwise a success; what is no answer to it ends the command. */
export function statementError(index: number, error: unknown): Buffer {
  if (!(error instanceof CommandError)) throw error;
  return writeDocument([...elementsOf({ index }), ...errorElements(error)]);
}

function errorElements(error: unknown): Element[] {
  const { code, codeName, message, details } =
    error instanceof CommandError
      ? error
      : new CommandError(1, "InternalError", String(error));
  return [...elementsOf({ code, codeName, errmsg: message }), ...details];
}
