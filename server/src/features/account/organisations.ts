/** Organisations that a viewer may bring in, or ask to be brought in: pure, over the snapshot and its sight. */
import { matchText, type Snapshot } from "@saphan/shared/core";
import { isNamed, organisationRow } from "../../access/network-view.ts";
import { participants } from "../../access/sight.ts";
import { allowed, mayDo, type Viewer } from "../../access/viewer.ts";
import type { Asking } from "./people.service.ts";

/** Entity rows of those who take part in the viewer's programme today: by themselves, or with a site. */
function participating(
  { snapshot, clock }: Asking,
  viewer: Viewer,
): Set<number> {
  const programme = organisationRow(snapshot, viewer);
  const taking = participants(snapshot, programme, clock.today());
  return new Set(
    snapshot.sites.flatMap(({ entity }, row) => (taking[row] ? [entity] : [])),
  );
}

/** Entity rows of those whose sites are named to the viewer, without its own. */
function namedOwners({ snapshot, sight }: Asking): Set<number> {
  const seen = sight();
  const owners = snapshot.sites.flatMap(({ entity }, row) =>
    isNamed(seen, row) ? [entity] : [],
  );
  return new Set(owners.filter((row) => !seen.ownEntities.has(row)));
}

/** Entity rows that the viewer may invite the first person of. */
export function mayBring(asking: Asking, viewer: Viewer): ReadonlySet<number> {
  if (!mayDo(viewer, "people:bring")) return new Set();
  if (viewer.membership.role === "programme")
    return participating(asking, viewer);
  return new Set(asking.snapshot.entities.keys());
}

/** Entity rows that the viewer may ask about. */
export const mayAskFor = (
  asking: Asking,
  viewer: Viewer,
): ReadonlySet<number> =>
  mayDo(viewer, "people:ask") ? namedOwners(asking) : new Set();

const textsKept = new WeakMap<Snapshot["entities"], readonly string[]>();

/** By entity row: whether its names and key hold every word of the text. */
function entityMatcher(
  { entities, entityKeys }: Snapshot,
  text: string,
): (row: number) => boolean {
  const words = matchText(text).split(" ").filter(Boolean);
  if (words.length === 0) return () => true;
  const texts =
    textsKept.get(entities) ??
    entities.map(({ name }, row) =>
      matchText(`${name.en}\n${name.th}\n${entityKeys[row] ?? ""}`),
    );
  textsKept.set(entities, texts);
  return (row) => words.every((word) => texts[row]?.includes(word));
}

/** Entity rows by name. */
function byName(
  { entities }: Snapshot,
  rows: Iterable<number>,
  locale: "en" | "th",
): number[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...rows].sort((a, b) =>
    compare(entities[a]?.name[locale] ?? "", entities[b]?.name[locale] ?? ""),
  );
}

/** Entity rows by name that hold the text: who may be brought in, or for who only asks, asked for. */
export function listOrganisations(
  asking: Asking,
  text: string,
): readonly number[] {
  const viewer = allowed(asking.viewer, "people:read");
  const rows = mayDo(viewer, "people:bring")
    ? mayBring(asking, viewer)
    : mayAskFor(asking, viewer);
  const matches = entityMatcher(asking.snapshot, text);
  return byName(
    asking.snapshot,
    [...rows].filter(matches),
    viewer.account.locale,
  );
}
