/** Who supplies whom in a lens, as its viewer may tell: what the explorer draws, and what exposure and stops run along. */
import {
  countUp,
  knownSupply,
  linkColumns,
  linksOn,
  NO_TIER,
  sortedBy,
  TOLD_ELSEWHERE,
  UNNAMED,
  type KnownLinks,
  type KnownSupply,
  type LinkRecord,
  type Snapshot,
} from "@saphan/shared/core";
import type { Lens } from "./lens.ts";
import type { NetworkView } from "./network-view.ts";
import { Detail, detailAt, maskOf, type Sight } from "./sight.ts";

/** Whether the viewer is an end of the link or declared it: then it reads share, single source and part family. */
export const isParty = (
  { ownSite, ownEntities }: Sight,
  { from, to, source }: Pick<LinkRecord, "from" | "to" | "source">,
): boolean =>
  ownSite[from] === 1 || ownSite[to] === 1 || ownEntities.has(source);

type View = Pick<NetworkView, "snapshot" | "sight" | "lens">;

/** What is known of the links of a lens, by link. */
interface LensLinks {
  /** Places in the snapshot's links: of those that the viewer knows and that hold on the lens's day. */
  readonly places: Uint32Array;
  /** What all of them on the same two sites tell together of the supplier, as `Detail`. */
  readonly detail: Uint8Array;
  readonly isParty: Uint8Array;
  /** 1 where the viewer is party to any link on the same two sites. */
  readonly pairIsParty: Uint8Array;
}

function placesInLens({ snapshot, sight, lens }: View): Uint32Array {
  const columns = linkColumns(snapshot.links);
  const { from, to } = columns;
  const held = linksOn(columns, lens.asOf, sight.knownLink);
  const { position } = lens.scope;
  const inside = lens.tierOfRow.map((tier, row) =>
    tier !== NO_TIER || (position[row] ?? -1) >= 0 ? 1 : 0,
  );
  const places = new Uint32Array(held.length);
  let count = 0;
  for (let i = 0; i < held.length; i++)
    if (held[i] && inside[from[i] ?? -1] && inside[to[i] ?? -1])
      places[count++] = i;
  return places.slice(0, count);
}

function linksInLens(view: View): LensLinks {
  const { snapshot, sight } = view;
  const columns = linkColumns(snapshot.links);
  const { from, to, source } = columns;
  const { ownSite, ownEntities } = sight;
  const order = snapshot.sites.length;
  const places = placesInLens(view);
  const detail = new Uint8Array(places.length);
  const isParty = new Uint8Array(places.length);
  const supplier = new Uint32Array(places.length);
  const customer = new Uint32Array(places.length);
  const isOwn = maskOf(snapshot.entities.length, ownEntities);
  places.forEach((place, n) => {
    const [of, by] = [from[place] ?? 0, to[place] ?? 0];
    supplier[n] = of;
    customer[n] = by;
    const party =
      ownSite[of] === 1 ||
      ownSite[by] === 1 ||
      isOwn[source[place] ?? -1] === 1;
    isParty[n] = party ? 1 : 0;
    const known = sight.detail[of] ?? Detail.unknown;
    detail[n] =
      party || sight.role === "administrator"
        ? known
        : Math.min(known, detailAt(columns, place, sight.today));
  });
  const pairIsParty = new Uint8Array(places.length);
  const sorted = sortedBy(
    sortedBy(countUp(places.length), supplier, order),
    customer,
    order,
  );
  const isPair = (a: number, b: number) =>
    supplier[a] === supplier[b] && customer[a] === customer[b];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const first = sorted[start] ?? 0;
    let [most, party] = [0, 0];
    for (; end < sorted.length && isPair(sorted[end] ?? 0, first); end++) {
      most = Math.max(most, detail[sorted[end] ?? 0] ?? 0);
      party |= isParty[sorted[end] ?? 0] ?? 0;
    }
    for (let n = start; n < end; n++) {
      detail[sorted[n] ?? 0] = most;
      pairIsParty[sorted[n] ?? 0] = party;
    }
  }
  return { places, detail, isParty, pairIsParty };
}

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

/**
 * What is supplied: to parties the part family; else the supplier's product group, where the link tells as much of it.
 * So further up, suppliers of one product group count as alternatives of each other. As places in `names`.
 */
function familyNames({ links, sites }: Snapshot) {
  const names: string[] = [];
  const known = new Map<string, number>();
  const placeOf = (name: string): number => {
    let place = known.get(name);
    if (place === undefined) known.set(name, (place = names.push(name) - 1));
    return place;
  };
  const NOT_YET = -1;
  const bySite = new Int32Array(sites.length).fill(NOT_YET);
  return {
    names,
    unknown: () => placeOf(""),
    partFamily: (link: number) =>
      placeOf(`${PART_FAMILY}${links[link]?.partFamily ?? ""}`),
    segment: (row: number): number => {
      const have = bySite[row] ?? NOT_YET;
      if (have !== NOT_YET) return have;
      return (bySite[row] = placeOf(
        `${SEGMENT}${sites[row]?.mainSegment ?? ""}`,
      ));
    },
  };
}

function describe(view: View): KnownLinks {
  const { snapshot, lens } = view;
  const columns = linkColumns(snapshot.links);
  const { position } = lens.scope;
  const { places, detail, isParty, pairIsParty } = linksInLens(view);
  const supplier = new Int32Array(places.length).fill(UNNAMED);
  const customer = new Int32Array(places.length).fill(UNNAMED);
  const family = new Int32Array(places.length).fill(TOLD_ELSEWHERE);
  const declaredBy = new Uint8Array(places.length);
  const families = familyNames(snapshot);
  places.forEach((place, n) => {
    const from = columns.from[place] ?? 0;
    const told = detail[n] ?? 0;
    if (told === Detail.named) supplier[n] = position[from] ?? UNNAMED;
    customer[n] = position[columns.to[place] ?? 0] ?? UNNAMED;
    declaredBy[n] = columns.declaredBy[place] ?? 0;
    if (isParty[n]) family[n] = families.partFamily(place);
    else if (!pairIsParty[n])
      family[n] =
        told >= Detail.process ? families.segment(from) : families.unknown();
  });
  return {
    supplier,
    customer,
    family,
    families: families.names,
    isParty,
    declaredBy,
    links: snapshot.links,
    places,
  };
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
