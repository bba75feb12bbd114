/**
 * Which ids mean which record. Where two records are one thing, the id of the one leads to the other for ever, and the
 * records themselves stay as they were stated: what a merge does is done when a snapshot is made, so that undoing it
 * leaves nothing behind (docs/decisions/0014-succession.md).
 */
import type { Revision } from "./revision.ts";
import type { Aliased, Identity, SuccessionRecord } from "./snapshot.ts";

export const NO_IDENTITY: Identity = {
  leads: { entity: new Map(), site: new Map() },
  formerly: { entity: new Map(), site: new Map() },
};

export const isPlain = ({ leads: { entity, site } }: Identity): boolean =>
  entity.size === 0 && site.size === 0;

export const isMerged = (
  { leads }: Identity,
  of: Aliased,
  id: string,
): boolean => leads[of].has(id);

/** The id of the record that stays; an id that was never merged is its own. */
export const canonicalId = (
  { leads }: Identity,
  of: Aliased,
  id: string,
): string => leads[of].get(id) ?? id;

/** The record's own id, and then those that lead to it. */
export function idsOf(
  identity: Identity,
  of: Aliased,
  id: string,
): readonly string[] {
  const stays = canonicalId(identity, of, id);
  return [stays, ...(identity.formerly[of].get(stays) ?? [])];
}

/**
 * Merges in the order of the ledger. One that says again what became of a record, or that would close a circle, does
 * not count: undoing and restoring may leave such ones.
 */
export function identityOf(
  successions: readonly Pick<
    SuccessionRecord,
    "from" | "how" | "id" | "into" | "of" | "seq"
  >[],
): Identity {
  const merges = successions
    .filter(({ how }) => how === "merged")
    .sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  if (merges.length === 0) return NO_IDENTITY;
  const leads = {
    entity: new Map<string, string>(),
    site: new Map<string, string>(),
  };
  const formerly = {
    entity: new Map<string, string[]>(),
    site: new Map<string, string[]>(),
  };
  const follow = (of: Aliased, id: string): string => {
    let at = id;
    for (let next = leads[of].get(at); next !== undefined;)
      next = leads[of].get((at = next));
    return at;
  };
  for (const { of, from, into } of merges)
    if (!leads[of].has(from) && follow(of, into) !== from)
      leads[of].set(from, into);
  for (const kind of ["entity", "site"] as const)
    for (const from of leads[kind].keys()) {
      const stays = follow(kind, from);
      leads[kind].set(from, stays);
      const before = formerly[kind].get(stays) ?? [];
      formerly[kind].set(stays, [...before, from]);
    }
  return { leads, formerly };
}

/** Ids that a revision names besides its own, by what they are of. */
function namedBy(
  revision: Revision,
): Readonly<Record<Aliased, readonly string[]>> {
  switch (revision.kind) {
    case "facts":
      return {
        entity: [revision.entity, revision.source],
        site: [revision.site],
      };
    case "answers":
      return { entity: [revision.source], site: [revision.site] };
    case "link":
      return { entity: [revision.source], site: [revision.from, revision.to] };
    case "grant":
      return { entity: [revision.organisation], site: [revision.site] };
    case "enrolment":
      return {
        entity: [revision.organisation, revision.memberEntity],
        site: [revision.memberSite],
      };
    case "target":
      return { entity: [revision.lens], site: [] };
    default:
      return { entity: [], site: [] };
  }
}

/** The ids that a revision names, as one text. */
export function namedTogether(revision: Revision): string {
  const { entity, site } = namedBy(revision);
  return [...entity, ...site].join("\n");
}

/** Whether what the revision says is said of a record that leads to another one, or by one. */
export function namesMerged(identity: Identity, revision: Revision): boolean {
  if (isPlain(identity)) return false;
  const { entity, site } = namedBy(revision);
  return (
    entity.some((id) => isMerged(identity, "entity", id)) ||
    site.some((id) => isMerged(identity, "site", id))
  );
}

/** The same revision with the ids of the records that it is about now. A profile or key stays with its own record. */
export function canonicalRevision<Kind extends Revision>(
  identity: Identity,
  revision: Kind,
): Kind;
export function canonicalRevision(
  identity: Identity,
  revision: Revision,
): Revision {
  if (!namesMerged(identity, revision)) return revision;
  const entity = (id: string) => canonicalId(identity, "entity", id);
  const site = (id: string) => canonicalId(identity, "site", id);
  switch (revision.kind) {
    case "entity":
    case "site":
    case "succession":
    case "alias":
      return revision;
    case "facts":
      return {
        ...revision,
        site: site(revision.site),
        entity: entity(revision.entity),
        source: entity(revision.source),
      };
    case "answers":
      return {
        ...revision,
        site: site(revision.site),
        source: entity(revision.source),
      };
    case "link":
      return {
        ...revision,
        from: site(revision.from),
        to: site(revision.to),
        source: entity(revision.source),
      };
    case "grant":
      return {
        ...revision,
        site: site(revision.site),
        organisation: entity(revision.organisation),
      };
    case "enrolment":
      return {
        ...revision,
        organisation: entity(revision.organisation),
        memberEntity: entity(revision.memberEntity),
        memberSite: site(revision.memberSite),
      };
    case "target":
      return { ...revision, lens: entity(revision.lens) };
  }
}
