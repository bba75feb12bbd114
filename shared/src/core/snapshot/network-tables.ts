/** The tables of entities and sites of a snapshot that is being built. */
import {
  addVersion,
  foldVersions,
  isVisible,
  type RecordTable,
} from "./record-table.ts";
import { canonicalId, isMerged } from "./identity.ts";
import type { EntityFields, RevisionOf, SiteFields } from "./revision.ts";
import type {
  Aliased,
  EntityRecord,
  Identity,
  SiteRecord,
  Snapshot,
} from "./snapshot.ts";
import { createSuccessions } from "./successions.ts";
import { NO_DAY } from "../time/day.ts";

export interface NetworkTables {
  readonly entities: readonly EntityRecord[];
  readonly sites: readonly SiteRecord[];
  readonly add: (
    revision: RevisionOf<"entity" | "site" | "succession">,
    seq: number,
    withdrawn: boolean,
  ) => void;
  /** Which record an id means. */
  readonly identity: () => Identity;
  /** The row of an id that a change refers to; takes a ghost in. Throws `RangeError` for an id that nothing made. */
  readonly entityRow: (id: string, seq: number) => number;
  readonly siteRow: (id: string, seq: number) => number;
  /** Seq of the newest change that refers to the id, 0 if none does. */
  readonly lastReference: (of: Aliased, id: string) => number;
  /** Gives every record its row, in steps; otherwise it is done at once when a row is first asked for. */
  readonly settling: () => Generator<undefined, void>;
  /** Whether somebody else now owns a site, or stands above an owner: layers must be made anew. */
  readonly ownershipChanged: () => boolean;
  readonly finish: () => Pick<
    Snapshot,
    | "entities"
    | "sites"
    | "entityRows"
    | "siteRows"
    | "successions"
    | "identity"
    | "merged"
  >;
}

const ENTITY_DEFAULTS: EntityFields = {
  name: { en: "", th: "" },
  registrationNo: "",
  country: "TH",
  kind: "other",
  parent: "",
  ownership: "unknown",
  revenueBand: "",
};

const SITE_DEFAULTS: SiteFields = {
  entity: "",
  name: { en: "", th: "" },
  country: "TH",
  province: "",
  latitude: null,
  longitude: null,
  mainSegment: "",
  partFamilies: [],
  osId: "",
  opened: NO_DAY,
  closed: NO_DAY,
};

/** Records between two steps. */
const STEP = 500;

/** A table whose rows are the base's own until something is put into it. */
interface Table<Fields, Record> extends RecordTable<Fields> {
  rows: ReadonlyMap<string, number>;
  records: readonly Record[];
  readonly put: (id: string, row: number, record: Record) => void;
  /** Has a further id lead to a row. */
  readonly lead: (id: string, row: number) => void;
}

function createTable<Fields, Record>(
  baseRows: ReadonlyMap<string, number>,
  baseRecords: readonly Record[],
): Table<Fields, Record> {
  let own: { rows: Map<string, number>; records: Record[] } | undefined;
  const opened = () => {
    own ??= { rows: new Map(baseRows), records: [...baseRecords] };
    table.rows = own.rows;
    table.records = own.records;
    return own;
  };
  const table: Table<Fields, Record> = {
    versions: new Map(),
    rows: baseRows,
    records: baseRecords,
    put: (id, row, record) => {
      const { rows, records } = opened();
      rows.set(id, row);
      records[row] = record;
    },
    lead: (id, row) => {
      opened().rows.set(id, row);
    },
  };
  return table;
}

export function createNetworkTables(base: Snapshot): NetworkTables {
  const entityTable = createTable<EntityFields, EntityRecord>(
    base.entityRows,
    base.entities,
  );
  const siteTable = createTable<SiteFields, SiteRecord>(
    base.siteRows,
    base.sites,
  );
  const successions = createSuccessions(base);
  /** By row: the newest seq that refers to it. */
  const references = { entity: [] as number[], site: [] as number[] };
  let settled = false;
  let moved = false;

  const newestOf = (versions: readonly { readonly seq: number }[]) =>
    Math.max(...versions.map(({ seq }) => seq));
  const refer = (of: Aliased, row: number, seq: number): number => {
    if (seq > (references[of][row] ?? 0)) references[of][row] = seq;
    return row;
  };

  /** Puts a record into its row: a new one, or one of the base with what was set since. */
  const placeEntity = (id: string): number => {
    const versions = entityTable.versions.get(id);
    if (!versions) throw new RangeError(`no entity ${id}`);
    const known = entityTable.rows.get(id);
    const row = known ?? entityTable.records.length;
    const old = known === undefined ? undefined : entityTable.records[row];
    const set = foldVersions(versions);
    const { parent, ...fields } = { ...ENTITY_DEFAULTS, ...old, ...set };
    // It has its row before its parents are looked up, so that a circle of parents ends.
    entityTable.put(id, row, { ...fields, id, parent: old?.parent ?? -1 });
    const above =
      typeof parent === "number"
        ? parent
        : parentRowOf(parent, newestOf(versions));
    // Who was above it may have become one with it.
    const parentRow = above === row ? -1 : above;
    entityTable.put(id, row, { ...fields, id, parent: parentRow });
    if (old && (old.parent !== parentRow || old.kind !== fields.kind))
      moved = true;
    return row;
  };
  const parentRowOf = (id: string, seq: number): number =>
    id === "" ? -1 : entityRow(id, seq);
  const entityRow = (id: string, seq: number): number => {
    settle();
    const stays = canonicalId(successions.identity(), "entity", id);
    const row = entityTable.rows.get(stays) ?? placeEntity(stays);
    return refer("entity", row, seq);
  };

  const placeSite = (id: string): number => {
    const versions = siteTable.versions.get(id);
    if (!versions) throw new RangeError(`no site ${id}`);
    const known = siteTable.rows.get(id);
    const row = known ?? siteTable.records.length;
    const old = known === undefined ? undefined : siteTable.records[row];
    const set = foldVersions(versions);
    const { entity, ...fields } = { ...SITE_DEFAULTS, ...old, ...set };
    const owner =
      typeof entity === "number"
        ? entity
        : entityRow(entity, newestOf(versions));
    siteTable.put(id, row, { ...fields, id, entity: owner });
    if (old && old.entity !== owner) moved = true;
    return row;
  };
  const siteRow = (id: string, seq: number): number => {
    settle();
    const stays = canonicalId(successions.identity(), "site", id);
    return refer("site", siteTable.rows.get(stays) ?? placeSite(stays), seq);
  };

  function* settling(): Generator<undefined, void> {
    if (settled) return;
    settled = true;
    const identity = successions.settle();
    let done = 0;
    for (const [id, versions] of entityTable.versions) {
      const isPlaced = isVisible(versions) && !isMerged(identity, "entity", id);
      if (isPlaced) placeEntity(id);
      if (++done % STEP === 0) yield;
    }
    for (const [id, versions] of siteTable.versions) {
      const isPlaced = isVisible(versions) && !isMerged(identity, "site", id);
      if (isPlaced) placeSite(id);
      if (++done % STEP === 0) yield;
    }
    for (const { of, from, into, seq } of successions.added()) {
      const rowOf = of === "entity" ? entityRow : siteRow;
      const row = rowOf(from, seq);
      rowOf(into, seq);
      if (isMerged(identity, of, from))
        (of === "entity" ? entityTable : siteTable).lead(from, row);
    }
  }
  const settle = (): void => {
    for (const steps = settling(); !steps.next().done;);
  };

  return {
    get entities() {
      settle();
      return entityTable.records;
    },
    get sites() {
      settle();
      return siteTable.records;
    },
    add: (revision, seq, withdrawn) => {
      if (settled)
        throw new RangeError("entities and sites come before all others");
      if (revision.kind === "succession") {
        const { kind: _kind, ...succession } = revision;
        if (!withdrawn) successions.add({ ...succession, seq });
      } else if (revision.kind === "entity")
        addVersion(entityTable, revision.id, {
          seq,
          set: revision.set,
          withdrawn,
        });
      else
        addVersion(siteTable, revision.id, {
          seq,
          set: revision.set,
          withdrawn,
        });
    },
    identity: () => {
      settle();
      return successions.identity();
    },
    entityRow,
    siteRow,
    settling,
    lastReference: (of, id) => {
      settle();
      const table = of === "entity" ? entityTable : siteTable;
      return references[of][table.rows.get(id) ?? -1] ?? 0;
    },
    ownershipChanged: () => moved,
    finish: () => {
      settle();
      return {
        entities: entityTable.records,
        sites: siteTable.records,
        entityRows: entityTable.rows,
        siteRows: siteTable.rows,
        ...successions.finish({
          entity: entityTable.versions,
          site: siteTable.versions,
        }),
      };
    },
  };
}
