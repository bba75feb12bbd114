/**
 * A change that is brought into a snapshot ahead of its number: smaller ones are published meanwhile, and are put under
 * it afterwards. Until it has its number its cells count as the newest (docs/decisions/0013-large-changes-ahead.md).
 */
import type { StatementColumn } from "../column/statements.ts";
import type { Revision } from "./revision.ts";
import { aliasKey, type Snapshot, type Statements } from "./snapshot.ts";

/** Stands for the seq of a change that has none yet: newer than all others. */
export const UNNUMBERED = 0xffff_ffff;

/** Tables of records of which the newest version stays whole. */
const RELATIONS = {
  link: "links",
  grant: "grants",
  enrolment: "enrolments",
  target: "targets",
} as const;

const isRelation = (kind: string): kind is keyof typeof RELATIONS =>
  kind in RELATIONS;

/** Whether two tables hold the very same records under the ids; one that is in neither is the same too. */
function holdSameRecords(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
  ids: ReadonlySet<string>,
): boolean {
  if (before === after || ids.size === 0) return true;
  const found = new Map(
    before.flatMap((record) =>
      ids.has(record.id) ? [[record.id, record] as const] : [],
    ),
  );
  let alike = 0;
  for (const record of after)
    if (ids.has(record.id)) {
      if (found.get(record.id) !== record) return false;
      alike++;
    }
  return alike === found.size;
}

/** Both have it and share the record, or neither has it. */
function holdSameRow<Record>(
  id: string,
  rowsBefore: ReadonlyMap<string, number>,
  before: readonly Record[],
  rowsAfter: ReadonlyMap<string, number>,
  after: readonly Record[],
): boolean {
  return before[rowsBefore.get(id) ?? -1] === after[rowsAfter.get(id) ?? -1];
}

/**
 * Whether none of the revisions sets a record that the change which led from `base` to `ahead` has set too, so that it
 * makes no difference which of them comes first. Cells of answers and facts need not be asked about: each has its seq.
 */
export function isApart(
  base: Snapshot,
  ahead: Snapshot,
  revisions: readonly Revision[],
): boolean {
  const related = new Map(
    Object.keys(RELATIONS).map((kind) => [kind, new Set<string>()]),
  );
  for (const revision of revisions) {
    const { kind } = revision;
    if (isRelation(kind))
      related.get(kind)?.add((revision as { id: string }).id);
    else if (kind === "entity") {
      const same = holdSameRow(
        revision.id,
        base.entityRows,
        base.entities,
        ahead.entityRows,
        ahead.entities,
      );
      if (!same) return false;
    } else if (kind === "site") {
      const same = holdSameRow(
        revision.id,
        base.siteRows,
        base.sites,
        ahead.siteRows,
        ahead.sites,
      );
      if (!same) return false;
    } else if (kind === "alias") {
      const { organisation, of, key, id } = revision;
      const alias = aliasKey(organisation, of, key);
      const reverse = aliasKey(organisation, of, id);
      // The oldest key comes first, and of two records with one key the older has it.
      if (
        base.aliases.idOf.get(alias) !== ahead.aliases.idOf.get(alias) ||
        base.aliases.keysOf.get(reverse) !== ahead.aliases.keysOf.get(reverse)
      )
        return false;
    }
  }
  return Object.entries(RELATIONS).every(([kind, table]) =>
    holdSameRecords(base[table], ahead[table], related.get(kind) ?? new Set()),
  );
}

const layersOf = ({
  common,
  customers,
}: Statements): readonly ReadonlyMap<number, StatementColumn>[] => [
  common,
  ...customers.values(),
];

/**
 * Gives the change that was brought in ahead its seq, step by step. Chunks that hold cells of it were made for it and
 * are nobody else's yet, so they are written to: `snapshot` must not have been shown to anybody.
 */
export function* numberAhead(
  snapshot: Snapshot,
  seq: number,
): Generator<undefined, Snapshot> {
  if (seq !== snapshot.seq + 1)
    throw new RangeError(`${seq} does not come after ${snapshot.seq}`);
  for (const columns of [
    ...layersOf(snapshot.answers),
    ...layersOf(snapshot.facts),
  ])
    for (const column of columns.values()) {
      for (const chunk of column)
        for (let i = 0; i < chunk.seq.length; i++)
          if (chunk.seq[i] === UNNUMBERED) chunk.seq[i] = seq;
      yield;
    }
  const successions = snapshot.successions.some(
    (each) => each.seq === UNNUMBERED,
  )
    ? snapshot.successions.map((each) =>
        each.seq === UNNUMBERED ? { ...each, seq } : each,
      )
    : snapshot.successions;
  return { ...snapshot, successions, seq };
}
