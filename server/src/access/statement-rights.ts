/**
 * Who may state what: design.md, "Who speaks". Pure decisions over what is known of a record; nothing else decides
 * whether a file may bring a row.
 */
import type { ReasonCode, Role } from "@saphan/shared/contract";
import {
  REGISTRY,
  type Declarer,
  type EntityKind,
  type Snapshot,
} from "@saphan/shared/core";
import {
  Detail,
  entitiesBelow,
  participants,
  sitesOf,
  type Sight,
} from "./sight.ts";
import type { Viewer } from "./viewer.ts";

/** As what an organisation brings a file. */
export type Importer = "supplier" | "customer" | "body" | "registry";

export interface StatementRights {
  readonly importer: Importer;
  /** The organisation whose keys the file's keys are: the entity's id, or `REGISTRY`. */
  readonly organisation: string;
  /** Kind of the organisation; of the registry `other`. */
  readonly kind: EntityKind;
  /** By entity row: 1 for the organisation and all below it. */
  readonly ownEntity: Uint8Array;
  /** By site row: 1 for own sites. */
  readonly ownSite: Uint8Array;
  /** By site row: 1 for sites that the organisation has declared as suppliers. */
  readonly declared: Uint8Array;
  /** By site row: 1 for members and participants, ever. */
  readonly enrolled: Uint8Array;
  /** By row: 1 where the importer may know that the record is there. */
  readonly seesEntity: Uint8Array;
  readonly seesSite: Uint8Array;
}

const IMPORTERS: Readonly<Record<Role, Importer>> = {
  supplier: "supplier",
  buyer: "customer",
  programme: "body",
  administrator: "registry",
};

/** Sites whose links to own or declared sites the organisation declared itself. */
function declaredSites(
  { links, sites }: Snapshot,
  { ownEntities, ownSite }: Sight,
): Uint8Array {
  const declared = new Uint8Array(sites.length);
  const own = links.filter(
    ({ source, declaredBy }) =>
      ownEntities.has(source) && declaredBy !== "supplier",
  );
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to } of own)
      if (!declared[from] && (ownSite[to] || declared[to])) {
        declared[from] = 1;
        grown = true;
      }
  }
  return declared;
}

/** Members of any role: an association's members open nothing, but it speaks of them. */
function enrolledSites(snapshot: Snapshot, organisation: number): Uint8Array {
  const enrolled = participants(snapshot, organisation);
  const entities = new Set<number>();
  for (const {
    organisation: of,
    memberEntity,
    memberSite,
  } of snapshot.enrolments) {
    if (of !== organisation) continue;
    if (memberSite >= 0) enrolled[memberSite] = 1;
    else entities.add(memberEntity);
  }
  const ofEntities = sitesOf(snapshot, entitiesBelow(snapshot, entities));
  return enrolled.map((is, row) => (is || ofEntities[row] ? 1 : 0));
}

/** By entity row: 1 where the viewer may know that it is there: own entities and those above them, owners of named sites, and bodies that own sites are enrolled with. */
export function visibleEntities(
  { entities, sites, enrolments, grants }: Snapshot,
  { role, ownEntities, ownSite, detail }: Sight,
): Uint8Array {
  const seen = new Uint8Array(entities.length);
  if (role === "administrator") return seen.fill(1);
  for (const row of ownEntities)
    for (
      let at = row, steps = 0;
      at >= 0 && steps <= entities.length;
      steps++
    ) {
      seen[at] = 1;
      at = entities[at]?.parent ?? -1;
    }
  sites.forEach(({ entity }, row) => {
    if (detail[row] === Detail.named) seen[entity] = 1;
  });
  for (const { organisation, memberEntity, memberSite } of enrolments) {
    const mine = ownEntities.has(memberEntity) || ownSite[memberSite] === 1;
    if (mine) seen[organisation] = 1;
    if (ownEntities.has(organisation) && memberEntity >= 0)
      seen[memberEntity] = 1;
  }
  for (const { site, organisation } of grants)
    if (ownSite[site]) seen[organisation] = 1;
  return seen;
}

export function statementRights(
  snapshot: Snapshot,
  sight: Sight,
  { membership }: Pick<Viewer, "membership">,
): StatementRights {
  const { entities, sites } = snapshot;
  const importer = IMPORTERS[membership.role];
  const isRegistry = importer === "registry";
  const none = new Uint8Array(sites.length);
  return {
    importer,
    organisation: isRegistry ? REGISTRY : membership.organisation,
    kind: entities[sight.organisation]?.kind ?? "other",
    ownEntity: Uint8Array.from(entities, (_entity, row) =>
      sight.ownEntities.has(row) ? 1 : 0,
    ),
    ownSite: sight.ownSite,
    declared: importer === "customer" ? declaredSites(snapshot, sight) : none,
    enrolled:
      importer === "body" ? enrolledSites(snapshot, sight.organisation) : none,
    seesEntity: visibleEntities(snapshot, sight),
    seesSite: sight.detail.map((detail) => (detail === Detail.named ? 1 : 0)),
  };
}

/** What a site is to the importer, the file's own rows counted in. */
export interface SiteStanding {
  readonly own: boolean;
  readonly declared: boolean;
  readonly enrolled: boolean;
}

/** Why the importer may not bring or speak of a site; undefined: it may. */
export function refusalOfSite(
  { importer }: StatementRights,
  { own, declared, enrolled }: SiteStanding,
): ReasonCode | undefined {
  if (importer === "registry" || own) return undefined;
  if (importer === "customer") return declared ? undefined : "site_not_linked";
  if (importer === "body") return enrolled ? undefined : "site_not_enrolled";
  return "site_not_yours";
}

/** Kinds that anyone may bring as a business partner; the others speak or stand for more than themselves. */
const PARTNER_KINDS: readonly EntityKind[] = ["supplier", "other"];

/** Why the importer may not give an entity a kind. A maker of cars may register makers of cars below it. */
export const refusalOfKind = (
  { importer, kind: own }: StatementRights,
  kind: EntityKind,
  isOwn: boolean,
): ReasonCode | undefined =>
  importer === "registry" ||
  PARTNER_KINDS.includes(kind) ||
  (isOwn && kind === "assembler" && own === "assembler")
    ? undefined
    : "kind_not_yours";

/** What a source is to a site that it speaks of. */
export type SourceStanding = "assessor" | "site" | "other";

export function sourceStanding(
  kind: EntityKind,
  isAbove: boolean,
): SourceStanding {
  if (kind === "assessor") return "assessor";
  return isAbove ? "site" : "other";
}

/** The highest verification that a source can give: of itself V1, as a customer or body V2, having been there V3. */
export function highestVerification(
  standing: SourceStanding,
  hasVisited: boolean,
): number {
  switch (standing) {
    case "assessor":
      return 4;
    case "site":
      return 1;
    case "other":
      return hasVisited ? 3 : 2;
  }
}

/** As whom the importer declares a link: each speaks for its own end, a body and the registry as the row says. */
export function declarerOf(
  { importer }: StatementRights,
  ends: { readonly ownsFrom: boolean; readonly ownsTo: boolean },
  stated: Declarer | undefined,
): Declarer {
  if (importer === "registry" || importer === "body")
    return stated ?? "customer";
  if (ends.ownsFrom && ends.ownsTo) return stated ?? "both";
  return ends.ownsFrom ? "supplier" : "customer";
}
