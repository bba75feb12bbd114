/** Whom a site supplies and is supplied by, who may read it, and what it takes part in: as far as a viewer knows. */
import {
  formatDay,
  holds,
  mergeLinks,
  NO_DAY,
  type LinkRecord,
  type MergedLink,
} from "@saphan/shared/core";
import { Detail, type Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import type { SiteMapper } from "./site.mappers.ts";

const dayOrNull = (day: number) => (day === NO_DAY ? null : formatDay(day));

/** Whether the viewer is an end of the link or declared it: then it reads share, single source and part family. */
const isParty = (
  { ownSite, ownEntities }: Sight,
  { from, to, source }: LinkRecord,
): boolean =>
  ownSite[from] === 1 || ownSite[to] === 1 || ownEntities.has(source);

function viewLink(
  { snapshot, row }: SiteMapper,
  sight: Sight,
  { from, to, partFamily, statements }: MergedLink,
) {
  const other = from === row ? to : from;
  const detail = sight.detail[other] ?? Detail.unknown;
  const site = snapshot.sites[other];
  const told = statements.filter((statement) => isParty(sight, statement));
  const showsProcess = detail >= Detail.process;
  return {
    id: statements[0]?.id ?? `${from}-${to}`,
    other: detail === Detail.named ? { snapshot, row: other } : null,
    otherSegment: showsProcess ? (site?.mainSegment ?? null) : null,
    otherProvince: showsProcess ? (site?.province ?? null) : null,
    partFamily: told.length > 0 ? partFamily : null,
    statements: told.map((statement) => ({
      source: { snapshot, row: statement.source },
      share: statement.share,
      isSingleSource: statement.singleSource,
      since: dayOrNull(statement.since),
      until: dayOrNull(statement.until),
      declaredBy: statement.declaredBy,
      disclosure: statement.disclosure,
    })),
  };
}

/** Links of the site that the viewer knows; of a foreign site no other customers. */
function knownLinks(
  { snapshot, row }: SiteMapper,
  sight: Sight,
  end: "from" | "to",
): LinkRecord[] {
  return snapshot.links.filter(
    (link, i) =>
      link[end] === row &&
      sight.knownLink[i] === 1 &&
      (end === "to" || sight.role === "administrator" || isParty(sight, link)),
  );
}

export const listCustomers = (site: SiteMapper, sight: Sight) =>
  mergeLinks(knownLinks(site, sight, "from")).map((link) =>
    viewLink(site, sight, link),
  );

export const listSuppliers = (site: SiteMapper, sight: Sight) =>
  mergeLinks(knownLinks(site, sight, "to")).map((link) =>
    viewLink(site, sight, link),
  );

/** All grants for the site's own people; for others the ones that open the site to themselves. */
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
          organisation === sight.organisation ||
          sight.ownEntities.has(organisation)),
    )
    .map(({ id, organisation, since, until }) => ({
      id,
      organisation: { snapshot, row: organisation },
      since: dayOrNull(since),
      until: dayOrNull(until),
      isOpen: holds(since, until, today),
    }));
}

export function listEnrolments({ snapshot, row }: SiteMapper, sight: Sight) {
  const owner = snapshot.sites[row]?.entity ?? -1;
  return snapshot.enrolments
    .filter(
      ({ memberSite, memberEntity, organisation }) =>
        (memberSite === row || memberEntity === owner) &&
        (sight.ownSite[row] === 1 || organisation === sight.organisation),
    )
    .map(({ id, organisation, role, since, until }) => ({
      id,
      organisation: { snapshot, row: organisation },
      role,
      since: dayOrNull(since),
      until: dayOrNull(until),
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
