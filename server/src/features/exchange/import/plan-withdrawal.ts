/** What undoing a change would do: what goes, what was set again since, and what has to stay. */
import { createHash } from "node:crypto";
import {
  aliasKey,
  canonicalId,
  canonicalRevision,
  isMerged,
  REGISTRY,
  visibilityAt,
  type Aliased,
  type Revision,
  type RevisionKind,
  type RevisionOf,
  type Snapshot,
  type Visibility,
} from "@saphan/shared/core";
import type { ChangeEntry } from "../../../ledger/change.ts";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { touchedBy } from "../../../ledger/record-keys.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import { keysOf } from "../keys-of.ts";
import { createPace, type Pace } from "../pace.ts";
import { createKeyMemory, type KeyMemory } from "../../../ledger/key-memory.ts";

export interface WithdrawalTools {
  readonly snapshot: () => Snapshot;
  readonly ledger: Ledger;
  readonly revisions: RevisionsStore;
  readonly changes: ChangesStore;
}

/** A record that stays, because a later change refers to it. */
export interface StayingRecord {
  readonly of: Aliased;
  readonly id: string;
}

export interface WithdrawalPlan {
  /** The change that is undone. */
  readonly change: string;
  /** Whether it brings back what was undone before. */
  readonly restores: boolean;
  readonly base: number;
  /** Records, facts and answers that go back to what they were, by kind. */
  readonly goes: Readonly<Partial<Record<RevisionKind, number>>>;
  /** Those that somebody has set since, and that stay as they are. */
  readonly setSince: number;
  readonly stays: readonly StayingRecord[];
  /** Keys that stand for something else by now, so that they cannot come back. */
  readonly blocked: readonly string[];
  /** Two plans with one digest say the same. */
  readonly digest: string;
}

/** What later changes that count have set, and refer to. */
interface Later {
  readonly keys: KeyMemory;
  readonly entities: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
}

/** Ids that a revision refers to, besides the record that it sets. */
function references(revision: Revision): {
  readonly entities: readonly string[];
  readonly sites: readonly string[];
} {
  switch (revision.kind) {
    case "entity":
      return { entities: [revision.id, revision.set.parent ?? ""], sites: [] };
    case "site":
      return { entities: [revision.set.entity ?? ""], sites: [revision.id] };
    case "alias":
      return { entities: [], sites: [] };
    case "succession": {
      const ends = [revision.from, revision.into];
      return revision.of === "entity"
        ? { entities: ends, sites: [] }
        : { entities: [], sites: ends };
    }
    case "facts":
      return {
        entities: [revision.entity, revision.source],
        sites: [revision.site],
      };
    case "answers":
      return { entities: [revision.source], sites: [revision.site] };
    case "link":
      return {
        entities: [revision.source],
        sites: [revision.from, revision.to],
      };
    case "grant":
      return { entities: [revision.organisation], sites: [revision.site] };
    case "enrolment":
      return {
        entities: [revision.organisation, revision.memberEntity],
        sites: [revision.memberSite],
      };
    case "target":
      return { entities: [revision.lens], sites: [] };
  }
}

/** Whether a merge that was undone would count again: what it names may have become one with others since. */
function canComeBack(
  { identity }: Snapshot,
  { how, of, from, into }: RevisionOf<"succession">,
): boolean {
  if (how !== "merged") return true;
  return (
    !isMerged(identity, of, from) && canonicalId(identity, of, into) !== from
  );
}

async function laterThan(
  { changes, revisions }: WithdrawalTools,
  entry: ChangeEntry,
  { seq, withdrawn }: Visibility,
  { identity }: Snapshot,
  pace: Pace,
): Promise<Later> {
  const keys = createKeyMemory();
  const entities = new Set<string>();
  const sites = new Set<string>();
  for (const later of await changes.listFrom(entry.seq + 1)) {
    if (later.seq > seq || withdrawn.has(later.change)) continue;
    for await (const revision of revisions.scan(later)) {
      const wait = pace.step();
      if (wait) await wait;
      for (const key of touchedBy(canonicalRevision(identity, revision)))
        keys.add(key);
      const refers = references(revision);
      for (const id of refers.entities) entities.add(id);
      for (const id of refers.sites) sites.add(id);
    }
  }
  return { keys, entities, sites };
}

/** Ids of the kind that earlier changes that count have set already. */
async function knownBefore(
  { revisions }: WithdrawalTools,
  kind: Aliased,
  ids: readonly string[],
  entry: ChangeEntry,
  { seqOf, withdrawn }: Visibility,
): Promise<ReadonlySet<string>> {
  const versions = await revisions.listBy(kind, "id", ids);
  return new Set(
    versions
      .filter(({ change }) => {
        const seq = seqOf.get(change);
        return seq !== undefined && seq < entry.seq && !withdrawn.has(change);
      })
      .map(({ revision }) => revision.id),
  );
}

/** The change whose revisions come and go: what a withdrawal withdraws, however often it was taken back. */
async function originOf(
  { changes }: WithdrawalTools,
  entry: ChangeEntry,
): Promise<{ readonly origin: ChangeEntry; readonly restores: boolean }> {
  let origin = entry;
  let restores = false;
  while (origin.withdraws !== "") {
    const withdrawn = await changes.findByChange(origin.withdraws);
    if (!withdrawn) break;
    origin = withdrawn;
    restores = !restores;
  }
  return { origin, restores };
}

export async function planWithdrawal(
  tools: WithdrawalTools,
  entry: ChangeEntry,
  signal?: AbortSignal,
): Promise<WithdrawalPlan> {
  const snapshot = tools.snapshot();
  const pace = createPace(signal);
  const { origin, restores } = await originOf(tools, entry);
  const visibility = visibilityAt(tools.ledger.marks(), snapshot.seq);
  const later = await laterThan(tools, origin, visibility, snapshot, pace);
  const goes: Partial<Record<RevisionKind, number>> = {};
  let setSince = 0;
  const blocked: string[] = [];
  const touchedIds = { entity: new Set<string>(), site: new Set<string>() };
  const refersTo: { readonly site: string; readonly entity: string }[] = [];
  const parents = new Map<string, string>();
  for await (const revision of tools.revisions.scan(origin)) {
    const wait = pace.step();
    if (wait) await wait;
    const { kind } = revision;
    // What was said later of a record that is one with it counts as said again.
    const keys = touchedBy(canonicalRevision(snapshot.identity, revision));
    // A record that is set again counts once; of facts and answers each counts for itself.
    const counted =
      kind === "facts" || kind === "answers" ? keys : keys.slice(0, 1);
    const since = counted.filter((key) => later.keys.has(key)).length;
    setSince += since;
    goes[kind] = (goes[kind] ?? 0) + counted.length - since;
    if (kind === "entity" || kind === "site") touchedIds[kind].add(revision.id);
    if (kind === "entity" && revision.set.parent)
      parents.set(revision.id, revision.set.parent);
    if (kind === "site" && revision.set.entity)
      refersTo.push({ site: revision.id, entity: revision.set.entity });
    if (kind === "alias" && restores) {
      const { organisation, of, key, id } = revision;
      const now = snapshot.aliases.idOf.get(aliasKey(organisation, of, key));
      if (now !== undefined && now !== id) blocked.push(key);
    }
    if (kind === "succession" && restores && !canComeBack(snapshot, revision)) {
      const { of, from } = revision;
      blocked.push(keysOf(snapshot, REGISTRY)(of, from));
    }
  }

  const created = async (kind: Aliased): Promise<ReadonlySet<string>> => {
    const ids = [...touchedIds[kind]];
    const known = await knownBefore(tools, kind, ids, origin, visibility);
    return new Set(ids.filter((id) => !known.has(id)));
  };
  const sites = await created("site");
  const entities = await created("entity");
  const stayingSites = [...sites].filter((id) => later.sites.has(id));
  // A site that stays keeps its entity, and an entity its parents.
  const staying = new Set([...entities].filter((id) => later.entities.has(id)));
  for (const { site, entity } of refersTo)
    if (stayingSites.includes(site) && entities.has(entity))
      staying.add(entity);
  for (const id of staying) {
    const parent = parents.get(id);
    if (parent !== undefined && entities.has(parent)) staying.add(parent);
  }
  const stays: readonly StayingRecord[] = restores
    ? []
    : [
        ...[...staying].map((id) => ({ of: "entity" as const, id })),
        ...stayingSites.map((id) => ({ of: "site" as const, id })),
      ];
  const plan = {
    change: entry.change,
    restores,
    goes,
    setSince,
    stays,
    blocked,
  };
  return {
    ...plan,
    base: snapshot.seq,
    digest: createHash("sha256")
      .update(JSON.stringify(plan))
      .digest("base64url")
      .slice(0, 22),
  };
}
