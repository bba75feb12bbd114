/** What is told of records that were merged, moved or split. */
import {
  formatDay,
  type Aliased,
  type Snapshot,
  type SuccessionRecord,
} from "@saphan/shared/core";
import { isNamed, type NetworkView } from "../../access/network-view.ts";
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

/** The other ends of what became of a site, or of what it came of; those alone that are named to the viewer. */
export function toldSuccessions(
  context: Context,
  { snapshot, row, view }: Told,
  ends: {
    readonly of: (succession: SuccessionRecord) => string;
    readonly other: (succession: SuccessionRecord) => string;
  },
) {
  const sight = view?.sight ?? context.sight();
  return snapshot.successions
    .filter(
      (each) =>
        each.of === "site" &&
        each.how !== "merged" &&
        snapshot.siteRows.get(ends.of(each)) === row,
    )
    .flatMap((each) => {
      const other = snapshot.siteRows.get(ends.other(each)) ?? -1;
      if (other < 0 || other === row || !isNamed(sight, other)) return [];
      return [
        {
          how: each.how,
          on: formatDay(each.on),
          site: { snapshot, row: other, ...(view ? { view } : {}) },
        },
      ];
    });
}
