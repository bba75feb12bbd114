/** What is told of records that were merged, moved or split. */
import {
  formatDay,
  type Aliased,
  type Snapshot,
  type SuccessionRecord,
} from "@saphan/shared/core";
import { isNamed, type NetworkView } from "../../access/network-view.ts";
import { visibleEntities } from "../../access/statement-rights.ts";
import type { Context } from "../../graph/context.ts";

interface Told {
  readonly snapshot: Snapshot;
  readonly row: number;
  readonly view?: NetworkView;
}

/** By their ids, which are kept for ever, and by what they were called. */
export function formerRecords(
  { snapshot, row }: Told,
  of: Aliased,
): readonly {
  readonly id: string;
  readonly name: Snapshot["sites"][0]["name"];
}[] {
  const records = of === "entity" ? snapshot.entities : snapshot.sites;
  const id = records[row]?.id;
  return snapshot.merged
    .filter((merged) => merged.of === of && merged.into === id)
    .map((merged) => ({ id: merged.id, name: merged.name }));
}

/** Which end of a succession the record is: what became of it, or what it came of. */
export type End = "from" | "into";

/** Moves and splits with the row of their other end. */
function toldSuccessions(
  { snapshot, row }: Told,
  of: Aliased,
  end: End,
): readonly (SuccessionRecord & { readonly row: number })[] {
  const rows = of === "entity" ? snapshot.entityRows : snapshot.siteRows;
  return snapshot.successions.flatMap((each) => {
    if (each.of !== of || each.how === "merged") return [];
    if (rows.get(each[end]) !== row) return [];
    const other = rows.get(each[end === "from" ? "into" : "from"]) ?? -1;
    return other < 0 || other === row ? [] : [{ ...each, row: other }];
  });
}

/** Those alone whose other end is named to the viewer. */
export function siteSuccessions(context: Context, site: Told, end: End) {
  const { snapshot, view } = site;
  const sight = view?.sight ?? context.sight();
  return toldSuccessions(site, "site", end)
    .filter(({ row }) => isNamed(sight, row))
    .map(({ how, on, row }) => ({
      how,
      on: formatDay(on),
      site: { snapshot, row, ...(view ? { view } : {}) },
    }));
}

/** The same of an entity. */
export function entitySuccessions(context: Context, entity: Told, end: End) {
  const { snapshot } = entity;
  const told = toldSuccessions(entity, "entity", end);
  if (told.length === 0) return [];
  const sees = visibleEntities(snapshot, context.sight());
  return told
    .filter(({ row }) => sees[row] === 1)
    .map(({ how, on, row }) => ({
      how,
      on: formatDay(on),
      entity: { snapshot, row },
    }));
}
