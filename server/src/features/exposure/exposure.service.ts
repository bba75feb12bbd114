/** Where exposure to a concern comes from: docs/methods.md, "Exposure". */
import {
  exposureBySite,
  exposureOf,
  gatesOf,
  groupPaths,
  isAsked,
  NO_TIER,
  Standing,
  standingWord,
  tierKey,
  topPaths,
  type SiteConcern,
  type SupplyMatrix,
  type SupplyPath,
  type TopPaths,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { ExposureInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { breathe } from "../../platform/breathe.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { concernsOf } from "./concerns.ts";
import { influenceFor, type KeptInfluence } from "./influence-kept.ts";
import { topOf } from "./top-of.ts";

const MOST_DAMPING = 0.95;
const MOST_PATHS = 500;
const MOST_SOURCES = 20;
const MOST_UNKNOWN = 10;
/** Steps of the search: some 50 ms, on what it takes a tenth of a second to be certain of more is left out. */
const STEPS = 50_000;

const siteAt = ({ snapshot, lens }: NetworkView, at: number) => ({
  snapshot,
  row: lens.scope.rows[at] ?? -1,
});

const at = (column: ArrayLike<number>, index: number): number =>
  column[index] ?? 0;

/** Shares of all that could be upstream; 0 where nothing is. */
const shareOf = (total: number) => (part: number) =>
  total === 0 ? 0 : Math.min(part / total, 1);

function basisOf(
  { influence: { bySite, totalUnnamed } }: KeptInfluence,
  { low, high, standing }: SiteConcern,
  share: (part: number) => number,
) {
  let [known, silent, notAsked, notShared] = [0, 0, 0, 0];
  bySite.forEach((part, position) => {
    const stands = at(standing, position);
    if (at(low, position) === at(high, position)) known += part;
    else if (stands === Standing.notShared) notShared += part;
    else if (isAsked(stands)) silent += part;
    else notAsked += part;
  });
  return {
    known: share(known),
    silent: share(silent),
    notAsked: share(notAsked),
    notShared: share(notShared),
    unnamed: share(totalUnnamed),
  };
}

function tiersOf(
  { lens }: NetworkView,
  { influence: { bySite } }: KeptInfluence,
  { low, high }: SiteConcern,
  share: (part: number) => number,
) {
  const byTier = new Map<number, [number, number, number, number]>();
  bySite.forEach((part, position) => {
    if (part === 0) return;
    const tier = lens.tier[position] ?? NO_TIER;
    const sum = byTier.get(tier) ?? [0, 0, 0, 0];
    sum[0] += 1;
    sum[1] += part;
    sum[2] += part * at(low, position);
    sum[3] += part * at(high, position);
    byTier.set(tier, sum);
  });
  return [...byTier]
    .sort(([a], [b]) => (a === NO_TIER ? 1 : b === NO_TIER ? -1 : a - b))
    .map(([tier, [sites, influence, least, most]]) => ({
      tier: tierKey(tier),
      sites,
      influence: share(influence),
      low: share(least),
      high: share(most),
    }));
}

function sourcesOf(
  view: NetworkView,
  { influence: { bySite } }: KeptInfluence,
  { low, high, standing }: SiteConcern,
  share: (part: number) => number,
) {
  const row = (position: number) => {
    const part = at(bySite, position);
    return {
      site: siteAt(view, position),
      tier: tierKey(view.lens.tier[position]),
      influence: share(part),
      concernLow: at(low, position),
      concernHigh: at(high, position),
      low: share(part * at(low, position)),
      high: share(part * at(high, position)),
      standing: standingWord(at(standing, position)),
    };
  };
  const certain = (position: number) =>
    at(bySite, position) * at(low, position);
  const open = (position: number) =>
    at(bySite, position) * (at(high, position) - at(low, position));
  return {
    sources: topOf(bySite.keys(), MOST_SOURCES, certain).map(row),
    unknown: topOf(bySite.keys(), MOST_UNKNOWN, open).map(row),
  };
}

function linksOf(
  { starts, targets, weights }: SupplyMatrix,
  sites: readonly number[],
): number[] {
  return sites.slice(1).map((supplier, i) => {
    const customer = sites[i] ?? 0;
    for (let k = at(starts, customer); k < at(starts, customer + 1); k++)
      if (targets[k] === supplier) return at(weights, k);
    return 0;
  });
}

function describePaths(
  view: NetworkView,
  matrix: SupplyMatrix,
  { paths, whole, covered, certain, isCutOff }: TopPaths,
) {
  const { snapshot, lens } = view;
  const used = [...new Set(paths.flatMap(({ sites }) => sites))];
  const index = new Map(used.map((position, i) => [position, i]));
  const share = shareOf(whole);
  const tierAt = (position: number) => tierKey(lens.tier[position]);
  const segmentAt = (position: number) =>
    snapshot.sites[lens.scope.rows[position] ?? -1]?.mainSegment ?? "";
  const placeOf = (position: number) =>
    `${tierAt(position)} ${segmentAt(position)}`;
  const keyOf = (groups: readonly string[]) => groups.join("|");
  const members = new Map<string, number[]>();
  paths.forEach(({ sites }: SupplyPath, i) => {
    const key = keyOf(sites.map(placeOf));
    members.set(key, [...(members.get(key) ?? []), i]);
  });
  return {
    sites: used.map((position) => siteAt(view, position)),
    tiers: used.map(tierAt),
    paths: paths.map(({ sites, contribution }) => ({
      sites: sites.map((position) => index.get(position) ?? -1),
      links: linksOf(matrix, sites),
      share: share(contribution),
    })),
    groups: groupPaths(paths, placeOf).map((group) => {
      const places = group.groups.map((place) => place.split(" "));
      return {
        tiers: places.map(([tier = ""]) => tier),
        segments: places.map(([, segment = ""]) => segment),
        sites: [...group.sites],
        paths: members.get(keyOf(group.groups)) ?? [],
        share: share(group.contribution),
      };
    }),
    covered,
    certain,
    isCutOff,
  };
}

function checked({ damping = 0.5, mostPaths = 60 }: ExposureInput) {
  if (!(damping >= 0 && damping <= MOST_DAMPING))
    throw new DomainError(
      "BAD_USER_INPUT",
      `Damping is from 0 to ${MOST_DAMPING}.`,
    );
  const most = Math.min(Math.max(Math.trunc(mostPaths), 0), MOST_PATHS);
  return { damping, most };
}

/** Throws `BAD_USER_INPUT`. A site that the lens does not name has nothing upstream. */
export async function findExposure(
  context: Pick<Context, "catalogue" | "method">,
  view: NetworkView,
  input: ExposureInput,
) {
  const { damping, most } = checked(input);
  const { indicators, concern } = await concernsOf(
    context,
    view.figures,
    input,
  );
  const kept = await influenceFor(view, input.site, damping, input.weights);
  const { matrix, origins, influence, count, assumed } = kept;
  const { total, value, low, high } = exposureOf(influence, concern);
  const share = shareOf(total);
  await breathe();
  const exposures = exposureBySite(matrix, concern, { damping });
  const gates = gatesOf(matrix, origins, concern, exposures, damping);
  await breathe();
  const paths = topPaths(matrix, origins, concern.low, {
    damping,
    most,
    steps: STEPS,
  });
  await breathe();
  const through = (position: number) => at(gates.low, position);
  const weight = (position: number) => at(gates.total, position);
  const byLow = topOf(gates.low.keys(), MOST_SOURCES, through);
  const rest = topOf(gates.total.keys(), MOST_SOURCES, weight);
  const origin = origins.findIndex((part) => part > 0);
  return {
    indicators: [...indicators],
    damping,
    site: input.site && count > 0 ? siteAt(view, origin) : null,
    origins: count,
    low,
    high,
    value,
    basis: basisOf(kept, concern, share),
    assumed,
    sweeps: Math.max(influence.sweeps, exposures.sweeps),
    residual: Math.max(influence.residual, exposures.residual),
    converged: influence.converged && exposures.converged,
    tiers: tiersOf(view, kept, concern, share),
    gates: [...new Set([...byLow, ...rest])]
      .slice(0, MOST_SOURCES)
      .map((position) => ({
        site: siteAt(view, position),
        influence: share(weight(position)),
        low: share(through(position)),
        high: share(at(gates.high, position)),
      })),
    ...sourcesOf(view, kept, concern, share),
    paths: describePaths(view, matrix, paths),
  };
}
