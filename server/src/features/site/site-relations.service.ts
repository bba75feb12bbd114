/** Whom a site supplies and is supplied by, who may read it, and what it takes part in: as far as a viewer knows. */
import {
  formatDayOrNull,
  holds,
  mergeLinks,
  stepsUp,
  type Day,
  type LinkRecord,
  type MergedLink,
} from "@saphan/shared/core";
import { Detail, detailOf, type Sight } from "../../access/sight.ts";
import { isParty } from "../../access/supply-view.ts";
import type { Context } from "../../graph/context.ts";
import type { SiteMapper } from "./site.mappers.ts";

/** The site at the other end of a link of `row`; a site that supplies itself is its own other end. */
const otherEnd = ({ from, to }: MergedLink, row: number): number =>
  from === row ? to : from;

/**
 * How much of the other end this very link tells: no more than the viewer knows of that site, and no more than the
 * link discloses. Another link may name the site; this one still does not say that it is this one's end.
 */
function detailOnLink(
  { detail, role, today }: Sight,
  { statements }: MergedLink,
  party: boolean,
  other: number,
): number {
  const known = detail[other] ?? Detail.unknown;
  return party || role === "administrator"
    ? known
    : Math.min(
        known,
        Math.max(...statements.map((link) => detailOf(link, today))),
      );
}

/** `party`: the viewer is an end of the link, or its statements are the viewer's own. */
function viewLink(
  { snapshot, row, view }: SiteMapper,
  sight: Sight,
  today: Day,
  link: MergedLink,
  party: boolean,
) {
  const { from, to, partFamily, statements } = link;
  const other = otherEnd(link, row);
  const detail = detailOnLink(sight, link, party, other);
  const site = snapshot.sites[other];
  const showsProcess = detail >= Detail.process;
  const day = view?.asOf ?? today;
  return {
    id: statements[0]?.id ?? `${from}-${to}`,
    other: detail === Detail.named ? { snapshot, row: other } : null,
    otherSegment: showsProcess ? (site?.mainSegment ?? null) : null,
    otherProvince: showsProcess ? (site?.province ?? null) : null,
    partFamily: party ? partFamily : null,
    isCurrent: statements.some(({ since, until }) => holds(since, until, day)),
    statements: party
      ? statements.map((statement) => ({
          id: statement.id,
          source: { snapshot, row: statement.source },
          isOwn: sight.ownEntities.has(statement.source),
          share: statement.share,
          isSingleSource: statement.singleSource,
          since: formatDayOrNull(statement.since),
          until: formatDayOrNull(statement.until),
          declaredBy: statement.declaredBy,
          disclosure: statement.disclosure,
          disclosedUntil: formatDayOrNull(statement.disclosedUntil),
        }))
      : [],
  };
}

/** One link a pair: how many part families others deal in is theirs to know. */
function mergePairs(links: readonly LinkRecord[]): MergedLink[] {
  const blank = links.map((link) => ({ ...link, partFamily: "" }));
  return mergeLinks(blank);
}

/** Links of the site that the viewer knows: its own by part family, of each other pair that there is one. */
function listLinks(
  { clock }: Context,
  site: SiteMapper,
  sight: Sight,
  end: "from" | "to",
) {
  const known = site.snapshot.links.filter(
    (link, i) => link[end] === site.row && sight.knownLink[i] === 1,
  );
  const pair = ({ from, to }: LinkRecord) => `${from} ${to}`;
  const mine = known.filter((link) => isParty(sight, link));
  const pairs = new Set(mine.map(pair));
  const others = known.filter((link) => !pairs.has(pair(link)));
  const today = clock.today();
  return [
    ...mergeLinks(mine).map((link) => viewLink(site, sight, today, link, true)),
    ...mergePairs(others).map((link) =>
      viewLink(site, sight, today, link, false),
    ),
  ];
}

/**
 * Whom it supplies. A link says who supplies, not whom: of a foreign site only those customers are told that the
 * viewer is or declared, and those that it knows by name where the link names its supplier.
 */
export const listCustomers = (
  context: Context,
  site: SiteMapper,
  sight: Sight,
) =>
  listLinks(context, site, sight, "from").filter(({ other }) => other !== null);

export const listSuppliers = (
  context: Context,
  site: SiteMapper,
  sight: Sight,
) => listLinks(context, site, sight, "to");

/** All grants for the site's own people; for others the ones that open the site to themselves, as to one above them. */
export function listGrants(
  { clock }: Context,
  { snapshot, row }: SiteMapper,
  sight: Sight,
) {
  const today = clock.today();
  return snapshot.grants
    .filter(
      ({ site, organisation }) =>
        site === row &&
        (sight.ownSite[row] === 1 ||
          sight.ownEntities.has(organisation) ||
          isAbove(snapshot, sight, organisation)),
    )
    .map(({ id, organisation, since, until }) => ({
      id,
      organisation: { snapshot, row: organisation },
      since: formatDayOrNull(since),
      until: formatDayOrNull(until),
      isOpen: holds(since, until, today),
    }));
}

/** Whether `organisation` is the viewer's or stands above it: what is granted to it is granted to the viewer. */
const isAbove = (
  { entities }: SiteMapper["snapshot"],
  { organisation }: Sight,
  above: number,
): boolean => organisation >= 0 && stepsUp(entities, organisation, above) >= 0;

export function listEnrolments({ snapshot, row }: SiteMapper, sight: Sight) {
  const owner = snapshot.sites[row]?.entity ?? -1;
  return snapshot.enrolments
    .filter(
      ({ memberSite, memberEntity, organisation }) =>
        (memberSite === row ||
          (memberEntity >= 0 &&
            stepsUp(snapshot.entities, owner, memberEntity) >= 0)) &&
        (sight.ownSite[row] === 1 || isAbove(snapshot, sight, organisation)),
    )
    .map(({ id, organisation, role, since, until }) => ({
      id,
      organisation: { snapshot, row: organisation },
      role,
      since: formatDayOrNull(since),
      until: formatDayOrNull(until),
    }));
}

export function describeSight({ row }: SiteMapper, sight: Sight) {
  const isOwn = sight.ownSite[row] === 1;
  const isShared = sight.shared[row] === 1;
  const opened = sight.role === "programme" ? "enrolled" : "granted";
  const reason =
    sight.role === "administrator"
      ? "registry"
      : isOwn
        ? "own"
        : isShared
          ? opened
          : "not_granted";
  return { reason, isOwn, isShared } as const;
}
