/** Plans plants: where they stand, what they make, how many people work there, whose they are. */
import { loadCatalogue } from "@saphan/shared/contract";
import {
  firstDayOf,
  lastDayOf,
  NO_DAY,
  type Period,
} from "@saphan/shared/core";
import { plantName } from "../names/names.ts";
import { at, clamp, createRandom, type Random } from "../random.ts";
import type { FirmBook } from "./firms.ts";
import { drawHeadcounts } from "./headcounts.ts";
import { PLACES } from "./places.data.ts";
import { LEVELS, type ByLevel, type Level } from "./recipe.ts";
import type { FirmPlan, MakerPlan, SitePlan } from "./sector.ts";
import {
  CLUSTERS,
  FIRST_TIER,
  SECOND_TIER,
  THIRD_TIER,
  type Cluster,
} from "./segments.data.ts";
import { PRESETS, type SitePreset } from "./stories.data.ts";

/** Set up for a cluster: shares of direct suppliers at which the edges come to 70, 18 and 12 % (`customers.ts`). */
const FIRST_FOR: Readonly<Record<Cluster, number>> = {
  japanese: 0.8,
  chinese: 0.155,
  western: 0.045,
};
/** Chance that a firm has a second and a third plant, by level. */
const SECOND_PLANT: ByLevel = [0, 0.09, 0.035, 0.01];
const THIRD_PLANT: ByLevel = [0, 0.02, 0.005, 0];
/** Chance that a firm belongs to a group. */
const IN_GROUP: ByLevel = [0, 0.09, 0.025, 0];
const MORE_FAMILIES = 1.5;
const MOST_FAMILIES = 5;
const WITH_OS_ID: ByLevel = [1, 0.72, 0.34, 0.08];
/** Where the newest plants of each cluster come from: quarters since they opened, at most. */
const QUARTERS_OPEN: Readonly<Record<Cluster, number>> = {
  japanese: 130,
  chinese: 22,
  western: 90,
};
const OPENING_UNKNOWN = 0.08;
const CLOSED_LATELY = 0.008;

export interface SitesRequest {
  readonly seed: number;
  readonly newest: Period;
  readonly quarters: number;
  readonly counts: ByLevel;
  readonly book: FirmBook;
}

export interface PlannedSites {
  readonly sites: readonly SitePlan[];
  readonly makers: readonly MakerPlan[];
  readonly starts: readonly number[];
}

interface Draft extends Omit<SitePlan, "name" | "quality"> {
  readonly quality: number | undefined;
  /** Standing among the headcounts of the level, as a standard normal. */
  readonly size: number;
}

const presets = new Map(
  PRESETS.map((preset) => [`${preset.level} ${preset.number}`, preset]),
);
const presetOf = (level: Level, number: number): SitePreset | undefined =>
  presets.get(`${level} ${number}`);

function pickByName(
  weights: Readonly<Record<string, number>>,
  random: Random,
): string {
  const names = Object.keys(weights);
  return at(names, random.weighted(Object.values(weights)));
}

const segmentWeights = (level: Level, cluster: Cluster | undefined) =>
  level === 1
    ? FIRST_TIER[cluster ?? "japanese"]
    : level === 2
      ? SECOND_TIER
      : THIRD_TIER;

function drawFamilies(
  segment: string,
  cluster: Cluster | undefined,
  random: Random,
): readonly string[] {
  const possible = loadCatalogue().lists.part_families.filter(
    (family) =>
      family.segment === segment &&
      !(cluster === "chinese" && family.powertrain === "combustion"),
  );
  const count = Math.min(
    1 + random.poisson(MORE_FAMILIES),
    MOST_FAMILIES,
    possible.length,
  );
  return random.shuffle(possible.map(({ id }) => id)).slice(0, count);
}

/** Relative change of the headcount in a quarter: combustion shrinks, electric drive grows. */
function growthOf(segment: string, random: Random): number {
  const trend =
    segment === "e_drive"
      ? 0.02
      : segment === "engine_transmission" || segment === "exhaust_fuel"
        ? -0.005
        : -0.001;
  return trend + 0.005 * random.normal();
}

function drawSpan(
  { newest, quarters }: SitesRequest,
  cluster: Cluster | undefined,
  preset: SitePreset | undefined,
  random: Random,
) {
  const age = Math.floor(random.unit() * QUARTERS_OPEN[cluster ?? "japanese"]);
  const isKnown = !random.chance(OPENING_UNKNOWN);
  const closing = random.chance(CLOSED_LATELY) && age > quarters;
  const ago = 1 + random.below(Math.max(1, quarters - 4));
  const openedAgo = preset?.openedAgo ?? (preset ? age + quarters : age);
  const closedAgo = preset ? preset.closedAgo : closing ? ago : undefined;
  return {
    opened:
      isKnown || preset?.openedAgo !== undefined
        ? firstDayOf(newest - openedAgo)
        : NO_DAY,
    closed: closedAgo === undefined ? NO_DAY : lastDayOf(newest - closedAgo),
  };
}

/** Makers by cluster: seven, four and two in the demo. Larger sectors have larger makers, not more and more of them. */
const MOST_MAKERS = 60;
function drawMakers(
  count: number,
  book: FirmBook,
): { readonly firm: number; readonly cluster: Cluster; plants: number }[] {
  const groups = Math.min(MOST_MAKERS, Math.max(5, Math.round(count * 0.65)));
  const share = { japanese: 0.54, chinese: 0.31, western: 0.15 };
  const makers = CLUSTERS.flatMap((cluster) =>
    Array.from(
      { length: Math.max(1, Math.round(groups * share[cluster])) },
      () => ({ firm: book.addMaker(cluster), cluster, plants: 1 }),
    ),
  );
  // The largest Japanese makers have most of the further plants.
  for (let left = count - makers.length, turn = 0; left > 0; left--, turn++) {
    const large = at(makers, turn % Math.ceil(makers.length / 3));
    large.plants++;
  }
  return makers;
}

const padded = (number: number) => String(number).padStart(5, "0");

/** Which firm each plant of a level above assembly belongs to. */
function drawOwner(
  level: Level,
  book: FirmBook,
  random: Random,
): (segment: string, preset: SitePreset | undefined) => number {
  let open = { firm: -1, left: 0 };
  let group = { firm: -1, left: 0 };
  const named = new Map<string, number>();
  return (segment, preset) => {
    const { firm: wanted } = preset ?? {};
    const have = wanted === undefined ? undefined : named.get(wanted);
    if (have !== undefined) return have;
    if (preset) {
      // The firms of a story with plants of their own stand under one group.
      const parent =
        wanted === undefined
          ? -1
          : named.size === 0
            ? book.addGroup("home")
            : at(book.firms, [...named.values()][0] ?? 0).parent;
      const firm = book.addFirm(level, segment, parent);
      if (wanted !== undefined) named.set(wanted, firm);
      return firm;
    }
    if (open.left > 0) {
      open.left--;
      return open.firm;
    }
    if (group.left === 0 && random.chance(IN_GROUP[level]))
      group = {
        firm: book.addGroup(random.chance(0.45) ? "home" : "japanese"),
        left: 2 + random.below(2),
      };
    const parent = group.left > 0 ? group.firm : -1;
    group.left = Math.max(0, group.left - 1);
    const more = random.chance(SECOND_PLANT[level])
      ? 1
      : random.chance(THIRD_PLANT[level])
        ? 2
        : 0;
    open = { firm: book.addFirm(level, segment, parent), left: more };
    return open.firm;
  };
}

function namePlants(
  drafts: readonly Draft[],
  firms: readonly FirmPlan[],
): readonly SitePlan[] {
  const provinces = new Map(
    loadCatalogue().lists.provinces.map(({ id, name }) => [id, name]),
  );
  const sisters = new Map<string, number>();
  const spot = ({ firm, place }: Draft) => `${firm} ${place}`;
  for (const draft of drafts)
    sisters.set(spot(draft), (sisters.get(spot(draft)) ?? 0) + 1);
  const met = new Map<string, number>();
  const trades = new Map<number, string>();
  return drafts.map(({ size, quality, ...draft }): SitePlan => {
    const number = (met.get(spot(draft as Draft)) ?? 0) + 1;
    met.set(spot(draft as Draft), number);
    const segment = trades.get(draft.firm) ?? draft.segment;
    trades.set(draft.firm, segment);
    const { province } = at(PLACES, draft.place);
    const firm = at(firms, draft.firm);
    return {
      ...draft,
      name: plantName(
        firm.calling,
        segment,
        provinces.get(province) ?? { en: province, th: province },
        sisters.get(spot(draft as Draft)) === 1 ? 0 : number,
      ),
      quality: quality ?? 0.3 * size + Math.sqrt(0.91) * firm.quality,
    };
  });
}

export function planSites(request: SitesRequest): PlannedSites {
  const { seed, counts, book } = request;
  const drafts: Draft[] = [];
  const starts: number[] = [];
  const makers: MakerPlan[] = [];
  const weights = PLACES.map(({ weight }) => weight);

  for (const level of LEVELS) {
    const random = createRandom(seed, `sites ${level}`);
    const count = counts[level];
    const headcounts = drawHeadcounts(level, count, random);
    const logs = headcounts.map(Math.log);
    const mean = logs.reduce((sum, log) => sum + log, 0) / count;
    const deviation = Math.sqrt(
      logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / count,
    );
    starts.push(drafts.length);
    const add = (
      number: number,
      firmOf: (segment: string, preset: SitePreset | undefined) => number,
      makerCluster?: Cluster,
    ): number => {
      const preset = presetOf(level, number);
      const headcount = preset?.headcount ?? at(headcounts, number);
      const cluster =
        makerCluster ??
        (level === 1
          ? (preset?.cluster ??
            at(CLUSTERS, random.weighted(CLUSTERS.map((c) => FIRST_FOR[c]))))
          : undefined);
      const drawnPlace = random.weighted(weights);
      const place = preset?.province
        ? PLACES.findIndex(({ province }) => province === preset.province)
        : drawnPlace;
      const segment =
        level === 0
          ? "vehicle_assembly"
          : (preset?.segment ??
            pickByName(segmentWeights(level, cluster), random));
      const families =
        preset?.families ?? drawFamilies(segment, cluster, random);
      const { latitude, longitude } = at(PLACES, place);
      const index = drafts.length;
      const around = () => clamp(random.normal(), -2, 2) * 0.05;
      drafts.push({
        index,
        key: `PLANT-${padded(index + 1)}`,
        level,
        firm: firmOf(segment, preset),
        place,
        latitude: Number((latitude + around()).toFixed(4)),
        longitude: Number((longitude + around()).toFixed(4)),
        segment,
        families,
        cluster,
        headcount,
        growth: preset?.growth ?? growthOf(segment, random),
        quality: preset?.quality,
        size: (Math.log(headcount) - mean) / deviation,
        ...drawSpan(request, cluster, preset, random),
        // The year 0000 is nobody's: these cannot be OS IDs of real plants.
        osId: random.chance(WITH_OS_ID[level])
          ? `TH0000${padded(index + 1)}DEMO`
          : "",
      });
      return index;
    };
    if (level === 0) {
      let number = 0;
      for (const { firm, cluster, plants } of drawMakers(count, book)) {
        const sites: number[] = [];
        for (let left = plants; left > 0; left--)
          sites.push(add(number++, () => firm, cluster));
        // The newcomers differ in size too, though each has one plant.
        const isFirst = makers.every((maker) => maker.cluster !== cluster);
        makers.push({
          firm,
          cluster,
          sites,
          weight: 0.35 + plants + (cluster === "chinese" && isFirst ? 1 : 0),
        });
      }
    } else {
      const owner = drawOwner(level, book, random);
      for (let number = 0; number < count; number++) add(number, owner);
    }
  }
  return { sites: namePlants(drafts, book.firms), makers, starts };
}
