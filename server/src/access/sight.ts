/**
 * What a viewer may see of every site and link: `docs/methods.md`, "Who may see what". Decided at today's date and the
 * newest seq, whatever is asked for. Nothing else in the product decides visibility.
 */
import {
  DECLARERS,
  DISCLOSURES,
  holds,
  linkColumns,
  NO_DAY,
  stepsUp,
  type Day,
  type Disclosure,
  type LinkColumns,
  type LinkRecord,
  type Snapshot,
} from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";

/** How much of a site a viewer knows, in rising order. */
export const Detail = {
  unknown: 0,
  /** That it is there. */
  existence: 1,
  /** Its segment and province too. */
  process: 2,
  named: 3,
} as const;
export type Detail = (typeof Detail)[keyof typeof Detail];

export interface Sight {
  readonly role: Role;
  /** On which it is decided. */
  readonly today: Day;
  /** Entity row of the viewer's organisation, -1 for the registry's administrators. */
  readonly organisation: number;
  /** Entity rows of the organisation and of all below it. */
  readonly ownEntities: ReadonlySet<number>;
  /** By site row: 1 for own sites. */
  readonly ownSite: Uint8Array;
  /** By site row: `Detail`. */
  readonly detail: Uint8Array;
  /** By site row: 1 where the site's common answers may be read. */
  readonly shared: Uint8Array;
  /** By link: 1 where the viewer knows of it. */
  readonly knownLink: Uint8Array;
}

/** Who said how much. */
type Stated = Pick<LinkRecord, "declaredBy" | "disclosure">;

/** `disclosure` counts only where the supplying side speaks; what a customer alone declares is private to others. */
const disclosed = ({ declaredBy, disclosure }: Stated): Disclosure =>
  declaredBy === "customer" ? "private" : disclosure;

const rankOf = (disclosure: Disclosure) => DISCLOSURES.indexOf(disclosure);

/** What a link tells third parties of its supplier while it does. */
function detailWithin(link: Stated): Detail {
  const rank = rankOf(disclosed(link));
  if (rank >= rankOf("name")) return Detail.named;
  if (rank >= rankOf("process")) return Detail.process;
  return rank >= rankOf("existence") ? Detail.existence : Detail.unknown;
}

/** The same on a day: after the last day on which it is disclosed nothing. */
export const detailOf = (link: LinkRecord, today: Day): Detail =>
  holds(NO_DAY, link.disclosedUntil, today)
    ? detailWithin(link)
    : Detail.unknown;

/** By places in `DECLARERS` and, within one, in `DISCLOSURES`. */
const DETAILS = Uint8Array.from(
  DECLARERS.flatMap((declaredBy) =>
    DISCLOSURES.map((disclosure) => detailWithin({ declaredBy, disclosure })),
  ),
);

/** The same of the link at a place. */
export function detailAt(
  { declaredBy, disclosure, disclosedUntil }: LinkColumns,
  place: number,
  today: Day,
): number {
  const last = disclosedUntil[place] ?? NO_DAY;
  if (last !== NO_DAY && last < today) return Detail.unknown;
  const at =
    (declaredBy[place] ?? 0) * DISCLOSURES.length + (disclosure[place] ?? 0);
  return DETAILS[at] ?? Detail.unknown;
}

/** By row: 1 for those of `rows`. */
export function maskOf(length: number, rows: Iterable<number>): Uint8Array {
  const mask = new Uint8Array(length);
  for (const row of rows) mask[row] = 1;
  return mask;
}

/** The entities and all below them, however deep. */
export function entitiesBelow(
  { entities }: Snapshot,
  tops: ReadonlySet<number>,
): ReadonlySet<number> {
  const isBelow = (row: number): boolean => {
    // A circle of parents ends the walk.
    for (
      let at = row, steps = 0;
      at >= 0 && steps <= entities.length;
      steps++
    ) {
      if (tops.has(at)) return true;
      at = entities[at]?.parent ?? -1;
    }
    return false;
  };
  return new Set([...entities.keys()].filter(isBelow));
}

/** By site row: 1 for the sites of `owners`. */
export const sitesOf = (
  { sites }: Snapshot,
  owners: ReadonlySet<number>,
): Uint8Array =>
  Uint8Array.from(sites, ({ entity }) => (owners.has(entity) ? 1 : 0));

/** By site row: 1 for participants of a programme, itself or by their entity; on a day, or ever where none is given. */
export function participants(
  snapshot: Snapshot,
  programme: number,
  day?: Day,
): Uint8Array {
  const memberEntities = new Set<number>();
  const memberSites = new Set<number>();
  for (const enrolment of snapshot.enrolments) {
    const { role, since, until, memberEntity, memberSite } = enrolment;
    if (enrolment.organisation !== programme || role !== "participant")
      continue;
    if (day !== undefined && !holds(since, until, day)) continue;
    if (memberSite >= 0) memberSites.add(memberSite);
    else memberEntities.add(memberEntity);
  }
  const taking = sitesOf(snapshot, entitiesBelow(snapshot, memberEntities));
  for (const row of memberSites) taking[row] = 1;
  return taking;
}

/** By site row: 1 where a grant to the organisation, or to one above it, holds today; enrolment in a programme is one. */
function granted(
  snapshot: Snapshot,
  organisation: number,
  today: Day,
): Uint8Array {
  const { sites, grants, entities } = snapshot;
  const open = new Uint8Array(sites.length);
  const above = [...entities.keys()].filter(
    (row) => stepsUp(entities, organisation, row) >= 0,
  );
  for (const grantee of above)
    if (entities[grantee]?.kind === "programme")
      participants(snapshot, grantee, today).forEach((is, row) => {
        if (is) open[row] = 1;
      });
  for (const grant of grants)
    if (
      above.includes(grant.organisation) &&
      holds(grant.since, grant.until, today)
    )
      open[grant.site] = 1;
  return open;
}

/**
 * What an organisation knows of links and sites. A programme counts and names only its participants, besides what it
 * owns, supplies, buys or declared itself: what others disclose to everyone tells it of paths, not of names.
 */
function knowledge(snapshot: Snapshot, sight: Sight): void {
  const { role, today, ownEntities, ownSite, detail, knownLink } = sight;
  const atLeast = (row: number, level: number) => {
    detail[row] = Math.max(detail[row] ?? 0, level);
  };
  ownSite.forEach((own, row) => {
    if (own) detail[row] = Detail.named;
  });
  const isMine = maskOf(snapshot.entities.length, ownEntities);
  const columns = linkColumns(snapshot.links);
  const { from, to, source } = columns;
  for (let i = 0; i < from.length; i++) {
    const supplier = from[i] ?? 0;
    const customer = to[i] ?? 0;
    const level = detailAt(columns, i, today);
    if (
      ownSite[supplier] === 1 ||
      ownSite[customer] === 1 ||
      isMine[source[i] ?? -1] === 1
    ) {
      // Direct suppliers and customers, and whoever declared a link, know the names of both ends.
      detail[supplier] = Detail.named;
      detail[customer] = Detail.named;
      knownLink[i] = 1;
    } else if (level !== Detail.unknown) {
      knownLink[i] = 1;
      if (role !== "programme") atLeast(supplier, level);
    }
  }
}

/** Sight of an organisation that reads figures: a buyer, a supplier (a customer of its own suppliers), a programme. */
function organisationSight(snapshot: Snapshot, sight: Sight): Sight {
  const { role, today, organisation, detail, ownSite } = sight;
  knowledge(snapshot, sight);
  const open = granted(snapshot, organisation, today);
  if (role === "programme")
    participants(snapshot, organisation).forEach((is, row) => {
      if (is) detail[row] = Detail.named;
    });
  const shared = ownSite.map((own, row) =>
    own || (open[row] && detail[row] === Detail.named) ? 1 : 0,
  );
  return { ...sight, shared };
}

/** Administrators manage the registry: they know its sites and links by name, and no answer. */
const administratorSight = ({ links }: Snapshot, blank: Sight): Sight => ({
  ...blank,
  detail: blank.detail.fill(Detail.named),
  knownLink: new Uint8Array(links.length).fill(1),
});

function makeSight(
  snapshot: Snapshot,
  role: Role,
  organisation: number,
  today: Day,
): Sight {
  const order = snapshot.sites.length;
  const ownEntities = entitiesBelow(snapshot, new Set([organisation]));
  const blank: Sight = {
    role,
    today,
    organisation,
    ownEntities,
    ownSite: sitesOf(snapshot, ownEntities),
    detail: new Uint8Array(order),
    shared: new Uint8Array(order),
    knownLink: new Uint8Array(snapshot.links.length),
  };
  return role === "administrator"
    ? administratorSight(snapshot, blank)
    : organisationSight(snapshot, blank);
}

/** Sights of one network, by role, organisation and day. */
const kept = new Map<string, Sight>();
const KEPT = 48;
/** Most changes set answers and leave all of this as it is: then everybody still sees what they saw. */
let keptOf: readonly unknown[] = [];

/**
 * `organisation` is an entity row; -1 for administrators, who belong to the registry. The same sight for the same
 * network: nobody may write to it.
 */
export function sightOf(
  snapshot: Snapshot,
  role: Role,
  organisation: number,
  today: Day,
): Sight {
  const { entities, sites, links, grants, enrolments } = snapshot;
  const network = [entities, sites, links, grants, enrolments];
  if (network.some((part, i) => part !== keptOf[i])) {
    kept.clear();
    keptOf = network;
  }
  const name = `${role} ${organisation} ${today}`;
  const have = kept.get(name);
  if (have) return have;
  const sight = makeSight(snapshot, role, organisation, today);
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, sight);
  return sight;
}
