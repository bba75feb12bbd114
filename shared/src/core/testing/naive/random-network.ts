/** Tiny networks with every awkward case: who there is, who supplies whom, who has granted and who takes part. */
import {
  chance,
  day,
  pick,
  type Rng,
  span,
  weighted,
  whole,
  withoutTwins,
} from "./random-draws.ts";
import { entitiesAbove } from "./kinship.ts";
import type {
  NaiveEntity,
  NaiveGrant,
  NaiveLink,
  NaiveMember,
  NaiveRows,
  NaiveSite,
} from "./rows.ts";

export const BUYERS = ["buyer-1", "buyer-2"];
export const PROGRAMME = "programme-1";
export const ASSESSOR = "assessor-1";
export const ASSOCIATION = "association-1";

/** The five that are always there, and one to `most` others below them or below each other, three deep at most. */
function drawEntities(rng: Rng, most: number): NaiveEntity[] {
  const above = chance(rng, 0.05) ? "buyer-1" : null;
  const entities: NaiveEntity[] = [
    { entity_key: "buyer-1", kind: "assembler", parent_key: null },
    { entity_key: "buyer-2", kind: "assembler", parent_key: above },
    { entity_key: PROGRAMME, kind: "programme", parent_key: null },
    { entity_key: ASSESSOR, kind: "assessor", parent_key: null },
    { entity_key: ASSOCIATION, kind: "association", parent_key: null },
  ];
  const names = "hgfedcba".slice(0, whole(rng, 1, most));
  for (const name of names) {
    const parent = weighted<string | null>(rng, [
      [null, 10],
      [pick(rng, entities).entity_key, 3],
      [entities.at(-1)?.entity_key ?? null, 8],
      [pick(rng, BUYERS), 3],
    ]);
    const depth =
      parent === null
        ? 0
        : 1 + entitiesAbove({ ...NO_ROWS, entities }, parent).length;
    entities.push({
      entity_key: `firm-${name}`,
      kind: weighted(rng, [
        ["supplier", 9],
        ["other", 2],
        ["association", 1],
        ["assembler", 1],
      ]),
      parent_key: depth > 3 ? null : parent,
    });
  }
  return entities;
}

const NO_ROWS: NaiveRows = {
  entities: [],
  sites: [],
  facts: [],
  links: [],
  answers: [],
  grants: [],
  members: [],
};

function drawSites(rng: Rng, entities: NaiveEntity[], most: number) {
  const count = chance(rng, 0.06)
    ? 0
    : Math.max(whole(rng, 1, most), whole(rng, 1, most));
  const firms = entities.filter((entity) =>
    entity.entity_key.startsWith("firm"),
  );
  const sites: NaiveSite[] = [];
  for (let number = 0; number < count; number += 1) {
    const buyer = BUYERS[number];
    const drawnKey = weighted(rng, [
      [pick(rng, firms).entity_key, 12],
      [pick(rng, BUYERS), 2],
      [pick(rng, entities).entity_key, 1],
    ]);
    const entity_key =
      buyer !== undefined && chance(rng, 0.8) ? buyer : drawnKey;
    sites.push({
      site_key: `site-${number}`,
      entity_key,
      province: pick(rng, ["TH-10", "TH-21", "TH-21", ""]),
      main_segment: pick(rng, ["body_stamping", "exhaust_fuel", ""]),
      opened: chance(rng, 0.08) ? day(rng) : null,
      closed: chance(rng, 0.08) ? day(rng) : null,
    });
  }
  return sites;
}

function drawLinks(rng: Rng, entities: NaiveEntity[], sites: NaiveSite[]) {
  const links: NaiveLink[] = [];
  if (sites.length === 0) return links;
  const buyers = sites.filter((site) => BUYERS.includes(site.entity_key));
  const count = whole(rng, 0, sites.length);
  const ends: [NaiveSite, NaiveSite][] = [];
  for (let number = 0; number < count; number += 1) {
    const from = pick(rng, sites);
    const toBuyer = buyers.length > 0 && chance(rng, 0.25);
    ends.push([from, pick(rng, toBuyer ? buyers : sites)]);
    if (chance(rng, 0.05)) ends.push([from, from]);
  }
  // A site supplies the one before it, mostly, so that lenses grow deep.
  const inLine = [...buyers, ...sites.filter((site) => !buyers.includes(site))];
  inLine.forEach((site, place) => {
    const customer = inLine[Math.max(0, place - whole(rng, 1, 2))];
    if (customer !== undefined && customer !== site && chance(rng, 0.85))
      ends.push([site, customer]);
  });
  for (const [from, to] of ends) {
    const declared_by = weighted(rng, [
      ["customer", 1] as const,
      ["supplier", 4] as const,
      ["both", 2] as const,
    ]);
    const declarer = declared_by === "customer" ? to : from;
    const link: NaiveLink = {
      from_site: from.site_key,
      to_site: to.site_key,
      part_family: pick(rng, ["", "seats", "wiring"]),
      ...span(rng, 0.07),
      declared_by,
      disclosure: weighted(rng, [
        ["private", 2],
        ["existence", 2],
        ["process", 1],
        ["name", 6],
        ["contact", 1],
      ]),
      disclosed_until: span(rng, 0.07).until,
      source: weighted(rng, [
        [declarer.entity_key, 8],
        [PROGRAMME, 1],
        [pick(rng, entities).entity_key, 1],
      ]),
    };
    links.push(link);
    if (chance(rng, 0.15))
      links.push({ ...link, part_family: "brakes", disclosure: "existence" });
  }
  return withoutTwins(links, (link) => [
    link.from_site,
    link.to_site,
    link.part_family,
    link.since,
    link.source,
  ]);
}

function drawGrants(rng: Rng, entities: NaiveEntity[], sites: NaiveSite[]) {
  const grants: NaiveGrant[] = [];
  for (const { site_key } of sites) {
    const grantees = BUYERS.filter(() => chance(rng, 0.6));
    for (const { entity_key } of entities)
      if (!BUYERS.includes(entity_key) && chance(rng, 0.25))
        grantees.push(entity_key);
    for (const organisation_key of grantees)
      grants.push({ site_key, organisation_key, ...span(rng, 0.15) });
  }
  return withoutTwins(grants, (grant) => [
    grant.site_key,
    grant.organisation_key,
    grant.since,
  ]);
}

/** Only a programme has participants here: what a participant of anyone else would mean, the rules do not say. */
function drawMembers(rng: Rng, entities: NaiveEntity[], sites: NaiveSite[]) {
  const members: NaiveMember[] = [];
  const keys = [
    ...sites.map((site) => site.site_key),
    ...entities.map((entity) => entity.entity_key),
  ];
  for (const member_key of keys) {
    if (chance(rng, 0.35))
      members.push({
        organisation_key: PROGRAMME,
        member_key,
        role: weighted(rng, [
          ["participant", 6],
          ["member", 1],
          ["comparison", 1],
        ]),
        ...span(rng, 0.2),
      });
    if (chance(rng, 0.08))
      members.push({
        organisation_key: pick(rng, [ASSOCIATION, ...BUYERS]),
        member_key,
        role: pick(rng, ["member", "comparison"]),
        ...span(rng, 0.2),
      });
  }
  return members;
}

/** All rows but what is stated: facts and answers come after. */
export function drawNetwork(
  rng: Rng,
  mostSites: number,
  mostEntities: number,
): NaiveRows {
  const entities = drawEntities(rng, mostEntities);
  const sites = drawSites(rng, entities, mostSites);
  return {
    ...NO_ROWS,
    entities,
    sites,
    links: drawLinks(rng, entities, sites),
    grants: drawGrants(rng, entities, sites),
    members: drawMembers(rng, entities, sites),
  };
}
