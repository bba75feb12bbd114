/** Who may see what: links that are known, sites that are named, answers that are open. */
import { isWithin } from "./calendar.ts";
import type { World } from "./catalogue.ts";
import {
  entitiesAbove,
  findEntity,
  isItselfOrBelow,
  ownSitesOf,
} from "./kinship.ts";
import type { NaiveLink } from "./rows.ts";

/** Is this source the viewer's organisation, or an entity below it? */
export function speaksForViewer(world: World, source: string): boolean {
  const { organisation } = world.request.viewer;
  return isItselfOrBelow(world.rows, source, organisation);
}

export function ownSites(world: World): Set<string> {
  const { organisation } = world.request.viewer;
  const own = ownSitesOf(world.rows, organisation);
  return new Set(own.map((site) => site.site_key));
}

/**
 * A link declared by the customer alone is private to third parties, whatever it says; so is any after the last day on
 * which it is disclosed. That day is compared with today, whatever date is asked for.
 */
function disclosureToOthers(
  world: World,
  link: NaiveLink,
): NaiveLink["disclosure"] {
  if (link.declared_by === "customer") return "private";
  if (link.disclosed_until !== null)
    if (world.request.today > link.disclosed_until) return "private";
  return link.disclosure;
}

/**
 * A viewer knows a link if it is one of its ends, declared it, or the link discloses `existence` or more. What is known
 * is not bound to a date (Readings).
 */
export function knownLinks(world: World): NaiveLink[] {
  const own = ownSites(world);
  return world.rows.links.filter(
    (link) =>
      own.has(link.from_site) ||
      own.has(link.to_site) ||
      speaksForViewer(world, link.source) ||
      disclosureToOthers(world, link) !== "private",
  );
}

/** Rule 9: a programme's participants on a day; a participating entity means its own sites. */
export function participants(
  world: World,
  programme: string,
  day: string,
): Set<string> {
  const { members, sites } = world.rows;
  const found = new Set<string>();
  for (const member of members) {
    if (member.organisation_key !== programme) continue;
    if (member.role !== "participant") continue;
    if (!isWithin(day, member.since, member.until)) continue;
    // A member key is a site's if there is such a site, else an entity's.
    if (sites.some((site) => site.site_key === member.member_key))
      found.add(member.member_key);
    else
      for (const site of ownSitesOf(world.rows, member.member_key))
        found.add(site.site_key);
  }
  return found;
}

export function namedSites(world: World): Set<string> {
  const { request } = world;
  const own = ownSites(world);
  const named = new Set(own);
  for (const link of knownLinks(world)) {
    // Direct suppliers and customers know each other's names.
    if (own.has(link.from_site)) named.add(link.to_site);
    if (own.has(link.to_site)) named.add(link.from_site);
    // Whoever declared a link sees the names of both ends.
    if (speaksForViewer(world, link.source)) {
      named.add(link.from_site);
      named.add(link.to_site);
    }
    // Further up: the link on which the site is the supplier discloses its name.
    const disclosed = disclosureToOthers(world, link);
    if (disclosed === "name" || disclosed === "contact")
      named.add(link.from_site);
  }
  // A programme counts and names its participants: its boundary, so on the as-of date (rule 9, Readings).
  if (request.viewer.role === "programme")
    for (const site of participants(world, request.lens, request.asOf))
      named.add(site);
  return named;
}

/**
 * Sites whose common answers are open to the viewer, today (Readings): by a grant to its organisation or to an entity
 * above it, or by enrolment as a participant in such a programme. `member` and `comparison` open nothing.
 */
export function grantedSites(world: World): Set<string> {
  const { rows, request } = world;
  const { organisation } = request.viewer;
  const granted = new Set<string>();
  for (const grantee of [organisation, ...entitiesAbove(rows, organisation)]) {
    for (const grant of rows.grants) {
      if (grant.organisation_key !== grantee) continue;
      if (isWithin(request.today, grant.since, grant.until))
        granted.add(grant.site_key);
    }
    if (findEntity(rows, grantee)?.kind === "programme")
      for (const site of participants(world, grantee, request.today))
        granted.add(site);
  }
  return granted;
}
