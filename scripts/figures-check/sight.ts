/** Who may see what (docs/methods.md, "Who may see what"): what a viewer knows, is told the name of, and may read. */
import type { Day } from "./forms.ts";
import type { Entity, Link, Registry, Site } from "./registry.ts";

export interface Sight {
  /** The organisation and every entity below it. */
  readonly own: ReadonlySet<string>;
  isOwn(site: Site): boolean;
  knows(link: Link): boolean;
  isNamed(site: Site): boolean;
  /** The common answers of a site, not only what the viewer said itself. */
  mayRead(site: Site): boolean;
  /** Place of a source in the order of sources at a site (rule 2); undefined: not heard. */
  rankOf(source: string, site: Site): number | undefined;
}

const VOICES = ["association", "programme"];
const RANK_OF_VOICES = 1_000;
const RANK_OF_OWN = 2_000;

export const holds = (
  day: Day,
  since: Day | undefined,
  until: Day | undefined,
): boolean =>
  (since === undefined || since <= day) &&
  (until === undefined || day <= until);

/** An entity, the one above it, and so on. */
export function lineage(
  entities: ReadonlyMap<string, Entity>,
  key: string,
): readonly string[] {
  const line = [key];
  for (;;) {
    const parent = entities.get(line.at(-1) ?? "")?.parent;
    if (parent === undefined || line.includes(parent)) return line;
    line.push(parent);
  }
}

/** An entity and all below it, however deep. */
export function familyOf(
  entities: ReadonlyMap<string, Entity>,
  key: string,
): ReadonlySet<string> {
  return new Set(
    [...entities.keys()].filter((other) =>
      lineage(entities, other).includes(key),
    ),
  );
}

/** Participants of a programme on a day. */
export function participantsOf(
  { enrolments, entities, sites }: Registry,
  organisations: readonly string[],
  day: Day,
): ReadonlySet<string> {
  const members = [...enrolments.values()].filter(
    ({ organisation, role, since, until }) =>
      organisations.includes(organisation) &&
      role === "participant" &&
      holds(day, since, until),
  );
  const found = new Set<string>();
  for (const { member } of members) {
    if (sites.has(member)) found.add(member);
    const family = familyOf(entities, member);
    for (const { key, entity } of sites.values())
      if (family.has(entity)) found.add(key);
  }
  return found;
}

/** What the supplying side lets third parties know, up to its last day; what a customer alone declares is private. */
const disclosureOf = (
  { declaredBy, disclosure, disclosedUntil }: Link,
  today: Day,
): string =>
  declaredBy === "customer" || !holds(today, undefined, disclosedUntil)
    ? "private"
    : disclosure;

export function buildSight(
  registry: Registry,
  organisation: string,
  today: Day,
): Sight {
  const { entities, sites, links, grants } = registry;
  const own = familyOf(entities, organisation);
  const isOwn = ({ entity }: Site) => own.has(entity);
  const ownEnd = (key: string) => own.has(sites.get(key)?.entity ?? "");
  const knows = (link: Link) =>
    ownEnd(link.from) ||
    ownEnd(link.to) ||
    own.has(link.source) ||
    disclosureOf(link, today) !== "private";

  const named = new Set<string>();
  for (const link of links.values()) {
    const { from, to, source } = link;
    if (ownEnd(from) || ownEnd(to) || own.has(source)) named.add(from).add(to);
    if (["name", "contact"].includes(disclosureOf(link, today)))
      named.add(from);
  }

  // A grant to an organisation reaches the entities below it, and so does an enrolment.
  const above = lineage(entities, organisation);
  const open = new Set(participantsOf(registry, above, today));
  for (const grant of grants.values())
    if (
      above.includes(grant.organisation) &&
      holds(today, grant.since, grant.until)
    )
      open.add(grant.site);
  const mayRead = (site: Site) => isOwn(site) || open.has(site.key);

  function rankOf(source: string, site: Site): number | undefined {
    if (!mayRead(site) && !own.has(source)) return undefined;
    const { kind } = entities.get(source) ?? { kind: "" };
    if (kind === "assessor") return 0;
    const steps = lineage(entities, site.entity).indexOf(source);
    if (steps >= 0) return 1 + steps;
    if (VOICES.includes(kind)) return RANK_OF_VOICES;
    return own.has(source) ? RANK_OF_OWN : undefined;
  }

  return {
    own,
    isOwn,
    knows,
    isNamed: (site) => isOwn(site) || named.has(site.key),
    mayRead,
    rankOf,
  };
}

/** What an organisation calls an entity on its pages: its own key, else the registry's. The figures' file has the registry's. */
export function keyFor(
  { aliases }: Registry,
  organisation: string,
  key: string,
): string {
  const own = [...(aliases.get(organisation) ?? [])];
  return own.find(([, meant]) => meant === key)?.[0] ?? key;
}
