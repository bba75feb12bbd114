/** What the registry holds and what it lacks: profiles and links only, which administrators manage. */
import { holds, matchText, NO_DAY, type Snapshot } from "@saphan/shared/core";
import { isNamed } from "../../access/network-view.ts";
import { allowed } from "../../access/viewer.ts";
import type { RegistryProblemKind } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";

const FEW = 5;

interface Problem {
  readonly kind: RegistryProblemKind;
  readonly sites?: readonly number[];
  readonly entities?: readonly number[];
}

/** Sites of one name in one province, however it is written. */
function sameName({ sites }: Snapshot, open: readonly number[]): number[] {
  const byName = new Map<string, number[]>();
  for (const row of open) {
    const site = sites[row];
    if (!site) continue;
    const key = `${matchText(site.name.en || site.name.th)}\n${site.province}`;
    byName.set(key, [...(byName.get(key) ?? []), row]);
  }
  return [...byName.values()].flatMap((rows) => (rows.length > 1 ? rows : []));
}

/** Throws `FORBIDDEN` for all but administrators. */
export function describeRegistry(context: Context) {
  const { role } = allowed(context.viewer, "sites:read").membership;
  if (role !== "administrator")
    throw new DomainError(
      "FORBIDDEN",
      "The registry is for those who manage it.",
    );
  const { snapshot, clock } = context;
  const sight = context.sight();
  const today = clock.today();
  const { sites, entities } = snapshot;
  const named = [...sites.keys()].filter((row) => isNamed(sight, row));
  // A site that is yet to open is not closed.
  const isOpen = (row: number) => {
    const closed = sites[row]?.closed ?? NO_DAY;
    return closed === NO_DAY || closed >= today;
  };
  const open = named.filter(isOpen);
  const links = snapshot.links.filter(
    ({ since, until }, i) => sight.knownLink[i] && holds(since, until, today),
  );
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const withSites = new Set(sites.map(({ entity }) => entity));
  const makes = entities.flatMap(({ kind }, row) =>
    kind === "supplier" || kind === "assembler" ? [row] : [],
  );
  const parents = new Set(entities.map(({ parent }) => parent));
  const problems: readonly Problem[] = [
    { kind: "same_name", sites: sameName(snapshot, open) },
    { kind: "no_province", sites: open.filter((row) => !sites[row]?.province) },
    {
      kind: "no_segment",
      sites: open.filter((row) => !sites[row]?.mainSegment),
    },
    { kind: "no_link", sites: open.filter((row) => !linked.has(row)) },
    {
      kind: "closed_but_linked",
      sites: named.filter((row) => !isOpen(row) && linked.has(row)),
    },
    {
      kind: "no_registration",
      entities: makes.filter((row) => !entities[row]?.registrationNo),
    },
    {
      kind: "no_site",
      entities: makes.filter((row) => !withSites.has(row) && !parents.has(row)),
    },
  ];
  const few = (rows: readonly number[]) =>
    rows.slice(0, FEW).map((row) => ({ snapshot, row }));
  return {
    sites: named.length,
    closed: named.length - open.length,
    entities: entities.length,
    links: links.length,
    problems: problems
      .map(({ kind, sites: ofSites = [], entities: ofEntities = [] }) => ({
        kind,
        total: ofSites.length + ofEntities.length,
        sites: few(ofSites),
        entities: few(ofEntities),
      }))
      .filter(({ total }) => total > 0),
  };
}
