/** Entities and sites as they will be, and what keys stand for. */
import type { EntityFields, SiteFields } from "@saphan/shared/core";
import type { ExistingRecords } from "./existing-records.ts";
import {
  provisionalId,
  type Found,
  type PlannedEntity,
  type PlannedSite,
  type Planning,
} from "./planning.ts";
import type { EntityRow, KeyedRows, SiteRow } from "./rows.ts";

export interface NetworkPlan {
  /** By key. */
  readonly entities: ReadonlyMap<string, PlannedEntity>;
  readonly sites: ReadonlyMap<string, PlannedSite>;
  readonly existing: ExistingRecords;
  /** Undefined for a key that stands for nothing, and for one that the importer may not know. */
  readonly findEntity: (key: string) => Found | undefined;
  readonly findSite: (key: string) => Found | undefined;
  readonly entityAfter: (id: string) => EntityFields | undefined;
  readonly siteAfter: (id: string) => SiteFields | undefined;
  /** Whether an entity is the importer's organisation, or below it: before the file, or new with the file. */
  readonly isOwnEntity: (id: string) => boolean;
  readonly isOwnSite: (id: string) => boolean;
  /** Whether `upper` is `lower` or above it. */
  readonly isAbove: (upper: string, lower: string) => boolean;
}

/** What counts of a planned record: what the row says if it is taken, else what is there. */
function afterOf<Fields>(
  planned: ReadonlyMap<
    string,
    { readonly isNew: boolean; readonly state: string; readonly after: Fields }
  >,
  existing: (id: string) => Fields | undefined,
  id: string,
): Fields | undefined {
  const record = planned.get(id);
  return record && (record.isNew || record.state === "taken")
    ? record.after
    : existing(id);
}

export function createNetworkPlan(
  { rights, snapshot }: Planning,
  existing: ExistingRecords,
  entities: ReadonlyMap<string, PlannedEntity>,
  entityRows: KeyedRows<EntityRow>,
  sites: ReadonlyMap<string, PlannedSite>,
  siteRows: KeyedRows<SiteRow>,
): NetworkPlan {
  const byId = <Record extends { readonly id: string }>(
    records: ReadonlyMap<string, Record>,
  ) => new Map([...records.values()].map((record) => [record.id, record]));
  const entitiesById = byId(entities);
  const sitesById = byId(sites);

  const find = (
    of: "entity" | "site",
    key: string,
    planned: PlannedEntity | PlannedSite | undefined,
    refused: number | undefined,
  ): Found | undefined => {
    if (planned) {
      const { id, isNew, state, row } = planned;
      return { id, state: isNew ? state : "taken", row: row.row };
    }
    const id = existing.byOwnKey(of, key) ?? existing.byRegistry(of, key);
    if (id !== undefined) return { id, state: "taken", row: 0 };
    if (refused === undefined) return undefined;
    return { id: provisionalId(key), state: "refused", row: refused };
  };

  const entityAfter = (id: string) =>
    afterOf(entitiesById, existing.entity, id);
  const siteAfter = (id: string) => afterOf(sitesById, existing.site, id);
  const isAbove = (upper: string, lower: string): boolean => {
    const met = new Set<string>();
    for (let at = lower; at !== "" && !met.has(at);) {
      if (at === upper) return true;
      met.add(at);
      at = entityAfter(at)?.parent ?? "";
    }
    return false;
  };
  // What is there belongs to whom it belongs, whatever a file says of its parents or owners.
  const isOwnEntity = (id: string): boolean => {
    const met = new Set<string>();
    for (let at = id; at !== "" && !met.has(at);) {
      const row = snapshot.entityRows.get(at);
      if (row !== undefined) return rights.ownEntity[row] === 1;
      met.add(at);
      at = entityAfter(at)?.parent ?? "";
    }
    return false;
  };
  const isOwnSite = (id: string): boolean => {
    const row = snapshot.siteRows.get(id);
    return row === undefined
      ? isOwnEntity(siteAfter(id)?.entity ?? "")
      : rights.ownSite[row] === 1;
  };

  return {
    entities,
    sites,
    existing,
    findEntity: (key) =>
      find("entity", key, entities.get(key), entityRows.refused.get(key)),
    findSite: (key) =>
      find("site", key, sites.get(key), siteRows.refused.get(key)),
    entityAfter,
    siteAfter,
    isAbove,
    isOwnEntity,
    isOwnSite,
  };
}
