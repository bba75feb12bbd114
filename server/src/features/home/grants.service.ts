/** Who may read whom: what began, ended or ends soon, at sites that let the viewer read and at its own. */
import {
  firstDayOf,
  formatDay,
  holds,
  NO_DAY,
  type Day,
  type EnrolmentRecord,
  type Snapshot,
} from "@saphan/shared/core";
import type { Lens } from "../../access/lens.ts";
import type { NetworkView } from "../../access/network-view.ts";
import type { Sight } from "../../access/sight.ts";
import { atMost } from "./site-notes.ts";

/** A permission to read one site. */
export interface Permission {
  readonly site: number;
  readonly organisation: number;
  readonly since: Day;
  readonly until: Day;
  readonly isEnrolment: boolean;
}

/** The viewer's entities and those above its organisation: what is granted to one of them is granted to the viewer. */
function readingEntities(
  { entities }: Snapshot,
  { organisation, ownEntities }: Sight,
): ReadonlySet<number> {
  const above = new Set(ownEntities);
  // A circle of parents ends at an entity that was met before.
  for (let at = entities[organisation]?.parent ?? -1; at >= 0;) {
    if (above.has(at)) break;
    above.add(at);
    at = entities[at]?.parent ?? -1;
  }
  return above;
}

/** Enrolments of participants in programmes, which stand for grants, by entity row and by site row. */
function participations({ enrolments, entities }: Snapshot) {
  const byEntity = new Map<number, EnrolmentRecord[]>();
  const bySite = new Map<number, EnrolmentRecord[]>();
  for (const enrolment of enrolments) {
    const { memberSite, memberEntity, organisation, role } = enrolment;
    if (role !== "participant" || entities[organisation]?.kind !== "programme")
      continue;
    const [map, row] =
      memberSite >= 0 ? [bySite, memberSite] : [byEntity, memberEntity];
    const have = map.get(row);
    if (have) have.push(enrolment);
    else map.set(row, [enrolment]);
  }
  return { byEntity, bySite };
}

function* enrolmentsOf(
  { sites, entities }: Snapshot,
  { byEntity, bySite }: ReturnType<typeof participations>,
  site: number,
): Generator<EnrolmentRecord> {
  yield* bySite.get(site) ?? [];
  const seen = new Set<number>();
  for (let at = sites[site]?.entity ?? -1; at >= 0 && !seen.has(at);) {
    seen.add(at);
    yield* byEntity.get(at) ?? [];
    at = entities[at]?.parent ?? -1;
  }
}

/** A sight is made of all grants and enrolments, so that what it shows holds as long as it does. */
const kept = new WeakMap<Sight, WeakMap<Lens, readonly Permission[]>>();

/** Of own sites all of them; of other sites of the lens those to the viewer's organisation, as a site's page has them. */
export function permissionsInView(view: NetworkView): readonly Permission[] {
  const { snapshot, sight, lens } = view;
  const byLens = kept.get(sight) ?? new WeakMap<Lens, readonly Permission[]>();
  kept.set(sight, byLens);
  const have = byLens.get(lens);
  if (have) return have;
  const reading = readingEntities(snapshot, sight);
  const isShown = (site: number, organisation: number) =>
    sight.ownSite[site] === 1 ||
    ((lens.scope.position[site] ?? -1) >= 0 && reading.has(organisation));
  const found: Permission[] = [];
  for (const grant of snapshot.grants)
    if (isShown(grant.site, grant.organisation))
      found.push({ ...grant, isEnrolment: false });
  const taking = participations(snapshot);
  snapshot.sites.forEach((_site, site) => {
    for (const { organisation, since, until } of enrolmentsOf(
      snapshot,
      taking,
      site,
    ))
      if (isShown(site, organisation))
        found.push({ site, organisation, since, until, isEnrolment: true });
  });
  byLens.set(lens, found);
  return found;
}

/** A quarter: time enough to ask for a grant to be renewed. */
const DAYS_AHEAD = 91;

/** By site and organisation; a permission that another one takes over from neither ends nor begins. */
const pairsIn =
  ({ entities }: Snapshot) =>
  ({ site, organisation }: Permission): number =>
    site * entities.length + organisation;

type Chosen = (permission: Permission) => boolean;

/** What the chosen permissions have in common is a day: the one that they began on, or end on. */
function viewGrants(
  snapshot: Snapshot,
  permissions: readonly Permission[],
  end: "since" | "until",
  chosen: Chosen,
  first: number,
) {
  const byPair = new Map<number, Permission>();
  const pairOf = pairsIn(snapshot);
  for (const permission of permissions)
    if (permission[end] !== NO_DAY && chosen(permission))
      byPair.set(pairOf(permission), permission);
  const found = [...byPair.values()].sort(
    (a, b) => a[end] - b[end] || a.site - b.site,
  );
  return {
    total: found.length,
    grants: found.slice(0, atMost(first)).map((permission) => ({
      site: { snapshot, row: permission.site },
      organisation: { snapshot, row: permission.organisation },
      isEnrolment: permission.isEnrolment,
      day: formatDay(permission[end]),
    })),
  };
}

/** Which permissions began, ended and end soon, as of the view's day. */
function movesOf(
  { snapshot, asOf, period }: NetworkView,
  permissions: readonly Permission[],
  first: number,
) {
  const from = firstDayOf(period);
  const ahead = asOf + DAYS_AHEAD;
  const pairOf = pairsIn(snapshot);
  const openOn = (day: Day): Chosen => {
    const pairs = new Set(
      permissions
        .filter(({ since, until }) => holds(since, until, day))
        .map(pairOf),
    );
    return (permission) => pairs.has(pairOf(permission));
  };
  const [wasOpen, isOpen, staysOpen] = [
    openOn(from - 1),
    openOn(asOf),
    openOn(ahead),
  ];
  const holdsNow: Chosen = ({ since, until }) => holds(since, until, asOf);
  const list = (end: "since" | "until", chosen: Chosen) =>
    viewGrants(snapshot, permissions, end, chosen, first);
  return {
    begun: list("since", (one) => holdsNow(one) && !wasOpen(one)),
    ended: list(
      "until",
      (one) =>
        one.until >= from - 1 &&
        one.until < asOf &&
        wasOpen(one) &&
        !isOpen(one),
    ),
    ending: list("until", (one) => holdsNow(one) && !staysOpen(one)),
  };
}

export function describeGrantMoves(view: NetworkView, first: number) {
  const { ownSite, ownEntities } = view.sight;
  const all = permissionsInView(view);
  return {
    from: formatDay(firstDayOf(view.period)),
    ahead: formatDay(view.asOf + DAYS_AHEAD),
    received: movesOf(
      view,
      all.filter(({ site }) => ownSite[site] !== 1),
      first,
    ),
    given: movesOf(
      view,
      all.filter(
        ({ site, organisation }) =>
          ownSite[site] === 1 && !ownEntities.has(organisation),
      ),
      first,
    ),
  };
}
