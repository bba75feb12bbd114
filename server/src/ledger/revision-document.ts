/**
 * Revisions as documents. Answers of one site, period and source lie in one document with short field names: there are
 * many of them, and the bulk load reads their bytes, as it does those of facts (`analytics/`). "No day" is left out.
 */
import {
  NO_DAY,
  type Revision,
  type RevisionKind,
  type RevisionOf,
  type StatedAnswer,
} from "@saphan/shared/core";
import type { BsonReader } from "../platform/bson-reader.ts";

export interface AnswerCellDocument {
  /** Indicator. */
  readonly i: string;
  /** Breakdown, absent for the total. */
  readonly b?: string;
  /** State. */
  readonly s: StatedAnswer["state"];
  /** Numerator, denominator, value, option. */
  readonly n?: number;
  readonly d?: number;
  readonly v?: number;
  readonly o?: string;
  /** Verification (grade), 0 left out. */
  readonly g?: number;
  /** Valid until. */
  readonly u?: number;
  /** Ids of the texts of evidence and note. */
  readonly e?: string;
  readonly t?: string;
  /** Inherited from. */
  readonly h?: string;
  /** Base assumed. */
  readonly a?: true;
}

export interface RevisionDocument {
  /** `<change>:<ordinal>`, so that staging twice writes once. */
  readonly _id: string;
  readonly change: string;
  /** What revisions are looked up by; each kind has its own, and more fields besides. */
  readonly id?: string;
  readonly site?: string;
  readonly entity?: string;
  readonly from?: string;
  readonly to?: string;
  readonly into?: string;
  readonly organisation?: string;
  readonly lens?: string;
  readonly period?: number;
}

export type LookUpField = Exclude<
  keyof RevisionDocument,
  "_id" | "change" | "period"
>;

export function toCell(answer: StatedAnswer): AnswerCellDocument {
  return {
    i: answer.indicator,
    ...(answer.breakdown === "" ? {} : { b: answer.breakdown }),
    s: answer.state,
    ...(answer.numerator === null ? {} : { n: answer.numerator }),
    ...(answer.denominator === null ? {} : { d: answer.denominator }),
    ...(answer.value === null ? {} : { v: answer.value }),
    ...(answer.option === null ? {} : { o: answer.option }),
    ...(answer.verification === 0 ? {} : { g: answer.verification }),
    ...(answer.validUntil === NO_DAY ? {} : { u: answer.validUntil }),
    ...(answer.evidence === "" ? {} : { e: answer.evidence }),
    ...(answer.note === "" ? {} : { t: answer.note }),
    ...(answer.inheritedFrom === "" ? {} : { h: answer.inheritedFrom }),
    ...(answer.baseAssumed ? { a: true } : {}),
  };
}

export function fromCell(cell: AnswerCellDocument): StatedAnswer {
  return {
    indicator: cell.i,
    breakdown: cell.b ?? "",
    state: cell.s,
    numerator: cell.n ?? null,
    denominator: cell.d ?? null,
    value: cell.v ?? null,
    option: cell.o ?? null,
    verification: cell.g ?? 0,
    validUntil: cell.u ?? NO_DAY,
    evidence: cell.e ?? "",
    note: cell.t ?? "",
    inheritedFrom: cell.h ?? "",
    baseAssumed: cell.a ?? false,
  };
}

/** Fields that hold a day, by kind; site revisions hold theirs in `set`. */
const DAYS = [
  "since",
  "until",
  "opened",
  "closed",
  "on",
  "disclosedUntil",
] as const;

/** In place: there may be a million of them. */
function putOutNoDays<Fields extends object>(fields: Fields): Fields {
  const held = fields as Record<string, unknown>;
  for (const name of DAYS) if (held[name] === NO_DAY) held[name] = null;
  return fields;
}

export function toDocument(
  revision: Revision,
  change: string,
  ordinal: number,
): RevisionDocument {
  const head = { _id: `${change}:${ordinal}`, change };
  if (revision.kind === "answers") {
    const { site, period, source, side, answers } = revision;
    const cells = answers.map(toCell);
    const fields = { ...head, site, period, source, side, cells };
    return fields;
  }
  const { kind: _kind, ...rest } = revision;
  const document = putOutNoDays({ ...head, ...rest });
  if (!("set" in rest) || !rest.set) return document;
  const whole = { ...document, set: putOutNoDays({ ...rest.set }) };
  return whole;
}

/** The revision that a document of the kind's collection holds. */
export function fromDocument<Kind extends RevisionKind>(
  kind: Kind,
  document: RevisionDocument,
): RevisionOf<Kind> {
  const { _id, change: _change, ...fields } = document;
  return restore({ kind, ...fields });
}

/** The same of a document that a reader has open, with the change that it belongs to. */
export function readRevision<Kind extends RevisionKind>(
  kind: Kind,
  document: BsonReader,
): { readonly change: string; readonly revision: RevisionOf<Kind> } {
  const fields: Record<string, unknown> = { kind };
  let change = "";
  while (document.next()) {
    const name = document.name();
    if (name === "change") change = document.latin();
    else if (name !== "_id") fields[name] = document.value();
  }
  return { change, revision: restore(fields) };
}

/** In place: the fields were read for this alone, and there are many. */
function restore<Kind extends RevisionKind>(
  fields: Record<string, unknown>,
): RevisionOf<Kind> {
  const { kind, cells, set } = fields;
  if (kind === "answers") {
    const { cells: _cells, ...rest } = fields;
    const answers = (cells as readonly AnswerCellDocument[]).map(fromCell);
    return { ...rest, answers } as unknown as RevisionOf<Kind>;
  }
  restoreNoDays(fields);
  if (set) {
    const held = set as Record<string, unknown>;
    // Links were stated before what they disclose could end.
    if (kind === "link") held["disclosedUntil"] ??= null;
    restoreNoDays(held);
  }
  return fields as unknown as RevisionOf<Kind>;
}

function restoreNoDays(fields: Record<string, unknown>): void {
  for (const name of DAYS) if (fields[name] === null) fields[name] = NO_DAY;
}
