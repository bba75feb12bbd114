/** Keys, links, grants, enrolments and targets of a snapshot that is being built. */
import type { NetworkTables } from "./network-tables.ts";
import type { RevisionOf } from "./revision.ts";
import {
  aliasKey,
  REGISTRY,
  type EnrolmentRecord,
  type GrantRecord,
  type LinkRecord,
  type Snapshot,
  type TargetRecord,
} from "./snapshot.ts";

type Relation = RevisionOf<"link" | "grant" | "enrolment" | "target">;

export interface Relations {
  readonly addAlias: (
    revision: RevisionOf<"alias">,
    seq: number,
    withdrawn: boolean,
  ) => void;
  readonly add: (revision: Relation, seq: number) => void;
  /** In steps: there may be a million of them. */
  readonly finish: () => Generator<
    undefined,
    Pick<
      Snapshot,
      "aliases" | "entityKeys" | "links" | "grants" | "enrolments" | "targets"
    >
  >;
}

/** Records between two steps. */
const STEP = 1_000;

/** Records by id of which the newest version stays whole; of null nothing stays. */
interface Newest<Record> {
  readonly put: (id: string, seq: number, record: Record | null) => void;
  readonly finish: () => readonly Record[];
}

function newest<Record extends { readonly id: string }>(
  base: readonly Record[],
  baseSeq: number,
): Newest<Record> {
  const versions = new Map<string, { seq: number; record: Record | null }>();
  return {
    put: (id, seq, record) => {
      const have = versions.get(id);
      if (!have || have.seq <= seq) versions.set(id, { seq, record });
    },
    finish: () => {
      if (versions.size === 0) return base;
      const records = base.flatMap((record): readonly Record[] => {
        const version = versions.get(record.id);
        if (!version) return [record];
        versions.delete(record.id);
        const kept = version.seq > baseSeq ? version.record : record;
        return kept ? [kept] : [];
      });
      for (const { record } of versions.values())
        if (record) records.push(record);
      return records;
    },
  };
}

export function createRelations(
  base: Snapshot,
  tables: NetworkTables,
): Relations {
  const aliases: {
    readonly revision: RevisionOf<"alias">;
    readonly seq: number;
    readonly withdrawn: boolean;
  }[] = [];
  const links = newest<LinkRecord>(base.links, base.seq);
  const grants = newest<GrantRecord>(base.grants, base.seq);
  const enrolments = newest<EnrolmentRecord>(base.enrolments, base.seq);
  const targets = newest<TargetRecord>(base.targets, base.seq);
  const { entityRow, siteRow } = tables;

  const add = (revision: Relation, seq: number): void => {
    const { id } = revision;
    switch (revision.kind) {
      case "link":
        links.put(
          id,
          seq,
          revision.set && {
            id,
            from: siteRow(revision.from, seq),
            to: siteRow(revision.to, seq),
            partFamily: revision.partFamily,
            since: revision.since,
            ...revision.set,
            source: entityRow(revision.source, seq),
          },
        );
        return;
      case "grant":
        grants.put(id, seq, {
          id,
          site: siteRow(revision.site, seq),
          organisation: entityRow(revision.organisation, seq),
          since: revision.since,
          until: revision.until,
        });
        return;
      case "enrolment": {
        const { memberEntity, memberSite, role, since, until } = revision;
        enrolments.put(id, seq, {
          id,
          organisation: entityRow(revision.organisation, seq),
          memberEntity: memberEntity === "" ? -1 : entityRow(memberEntity, seq),
          memberSite: memberSite === "" ? -1 : siteRow(memberSite, seq),
          role,
          since,
          until,
        });
        return;
      }
      case "target": {
        const { kind: _kind, lens, ...target } = revision;
        targets.put(id, seq, { ...target, lens: entityRow(lens, seq) });
      }
    }
  };

  /** The oldest key first. A key that was withdrawn stays if a later visible change refers to what it names. */
  function* finishAliases(): Generator<undefined, Snapshot["aliases"]> {
    if (aliases.length === 0) return base.aliases;
    const idOf = new Map(base.aliases.idOf);
    const keysOf = new Map(base.aliases.keysOf);
    let done = 0;
    for (const { revision, seq, withdrawn } of aliases.sort(
      (a, b) => a.seq - b.seq || (a.revision.key < b.revision.key ? -1 : 1),
    )) {
      if (++done % STEP === 0) yield;
      const { organisation, of, key, id } = revision;
      if (withdrawn && tables.lastReference(of, id) <= seq) continue;
      const alias = aliasKey(organisation, of, key);
      if (idOf.has(alias)) continue;
      idOf.set(alias, id);
      const reverse = aliasKey(organisation, of, id);
      keysOf.set(reverse, [...(keysOf.get(reverse) ?? []), key]);
    }
    return { idOf, keysOf };
  }

  return {
    addAlias: (revision, seq, withdrawn) => {
      aliases.push({ revision, seq, withdrawn });
    },
    add,
    *finish() {
      const made = yield* finishAliases();
      const sameKeys =
        made === base.aliases &&
        tables.entities.length === base.entities.length;
      const entityKeys = sameKeys
        ? base.entityKeys
        : tables.entities.map(
            ({ id }) =>
              made.keysOf.get(aliasKey(REGISTRY, "entity", id))?.[0] ?? id,
          );
      yield;
      const linked = links.finish();
      yield;
      return {
        aliases: made,
        entityKeys,
        links: linked,
        grants: grants.finish(),
        enrolments: enrolments.finish(),
        targets: targets.finish(),
      };
    },
  };
}
