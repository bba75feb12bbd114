/** The network upstream of some origins, drawn as numbers: for what is worked out on links alone. */
import {
  buildDependency,
  buildNeeds,
  buildSupplyMatrix,
  UNNAMED,
  type Dependency,
  type Needs,
  type SupplyArc,
  type SupplyMatrix,
} from "@saphan/shared/core";
import { drawing } from "./network.ts";

export interface Lens {
  readonly order: number;
  readonly arcs: readonly SupplyArc[];
  readonly dependency: Dependency;
  readonly matrix: SupplyMatrix;
  /** The same links without those from who is not named, all shares equal: what programs know that know only graphs. */
  readonly named: SupplyMatrix;
  readonly needs: Needs;
  /** Own sites of each origin. */
  readonly origins: readonly (readonly number[])[];
  /** By site, all own sites of origins alike; adds up to 1. */
  readonly weights: Float64Array;
  /** A concern from 0 to 1 that is known of three sites in four. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly open: Uint8Array;
}

/** How a lens is drawn: as many part families as the catalogue has, and about 4.5 links a site. */
export interface LensShape {
  readonly sites: number;
  readonly origins: number;
  readonly families: number;
}

const LINKS = 4.5;
const PLANTS = 2;
/** Sites of the tiers 1 to 4 begin at these shares of all. */
const TIERS = [0, 0.05, 0.25, 0.65];
/** Links within a tier and to the one above, which make circles, and links from somebody who is not named. */
const LEVEL = 0.1;
const BACK = 0.02;
const HIDDEN = 0.05;

function drawArcs(
  { sites, origins, families }: LensShape,
  random: () => number,
): SupplyArc[] {
  const below = origins * PLANTS;
  const begins = [
    0,
    ...TIERS.map((share) => below + Math.floor(share * (sites - below))),
    sites,
  ];
  const draw = (from: number, to: number) =>
    from + Math.floor(random() * (to - from));
  const arcs = new Map<string, SupplyArc>();
  for (let tier = 1; tier <= TIERS.length; tier++)
    for (let site = begins[tier] ?? 0; site < (begins[tier + 1] ?? 0); site++) {
      const links = Math.max(1, Math.round(LINKS * 2 * random()));
      for (let i = 0; i < links; i++) {
        const way = random();
        const isBack = way < BACK && tier < TIERS.length;
        const to = isBack ? tier + 1 : way < BACK + LEVEL ? tier : tier - 1;
        const arc = {
          supplier: random() < HIDDEN ? UNNAMED : site,
          customer: draw(begins[to] ?? 0, begins[to + 1] ?? 0),
          family: draw(0, families),
          share: random() < 0.5 ? null : random(),
        };
        const key = `${arc.supplier} ${arc.customer} ${arc.family}`;
        if (!arcs.has(key)) arcs.set(key, arc);
      }
    }
  return [...arcs.values()];
}

/** The same lens for the same shape, whenever it is drawn. */
export function drawLens(shape: LensShape): Lens {
  const random = drawing(11);
  const order = shape.sites;
  const arcs = drawArcs(shape, random);
  const dependency = buildDependency(order, arcs);
  const named = arcs
    .filter(({ supplier }) => supplier !== UNNAMED)
    .map((arc) => ({ ...arc, share: null }));
  const origins = Array.from({ length: shape.origins }, (_, i) =>
    Array.from({ length: PLANTS }, (_plant, plant) => i * PLANTS + plant),
  );
  const own = shape.origins * PLANTS;
  const low = Float64Array.from({ length: order }, () =>
    random() < 0.7 ? 0 : random(),
  );
  return {
    order,
    arcs,
    dependency,
    matrix: buildSupplyMatrix(dependency),
    named: buildSupplyMatrix(buildDependency(order, named)),
    needs: buildNeeds(dependency),
    origins,
    weights: new Float64Array(order).fill(1 / own, 0, own),
    low,
    high: low.map((value) => (random() < 0.25 ? 1 : value)),
    open: new Uint8Array(order).fill(1),
  };
}
