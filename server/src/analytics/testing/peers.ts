/** Ledgers of several "processes" on one database, each with a snapshot of its own. */
import {
  NO_DAY,
  type Method,
  type Revision,
  type RevisionOf,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { createSnapshotHolder } from "../snapshot-holder.ts";
import type { Database } from "../../platform/database.ts";
import { createChangesStore } from "../../ledger/changes.store.ts";
import { createLedger } from "../../ledger/ledger.ts";
import type { Publication } from "../../ledger/publication.ts";
import { createKeyMemory } from "../../ledger/key-memory.ts";
import { touchedBy } from "../../ledger/record-keys.ts";
import {
  createRevisionsStore,
  type RevisionsStore,
} from "../../ledger/revisions.store.ts";
import { createTextsStore } from "../../ledger/texts.store.ts";

export const method: Method = buildMethod(loadCatalogue());

export const PERIOD = 2026 * 4 + 1;

export interface Peer {
  readonly changes: ReturnType<typeof createChangesStore>;
  readonly revisions: ReturnType<typeof createRevisionsStore>;
  readonly texts: ReturnType<typeof createTextsStore>;
  readonly ledger: ReturnType<typeof createLedger>;
  readonly snapshots: ReturnType<typeof createSnapshotHolder>;
}

/** Register all peers before `database.prepare()`; `start` after it. `through` may watch what is read. */
export function createPeer(
  database: Database,
  now = () => 1_000,
  through = (revisions: RevisionsStore) => revisions,
): Peer {
  const changes = createChangesStore(database);
  const revisions = through(createRevisionsStore(database));
  const texts = createTextsStore(database);
  const ledger = createLedger(changes, revisions, now);
  const snapshots = createSnapshotHolder(ledger, revisions, method);
  return { changes, revisions, texts, ledger, snapshots };
}

export async function start({ ledger, snapshots }: Peer): Promise<void> {
  await ledger.follow();
  ledger.attach(snapshots);
  await snapshots.rebuild();
}

let counter = 0;

/** A change of small revisions, as a service would publish it. */
export function aPublication(
  revisions: readonly Revision[],
  base: number,
  changes: Partial<Publication> = {},
): Publication {
  const counts: Partial<Record<Revision["kind"], number>> = {};
  for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
  const keys = new Set(revisions.flatMap(touchedBy));
  return {
    change: `change-${++counter}`,
    actor: { account: "a", organisation: "o" },
    action: "import",
    subject: "",
    counts,
    withdraws: "",
    revisions,
    base,
    touches: keys,
    ...changes,
  };
}

/** So many records make a change a large one. */
const LARGE = 2_001;

/** Stages the revisions as an import would. Where they are few, they are said to be a great many. */
export async function stageLarge(
  { revisions }: Peer,
  set: readonly Revision[],
  base: number,
  changes: Partial<Publication> = {},
): Promise<Publication> {
  const publication = aPublication(set, base, changes);
  const { change, counts } = publication;
  const sets = createKeyMemory();
  for (const key of set.flatMap(touchedBy)) sets.add(key);
  await revisions.announce([change], new Date(1_000));
  await revisions.stage([{ change, revisions: set, firstOrdinal: 0 }]);
  return {
    ...publication,
    counts: set.length < LARGE ? { ...counts, answers: LARGE } : counts,
    revisions: [],
    staged: true,
    sets,
  };
}

/** An entity with one site of the same name. */
export const aSite = (id: string, entity = `e-${id}`): Revision[] => [
  {
    kind: "entity",
    id: entity,
    set: { name: { en: entity, th: entity }, kind: "supplier" },
  },
  {
    kind: "site",
    id,
    set: { entity, name: { en: id, th: id }, province: "TH-21" },
  },
  { kind: "alias", organisation: "registry", of: "site", key: id, id },
];

export const anAnswer = (
  site: string,
  numerator: number,
  source = `e-${site}`,
  indicator = "train_coverage",
): RevisionOf<"answers"> => ({
  kind: "answers",
  site,
  period: PERIOD,
  source,
  side: "management",
  answers: [
    {
      indicator,
      breakdown: "",
      state: "reported",
      numerator,
      denominator: 1_000_000,
      value: null,
      option: null,
      verification: 0,
      validUntil: NO_DAY,
      evidence: "",
      note: "",
      inheritedFrom: "",
      baseAssumed: false,
    },
  ],
});

let merges = 0;
export const aMerge = (
  of: "entity" | "site",
  from: string,
  into: string,
): RevisionOf<"succession"> => ({
  kind: "succession",
  id: `merge-${++merges}`,
  of,
  from,
  into,
  how: "merged",
  on: NO_DAY,
  reason: "",
});

export const aFact = (site: string, value: number): RevisionOf<"facts"> => ({
  kind: "facts",
  site,
  entity: "",
  period: PERIOD,
  source: `e-${site}`,
  values: { headcount: value },
});

/** The numerator that figures show for a site's answer; undefined for none. */
export function shownNumerator(
  { snapshots }: Peer,
  site: string,
): number | undefined {
  const snapshot = snapshots.current();
  const row = snapshot.siteRows.get(site);
  const item = method.itemIndex.get("train_coverage") ?? -1;
  const column = snapshot.answers.common.get(item * 65_536 + PERIOD);
  for (const [c, chunk] of (column ?? []).entries())
    for (const [i, offset] of chunk.rows.entries())
      if (c * 512 + offset === row) return chunk.numerator[i];
  return undefined;
}
