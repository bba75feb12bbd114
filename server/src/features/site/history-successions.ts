/** What became of a site, as items of its history. */
import {
  canonicalId,
  formatDay,
  idsOf,
  type RevisionOf,
  type Snapshot,
  type Visibility,
} from "@saphan/shared/core";
import { isNamed } from "../../access/network-view.ts";
import type { Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import { emptyItem, put, type ItemsByChange } from "./history-items.ts";
import type { SiteMapper } from "./site.mappers.ts";

type SuccessionRevision = RevisionOf<"succession">;

/** Of sites that are one, and of ends of moves, merges and splits that were undone since. */
async function listSuccessions(
  { revisions }: Context,
  { seqOf }: Visibility,
  ids: readonly string[],
) {
  const found = await Promise.all(
    (["from", "into"] as const).map((field) =>
      revisions.listBy("succession", field, ids),
    ),
  );
  const seen = new Set<string>();
  return found.flat().filter(({ change, revision: { id, of } }) => {
    if (of !== "site" || !seqOf.has(change) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const nameOf = ({ merged, sites, siteRows }: Snapshot, id: string) =>
  merged.find((record) => record.of === "site" && record.id === id)?.name ??
  sites[siteRows.get(id) ?? -1]?.name;

/** A record that is the site by now is told of; another site where it is named to the viewer. */
export async function addSuccessions(
  context: Context,
  items: ItemsByChange,
  { snapshot, row, view }: SiteMapper,
  sight: Sight,
  visibility: Visibility,
): Promise<void> {
  const { identity } = snapshot;
  const site = snapshot.sites[row]?.id ?? "";
  const ids = idsOf(identity, "site", site);
  const add = (change: string, revision: SuccessionRevision): void => {
    const { from, into, how, on } = revision;
    const isOlder = ids.includes(from) && !ids.includes(into);
    const otherId = isOlder ? into : from;
    const isWithin = canonicalId(identity, "site", otherId) === site;
    const other = snapshot.siteRows.get(otherId) ?? -1;
    if (!isWithin && !isNamed(sight, other)) return;
    const name = nameOf(snapshot, otherId);
    put(items, change, [
      {
        ...emptyItem(how),
        field: isOlder ? "into" : "from",
        other: isWithin
          ? null
          : { snapshot, row: other, ...(view ? { view } : {}) },
        beforeText: how === "merged" ? null : formatDay(on),
        afterText: name ? name.en || name.th : null,
      },
    ]);
  };
  for (const { change, revision } of await listSuccessions(
    context,
    visibility,
    ids,
  ))
    add(change, revision);
}
