/** Finds what is there already: by keys, by official numbers, by names. */
import {
  canonicalId,
  idOfAlias,
  REGISTRY,
  type Aliased,
  type EntityFields,
  type Name,
  type SiteFields,
  type Snapshot,
} from "@saphan/shared/core";
import type { StatementRights } from "../../../access/statement-rights.ts";
import { matchingKey } from "../workbook/cell-text.ts";

export interface ExistingRecords {
  readonly entity: (id: string) => EntityFields | undefined;
  readonly site: (id: string) => SiteFields | undefined;
  /** What the importer's own organisation calls by the key. */
  readonly byOwnKey: (of: Aliased, key: string) => string | undefined;
  /** What the registry calls by the key, or whose permanent id it is, where the importer may know of it. */
  readonly byRegistry: (of: Aliased, key: string) => string | undefined;
  readonly entityByRegistration: (no: string) => string | undefined;
  readonly siteByOsId: (osId: string) => string | undefined;
  /** Sites of entities with a registration number. */
  readonly sitesByRegistration: (no: string) => readonly string[];
  /** Records that the importer may know of, with a name like one of these. */
  readonly byName: (of: Aliased, name: Name) => readonly string[];
}

export const namesOf = ({ en, th }: Name): readonly string[] =>
  [en, th].map(matchingKey).filter((name) => name !== "");

export const isNamedLike = (a: Name, b: Name): boolean => {
  const names = new Set(namesOf(a));
  return namesOf(b).some((name) => names.has(name));
};

/** Made when first asked for: most files are about what is known by its key. */
function later<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function pushTo<Key>(map: Map<Key, string[]>, key: Key, id: string): void {
  const have = map.get(key);
  if (have) have.push(id);
  else map.set(key, [id]);
}

export function existingRecords(
  snapshot: Snapshot,
  { organisation, seesEntity, seesSite }: StatementRights,
): ExistingRecords {
  const { entities, sites, entityRows, siteRows, identity, merged } = snapshot;
  const rowOf = (of: Aliased, id: string) =>
    (of === "entity" ? entityRows : siteRows).get(id);
  const sees = (of: Aliased, row: number) =>
    (of === "entity" ? seesEntity : seesSite)[row] === 1;
  const idOfKey = (namespace: string, of: Aliased, key: string) => {
    const id = idOfAlias(snapshot, namespace, of, key);
    return id !== undefined && rowOf(of, id) !== undefined ? id : undefined;
  };

  const registrations = later(() => {
    const found = new Map<string, string>();
    for (const { id, registrationNo } of entities)
      if (registrationNo !== "" && !found.has(registrationNo))
        found.set(registrationNo, id);
    for (const { of, number, into } of merged)
      if (of === "entity" && number !== "" && !found.has(number))
        found.set(number, into);
    return found;
  });
  const osIds = later(
    () =>
      new Map(
        [
          // Numbers of records that were merged lead where their ids lead, unless another record has them.
          ...merged
            .filter(({ of }) => of === "site")
            .map(({ number, into }) => ({ osId: number, id: into })),
          ...sites,
        ]
          .filter(({ osId }) => osId !== "")
          .map(({ osId, id }) => [osId.toUpperCase(), id]),
      ),
  );
  const ofRegistration = later(() => {
    const found = new Map<string, string[]>();
    for (const { id, entity } of sites) {
      const no = entities[entity]?.registrationNo;
      if (no) pushTo(found, no, id);
    }
    return found;
  });
  const nameIndex = (of: Aliased) => {
    const found = new Map<string, string[]>();
    (of === "entity" ? entities : sites).forEach(({ id, name }, row) => {
      if (!sees(of, row)) return;
      for (const text of new Set(namesOf(name))) pushTo(found, text, id);
    });
    return found;
  };
  const names = {
    entity: later(() => nameIndex("entity")),
    site: later(() => nameIndex("site")),
  };

  return {
    entity: (id) => {
      const record = entities[entityRows.get(id) ?? -1];
      if (!record) return undefined;
      const { id: _id, parent, ...fields } = record;
      return { ...fields, parent: entities[parent]?.id ?? "" };
    },
    site: (id) => {
      const record = sites[siteRows.get(id) ?? -1];
      if (!record) return undefined;
      const { id: _id, entity, ...fields } = record;
      return { ...fields, entity: entities[entity]?.id ?? "" };
    },
    byOwnKey: (of, key) => idOfKey(organisation, of, key),
    byRegistry: (of, key) => {
      const id =
        idOfKey(REGISTRY, of, key) ??
        (rowOf(of, key) === undefined
          ? undefined
          : canonicalId(identity, of, key));
      if (id === undefined) return undefined;
      return sees(of, rowOf(of, id) ?? -1) ? id : undefined;
    },
    entityByRegistration: (no) => registrations().get(no),
    siteByOsId: (osId) => osIds().get(osId),
    sitesByRegistration: (no) => ofRegistration().get(no) ?? [],
    byName: (of, name) => [
      ...new Set(namesOf(name).flatMap((text) => names[of]().get(text) ?? [])),
    ],
  };
}
