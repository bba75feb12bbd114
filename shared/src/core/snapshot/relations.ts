/** Keys, links, grants, enrolments and targets of a snapshot that is being built. */
import { makingLinkColumns } from "./link-columns.ts";
import { keysOfRecord } from "./alias-look-up.ts";
import { namedTogether, namesMerged } from "./identity.ts";
import type { NetworkTables } from "./network-tables.ts";
import type { RevisionOf } from "./revision.ts";
import {
  aliasKey,
  REGISTRY,
  type Aliased,
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

/**
 * Records of which the newest version stays whole; of null nothing stays. A record is known by its id, and one that
 * touches a merged record by what it relates: there two ids may say the same.
 */
interface Newest<Record> {
  readonly put: (version: Version<Record>) => void;
  readonly finish: () => readonly Record[];
}

interface Version<Record> {
  /** The ids that it names, as they were stated. */
  readonly stated: string;
  /** What it is known by. */
  readonly name: string;
  readonly seq: number;
  /** Whether it names a record that leads to another one: in one change the word on the record that stays counts. */
  readonly isLed: boolean;
  readonly record: Record | null;
}

const counts = <Record>(version: Version<Record>, have: Version<Record>) =>
  version.seq !== have.seq
    ? version.seq > have.seq
    : version.isLed !== have.isLed
      ? have.isLed
      : version.stated <= have.stated;

function newest<Record extends { readonly id: string }>(
  base: readonly Record[],
  baseSeq: number,
  nameOf: (record: Record) => string,
): Newest<Record> {
  const versions = new Map<string, Version<Record>>();
  return {
    put: (version) => {
      const have = versions.get(version.name);
      if (!have || counts(version, have)) versions.set(version.name, version);
    },
    finish: () => {
      if (versions.size === 0) return base;
      const records = base.flatMap((record): readonly Record[] => {
        const name = nameOf(record);
        const version = versions.get(name);
        if (!version) return [record];
        versions.delete(name);
        const kept = version.seq > baseSeq ? version.record : record;
        return kept ? [kept] : [];
      });
      for (const { record } of versions.values())
        if (record) records.push(record);
      return records;
    },
  };
}

type LinkName = Pick<
  LinkRecord,
  "from" | "id" | "partFamily" | "since" | "source" | "to"
>;

/** What the records are known by: their ids, and what they relate where a record that others were merged into is among that. */
function createNames(tables: NetworkTables) {
  let found: Readonly<Record<Aliased, ReadonlySet<number>>> | undefined;
  const joined = () => {
    const { formerly } = tables.identity();
    return (found ??= {
      entity: new Set(
        [...formerly.entity.keys()].map((id) => tables.entityRow(id, 0)),
      ),
      site: new Set(
        [...formerly.site.keys()].map((id) => tables.siteRow(id, 0)),
      ),
    });
  };
  const name = (...parts: readonly (string | number)[]) =>
    `\n${parts.join("|")}`;
  return {
    // There may be a million of them: nothing is made of those that no merge touches.
    link: ({ id, from, to, source, partFamily, since }: LinkName): string => {
      const { entity, site } = joined();
      return site.has(from) || site.has(to) || entity.has(source)
        ? name(from, to, source, partFamily, since)
        : id;
    },
    grant: ({ id, organisation, site: of, since }: GrantRecord): string => {
      const { entity, site } = joined();
      return site.has(of) || entity.has(organisation)
        ? name(of, organisation, since)
        : id;
    },
    enrolment: (record: EnrolmentRecord): string => {
      const { id, organisation, memberEntity, memberSite } = record;
      const { entity, site } = joined();
      return site.has(memberSite) ||
        entity.has(memberEntity) ||
        entity.has(organisation)
        ? name(
            organisation,
            memberEntity,
            memberSite,
            record.role,
            record.since,
          )
        : id;
    },
    target: (target: TargetRecord): string => {
      const { id, lens, indicator, breakdown, targetPeriod } = target;
      return joined().entity.has(lens)
        ? name(lens, indicator, breakdown, targetPeriod)
        : id;
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
  const names = createNames(tables);
  const links = newest<LinkRecord>(base.links, base.seq, names.link);
  const grants = newest<GrantRecord>(base.grants, base.seq, names.grant);
  const enrolments = newest<EnrolmentRecord>(
    base.enrolments,
    base.seq,
    names.enrolment,
  );
  const targets = newest<TargetRecord>(base.targets, base.seq, names.target);
  const { entityRow, siteRow } = tables;

  const add = (revision: Relation, seq: number): void => {
    const { id } = revision;
    const word = {
      stated: namedTogether(revision),
      seq,
      isLed: namesMerged(tables.identity(), revision),
    };
    switch (revision.kind) {
      case "link": {
        const { partFamily, since, set } = revision;
        const ends = {
          id,
          from: siteRow(revision.from, seq),
          to: siteRow(revision.to, seq),
          partFamily,
          since,
          source: entityRow(revision.source, seq),
        };
        // Between records that are one by now there is no link; what a source says of a site and itself stays.
        const isWithin = revision.from !== revision.to && ends.from === ends.to;
        const record = isWithin || !set ? null : { ...ends, ...set };
        links.put({ ...word, name: names.link(ends), record });
        return;
      }
      case "grant": {
        const record = {
          id,
          site: siteRow(revision.site, seq),
          organisation: entityRow(revision.organisation, seq),
          since: revision.since,
          until: revision.until,
        };
        grants.put({ ...word, name: names.grant(record), record });
        return;
      }
      case "enrolment": {
        const { memberEntity, memberSite, role, since, until } = revision;
        const record = {
          id,
          organisation: entityRow(revision.organisation, seq),
          memberEntity: memberEntity === "" ? -1 : entityRow(memberEntity, seq),
          memberSite: memberSite === "" ? -1 : siteRow(memberSite, seq),
          role,
          since,
          until,
        };
        const name = names.enrolment(record);
        enrolments.put({ ...word, name, record });
        return;
      }
      case "target": {
        const { kind: _kind, lens, ...target } = revision;
        const record = { ...target, lens: entityRow(lens, seq) };
        targets.put({ ...word, name: names.target(record), record });
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
      const keys = { aliases: made, identity: tables.identity() };
      const sameKeys =
        made === base.aliases &&
        tables.entities.length === base.entities.length;
      const entityKeys = sameKeys
        ? base.entityKeys
        : tables.entities.map(
            ({ id }) => keysOfRecord(keys, REGISTRY, "entity", id)[0] ?? id,
          );
      yield;
      const linked = links.finish();
      yield;
      yield* makingLinkColumns(linked);
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
