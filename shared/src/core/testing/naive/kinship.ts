import type { NaiveEntity, NaiveRows, NaiveSite } from "./rows.ts";

export function findEntity(
  rows: NaiveRows,
  entityKey: string,
): NaiveEntity | null {
  return (
    rows.entities.find((entity) => entity.entity_key === entityKey) ?? null
  );
}

/** The nearest first. The registry refuses a circle of parents. */
export function entitiesAbove(rows: NaiveRows, entityKey: string): string[] {
  const above: string[] = [];
  let parent = findEntity(rows, entityKey)?.parent_key ?? null;
  while (parent !== null && !above.includes(parent)) {
    above.push(parent);
    parent = findEntity(rows, parent)?.parent_key ?? null;
  }
  return above;
}

export function isItselfOrBelow(
  rows: NaiveRows,
  entityKey: string,
  top: string,
): boolean {
  return entityKey === top || entitiesAbove(rows, entityKey).includes(top);
}

/** Readings, own sites: those of an organisation and of every entity below it, however deep. */
export function ownSitesOf(rows: NaiveRows, organisation: string): NaiveSite[] {
  return rows.sites.filter((site) =>
    isItselfOrBelow(rows, site.entity_key, organisation),
  );
}

/** A group: the entities under one ultimate parent; its key is that parent's. */
export function groupOf(rows: NaiveRows, entityKey: string): string {
  return entitiesAbove(rows, entityKey).at(-1) ?? entityKey;
}
