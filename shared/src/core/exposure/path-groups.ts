import type { SupplyPath } from "./paths.ts";

/** Paths of one kind: their sites stand, one after the other, in the same groups. */
export interface PathGroup<Group> {
  /** From the origin's to the source's. */
  readonly groups: readonly Group[];
  readonly contribution: number;
  readonly paths: number;
  /** Distinct sites at each place of the way, as long as `groups`; the last are the distinct sources. */
  readonly sites: readonly number[];
}

/** The largest contributions first; of equal ones that whose first path comes earlier. */
export function groupPaths<Group extends string | number | null>(
  paths: readonly SupplyPath[],
  groupOf: (row: number) => Group,
): PathGroup<Group>[] {
  const found = new Map<
    string,
    { groups: Group[]; members: SupplyPath[]; contribution: number }
  >();
  for (const path of paths) {
    const groups = path.sites.map(groupOf);
    const key = JSON.stringify(groups);
    const group = found.get(key) ?? { groups, members: [], contribution: 0 };
    found.set(key, group);
    group.members.push(path);
    group.contribution += path.contribution;
  }
  return [...found.values()]
    .map(({ groups, members, contribution }) => ({
      groups,
      contribution,
      paths: members.length,
      sites: groups.map(
        (_, place) => new Set(members.map(({ sites }) => sites[place])).size,
      ),
    }))
    .sort((a, b) => b.contribution - a.contribution);
}
