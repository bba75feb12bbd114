/** Who supplies whom in a lens, as its viewer may tell: what the explorer draws, and what exposure and stops run along. */
import {
  holds,
  knownSupply,
  NO_TIER,
  UNNAMED,
  type KnownLink,
  type KnownSupply,
  type LinkRecord,
} from "@saphan/shared/core";
import type { Lens } from "./lens.ts";
import type { NetworkView } from "./network-view.ts";
import { Detail, detailOf, type Sight } from "./sight.ts";

/** Whether the viewer is an end of the link or declared it: then it reads share, single source and part family. */
export const isParty = (
  { ownSite, ownEntities }: Sight,
  { from, to, source }: Pick<LinkRecord, "from" | "to" | "source">,
): boolean =>
  ownSite[from] === 1 || ownSite[to] === 1 || ownEntities.has(source);

/** What all known statements on a pair of sites tell together. */
interface PairSight {
  /** Of the supplier, as `Detail`. */
  detail: number;
  isParty: boolean;
}

type View = Pick<NetworkView, "snapshot" | "sight" | "lens">;

/** Links of the lens that the viewer knows and that hold on its day. */
function linksInLens({ snapshot, sight, lens }: View): readonly LinkRecord[] {
  const inside = (row: number) =>
    lens.tierOfRow[row] !== NO_TIER || (lens.scope.position[row] ?? -1) >= 0;
  return snapshot.links.filter(
    ({ from, to, since, until }, i) =>
      sight.knownLink[i] === 1 &&
      holds(since, until, lens.asOf) &&
      inside(from) &&
      inside(to),
  );
}

function pairsIn(
  links: readonly LinkRecord[],
  sight: Sight,
): (link: LinkRecord) => PairSight {
  const order = sight.detail.length;
  const pairs = new Map<number, PairSight>();
  const keyOf = ({ from, to }: LinkRecord) => to * order + from;
  for (const link of links) {
    const party = isParty(sight, link);
    const known = sight.detail[link.from] ?? Detail.unknown;
    const detail =
      party || sight.role === "administrator"
        ? known
        : Math.min(known, detailOf(link, sight.today));
    const have = pairs.get(keyOf(link));
    if (have) {
      have.detail = Math.max(have.detail, detail);
      have.isParty ||= party;
    } else pairs.set(keyOf(link), { detail, isParty: party });
  }
  return (link) =>
    pairs.get(keyOf(link)) ?? { detail: Detail.unknown, isParty: false };
}

/**
 * What is supplied: to parties the part family; else the supplier's product group, where the link tells as much of it.
 * So further up, suppliers of one product group count as alternatives of each other.
 */
const familyOf = (
  { snapshot }: View,
  link: LinkRecord,
  party: boolean,
  detail: number,
): string =>
  party
    ? `${PART_FAMILY}${link.partFamily}`
    : detail >= Detail.process
      ? `${SEGMENT}${snapshot.sites[link.from]?.mainSegment ?? ""}`
      : "";

/** How families of inputs are told apart: a part family, a product group, or nothing that is told. */
const PART_FAMILY = "part_family ";
const SEGMENT = "segment ";

export function familyParts(family: string): {
  readonly kind: "part_family" | "segment" | "unknown";
  /** Empty where it is not stated. */
  readonly key: string;
} {
  const [kind, key = ""] = family.split(" ");
  return kind === "part_family" || kind === "segment"
    ? { kind, key }
    : { kind: "unknown", key: "" };
}

function describe(view: View): KnownLink[] {
  const { sight, lens } = view;
  const { position } = lens.scope;
  const links = linksInLens(view);
  const pairOf = pairsIn(links, sight);
  return links.map((link) => {
    const { from, to } = link;
    const { detail, isParty: pairIsParty } = pairOf(link);
    const party = isParty(sight, link);
    return {
      link,
      supplier: detail === Detail.named ? (position[from] ?? UNNAMED) : UNNAMED,
      customer: position[to] ?? UNNAMED,
      family:
        pairIsParty && !party ? undefined : familyOf(view, link, party, detail),
      isParty: party,
    };
  });
}

/** On days on which the same sites and links hold, lenses of one sight share what they are made of, and so this. */
const kept = new WeakMap<Lens["tierOfRow"], KnownSupply>();

/** Positions are those of the lens's scope. The same for the same lens: nobody may write to it. */
export function supplyOf(view: View): KnownSupply {
  const { tierOfRow, scope } = view.lens;
  const have = kept.get(tierOfRow);
  if (have) return have;
  const made = knownSupply(describe(view), scope.rows.length);
  kept.set(tierOfRow, made);
  return made;
}
