/** Facts that are there already, as sources state them. */
import {
  CHUNK_ROWS,
  columnKey,
  isTakenBack,
  State,
  stateOf,
  visibilityAt,
  type Period,
  type Snapshot,
  type StatementColumn,
} from "@saphan/shared/core";
import type { Ledger } from "../../../ledger/ledger.ts";
import { listAbout } from "../../../ledger/revisions-about.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";

/** What one source states of a site's fact in a period, in one column. */
function valueIn(
  column: StatementColumn | undefined,
  site: number,
  source: number,
): number | undefined {
  const chunk = column?.[Math.floor(site / CHUNK_ROWS)];
  if (!chunk) return undefined;
  const row = site % CHUNK_ROWS;
  let low = 0;
  for (let high = chunk.rows.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((chunk.rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  for (let at = low; chunk.rows[at] === row; at++)
    if (chunk.source[at] === source)
      return stateOf(chunk.code[at] ?? 0) === State.withdrawn
        ? undefined
        : chunk.numerator[at];
  return undefined;
}

/** By ids; undefined where the source states nothing. Facts of sites are resident throughout. */
export function siteFacts({ facts, siteRows, entityRows }: Snapshot) {
  return (
    siteId: string,
    sourceId: string,
    fact: number,
    period: Period,
  ): number | undefined => {
    const site = siteRows.get(siteId);
    const source = entityRows.get(sourceId);
    if (site === undefined || source === undefined) return undefined;
    const key = columnKey(fact, period);
    return (
      valueIn(facts.common.get(key), site, source) ??
      valueIn(facts.customers.get(source)?.get(key), site, source)
    );
  };
}

export const entityFactKey = (
  entity: string,
  source: string,
  fact: string,
  period: Period,
): string => [entity, source, fact, period].join("|");

/** By `entityFactKey`: facts of entities lie in the database only. */
export async function entityFacts(
  revisions: RevisionsStore,
  ledger: Ledger,
  { seq, identity }: Pick<Snapshot, "identity" | "seq">,
  entities: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (entities.length === 0) return new Map();
  const { seqOf, withdrawn } = visibilityAt(ledger.marks(), seq);
  const found = await listAbout(
    revisions,
    identity,
    "facts",
    "entity",
    entities,
  );
  const visible = found
    .map(({ change, revision }) => ({
      seq: withdrawn.has(change) ? undefined : seqOf.get(change),
      revision,
    }))
    .filter((version) => version.seq !== undefined)
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const values = new Map<string, number>();
  for (const { revision } of visible)
    for (const [fact, value] of Object.entries(revision.values)) {
      const { entity, source, period } = revision;
      const key = entityFactKey(entity, source, fact, period);
      if (isTakenBack(value)) values.delete(key);
      else values.set(key, value);
    }
  return values;
}
