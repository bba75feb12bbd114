/** Links, grants, enrolments and targets: records that are known by what they relate. */
import {
  formatDay,
  formatPeriod,
  NO_DAY,
  type Revision,
} from "@saphan/shared/core";
import { recordKey } from "../../../ledger/record-keys.ts";
import type { SheetFindings } from "./findings.ts";
import { permanentId, type FinalIds } from "./permanent-ids.ts";
import {
  isProvisional,
  touch,
  touchMeanings,
  type Planning,
} from "./planning.ts";

/** A revision that is written once the change has an id. */
export type PlannedRevision = (ids: FinalIds) => Revision;

export type RelationKind = "link" | "grant" | "enrolment" | "target";

/** The id of a relation: the same for whoever states it, so that two who state it at once meet. */
export const relationId = (
  kind: RelationKind,
  parts: readonly (string | number)[],
): string => permanentId(kind, ...parts);

export interface Relation<Terms> {
  readonly row: number;
  /** What it is known by; ids may be provisional. */
  readonly parts: readonly (string | number)[];
  readonly terms: Terms;
  /** What the first column and the sheet's list show of it. */
  readonly shown: { readonly column: string; readonly value: string };
  readonly make: (ids: FinalIds, id: string | undefined) => Revision;
}

interface Existing<Terms> {
  readonly id: string;
  readonly terms: Terms;
}

const isNew = (part: string | number): boolean =>
  typeof part === "string" && isProvisional(part);

/** Settles rows against each other and against what is there; gives the revisions of those that set something. */
export async function settleRelations<Terms extends object>(
  planning: Planning,
  findings: SheetFindings,
  kind: RelationKind,
  relations: readonly Relation<Terms>[],
  existing: ReadonlyMap<string, Existing<Terms>>,
): Promise<readonly PlannedRevision[]> {
  const byKey = new Map<string, Relation<Terms>>();
  const clashing = new Set<string>();
  for (const relation of relations) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const key = relation.parts.join("|");
    const first = byKey.get(key);
    if (!first) {
      byKey.set(key, relation);
      continue;
    }
    if (JSON.stringify(first.terms) === JSON.stringify(relation.terms)) {
      findings.settle(relation.row, "repeated");
      continue;
    }
    clashing.add(key);
    const { column, value } = relation.shown;
    findings.refuse(relation.row, column, value, "key_twice", {
      row: first.row,
    });
    findings.refuse(first.row, column, first.shown.value, "key_twice", {
      row: relation.row,
    });
  }
  const { formerly } = planning.snapshot.identity;
  const isJoined = (part: string | number): boolean =>
    typeof part === "string" &&
    (formerly.site.has(part) || formerly.entity.has(part));
  const revisions: PlannedRevision[] = [];
  for (const [key, { row, parts, terms, shown, make }] of byKey) {
    if (clashing.has(key)) continue;
    const wait = planning.pace.step();
    if (wait) await wait;
    const known = existing.get(key);
    // What is known may be a record that was merged into this one: it stays as it was said, should that be undone.
    const knownId = parts.some(isJoined) ? undefined : known?.id;
    // Nobody else can have set what relates something new: its key is looked up where it is planned.
    if (!parts.some(isNew)) {
      const id = knownId ?? relationId(kind, parts);
      touch(planning, findings, row, recordKey(kind, id));
      if (known) touch(planning, findings, row, recordKey(kind, known.id));
      const named = parts.filter((part) => typeof part === "string");
      const { entityRows, siteRows } = planning.snapshot;
      touchMeanings(planning, findings, row, {
        entities: named.filter((id) => entityRows.has(id)),
        sites: named.filter((id) => siteRows.has(id)),
      });
    }
    if (known && JSON.stringify(known.terms) === JSON.stringify(terms)) {
      findings.settle(row, "unchanged");
      continue;
    }
    findings.settle(row, known ? "changed" : "created", () => ({
      ...shown,
      params: { before: known ? summaryOf(known.terms, terms) : "" },
    }));
    revisions.push((ids) => make(ids, knownId));
  }
  return revisions;
}

const shownTerm = (
  name: string,
  value: string | number | boolean | null,
): string => {
  if (value === null || value === NO_DAY || value === "") return "-";
  if (name === "until") return formatDay(Number(value));
  return name === "baselinePeriod"
    ? formatPeriod(Number(value))
    : String(value);
};

/** What was different before, in short. */
function summaryOf(before: object, after: object): string {
  const now = after as Readonly<Record<string, unknown>>;
  return Object.entries(
    before as Readonly<Record<string, string | number | boolean | null>>,
  )
    .filter(([name, value]) => value !== now[name])
    .map(([name, value]) => `${name} ${shownTerm(name, value)}`)
    .join(", ");
}
