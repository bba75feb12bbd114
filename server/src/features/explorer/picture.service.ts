/** A lens as a picture of nodes and arcs, made of what its viewer sees one by one. */
import {
  buildPicture,
  coneOf,
  dimensionColumn,
  filterKeys,
  filterSites,
  NO_TIER,
  tierKey,
  type Picture,
  type PictureSettings,
} from "@saphan/shared/core";
import { roundedCount } from "../../access/boundary.ts";
import type { NetworkView } from "../../access/network-view.ts";
import { siteFilterOf } from "../../access/requests.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { criticalSites, originInputs } from "../../access/supply-critical.ts";
import { supplyFlowOf, type SupplyFlow } from "../../access/supply-flow.ts";
import type { PictureInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { breathe } from "../../platform/breathe.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { shadesOf } from "./node-shades.ts";

const MOST_GROUPS = 100;
const MOST_SITES = 3_000;
const MOST_STEPS = 20;
const MOST_NAMED = 300;

const within = (value: number, most: number): number =>
  Math.min(Math.max(Math.trunc(value), 0), most);

/** -1 for an unknown id, and for a site that is not in the lens by name. */
function positionOf({ snapshot, lens }: NetworkView, id: string): number {
  const row = snapshot.siteRows.get(id) ?? -1;
  return lens.scope.position[row] ?? -1;
}

/** By position: 1 for the only sites that are drawn; undefined for all. */
function only(
  { viewer, method, snapshot }: Context,
  view: NetworkView,
  { supply }: SupplyFlow,
  { filter, focus, byTier, depth, up = 1, down = 1 }: PictureInput,
): Uint8Array | undefined {
  const wanted = siteFilterOf(method, filter);
  const filtered =
    Object.keys(wanted).length > 0
      ? filterSites(view.figures, wanted, siteKeysFor(viewer, snapshot))
      : undefined;
  const isDeep = (at: number) =>
    (view.lens.tier[at] ?? 0) > (depth ?? Infinity);
  const passes =
    byTier === false
      ? Uint8Array.from(view.lens.tier, (_, at) =>
          isDeep(at) ? 0 : (filtered?.[at] ?? 1),
        )
      : filtered;
  if (!focus) return passes;
  const sites = view.lens.scope.rows.length;
  const at = positionOf(view, focus);
  if (at < 0) return new Uint8Array(sites);
  const cone = coneOf(
    supply,
    sites,
    at,
    within(up, MOST_STEPS),
    within(down, MOST_STEPS),
  );
  return passes ? cone.map((is, at) => is & (passes[at] ?? 0)) : cone;
}

function settingsOf(
  view: NetworkView,
  input: PictureInput,
  mask: Uint8Array | undefined,
): PictureSettings {
  const { focus, depth, sites = [], open = [] } = input;
  const { mostGroups = 12, mostSites = 40 } = input;
  if (sites.length > MOST_NAMED)
    throw new DomainError(
      "BAD_USER_INPUT",
      `At most ${MOST_NAMED} sites are drawn by name.`,
    );
  const drawn = [...sites, ...(focus ? [focus] : [])];
  const tiers = focus ? [...view.lens.tier].map(tierKey) : open;
  return {
    depth: depth ?? Infinity,
    mostGroups: within(mostGroups, MOST_GROUPS),
    mostSites: within(mostSites, MOST_SITES),
    open: new Set(tiers),
    drawn: new Set(drawn.map((id) => positionOf(view, id))),
    ...(mask ? { only: mask } : {}),
  };
}

/** A share of flow, at most 1, never outweighs an input, nor a headcount a share of flow. */
async function weights(
  view: NetworkView,
  flow: Float64Array,
  importance: PictureInput["importance"],
): Promise<Float64Array> {
  const { value, present } = view.figures.fact("headcount");
  const byFlow = flow.map(
    (share, at) => share + (present[at] ? (value[at] ?? 0) * 1e-12 : 0),
  );
  if (importance !== "criticality") return byFlow;
  const { lost } = await criticalSites(view);
  return byFlow.map((weight, at) => weight / 2 + (lost[at] || 0));
}

const NOBODY = new Uint32Array(0);

async function draw(context: Context, view: NetworkView, input: PictureInput) {
  const flows = supplyFlowOf(view);
  const column = dimensionColumn(view.figures, input.by);
  const keyAt = filterKeys(view.figures, input.by);
  // Groups of entities by id, as a filter names them.
  const keys = column.keys.map(() => "");
  column.group.forEach((group, at) => {
    keys[group] ||= keyAt(at);
  });
  const mask = only(context, view, flows, input);
  const { tier, unnamed } = view.lens;
  const { byTier = true, importance } = input;
  const picture = buildPicture(
    {
      supply: byTier
        ? flows.supply
        : {
            ...flows.supply,
            unnamedSuppliers: NOBODY,
            unnamedCustomers: NOBODY,
          },
      tier: byTier ? tier : new Int32Array(tier.length),
      group: column.group,
      keys,
      weight: await weights(view, flows.flow, importance),
      groupWeight: importance === "criticality" ? "largest" : "sum",
      pairFlow: flows.pairFlow,
      undisclosed: new Set(byTier ? unnamed.keys() : []),
    },
    settingsOf(view, input, mask),
  );
  return { picture, flows };
}

function nodeNames(
  { snapshot, lens }: NetworkView,
  { nodes }: Picture,
  by: PictureInput["by"],
) {
  return nodes.map(({ kind, key, position }) => {
    const row = lens.scope.rows[position] ?? -1;
    if (kind === "site") return snapshot.sites[row]?.name ?? null;
    const entity = by === "group" ? snapshot.entityRows.get(key) : undefined;
    return snapshot.entities[entity ?? -1]?.name ?? null;
  });
}

/** Sums over the sites of each node. */
function sums(
  { nodes, nodeOf }: Picture,
  { figures }: NetworkView,
  { flow, supply }: SupplyFlow,
) {
  const zero = () => new Array<number>(nodes.length).fill(0);
  const found = {
    headcount: zero(),
    headcountUnknown: zero(),
    flow: zero(),
    undisclosedSuppliers: zero(),
  };
  const add = (column: number[], node: number, value: number) => {
    column[node] = (column[node] ?? 0) + value;
  };
  const { value, present } = figures.fact("headcount");
  nodeOf.forEach((node, at) => {
    if (node < 0) return;
    if (present[at]) add(found.headcount, node, value[at] ?? 0);
    else add(found.headcountUnknown, node, 1);
    add(found.flow, node, flow[at] ?? 0);
  });
  for (const site of supply.unnamedSuppliers) {
    const node = nodeOf[site] ?? -1;
    if (node >= 0) found.undisclosedSuppliers[node] = 1;
  }
  return found;
}

const tiersOf = ({ lens }: NetworkView): string[] =>
  [...new Set([...lens.tier, ...lens.unnamed.keys()])]
    .sort((a, b) => (a === NO_TIER ? 1 : b === NO_TIER ? -1 : a - b))
    .map(tierKey);

/** Throws `BAD_USER_INPUT` for an unknown indicator. */
export async function columnsOf(
  context: Context,
  view: NetworkView,
  input: PictureInput,
  { picture, flows }: Awaited<ReturnType<typeof draw>>,
) {
  const { nodes, nodeOf } = picture;
  const { snapshot, lens } = view;
  const column = <Value>(of: (node: Picture["nodes"][number]) => Value) =>
    nodes.map(of);
  const shades = await shadesOf(context, view.figures, input, {
    group: nodeOf,
    groups: nodes.length,
  });
  return {
    kind: column(({ kind }) => kind),
    tier: column(({ tier }) => (input.byTier === false ? "" : tierKey(tier))),
    key: column(({ key }) => key),
    site: column(({ position }) =>
      position < 0
        ? null
        : (snapshot.sites[lens.scope.rows[position] ?? -1]?.id ?? null),
    ),
    name: nodeNames(view, picture, input.by),
    sites: column(({ kind, sites, tier }) => {
      if (kind !== "undisclosed") return sites;
      // Who takes no part in a programme is not counted.
      return view.sight.role === "programme"
        ? null
        : roundedCount(lens.unnamed.get(tier) ?? 0);
    }),
    within: column((node) => node.within),
    ...sums(picture, view, flows),
    ...shades,
  };
}

/** Throws `BAD_USER_INPUT` for an unknown indicator. */
export async function pictureOf(
  context: Context,
  view: NetworkView,
  input: PictureInput,
) {
  supplyFlowOf(view);
  await breathe();
  const drawn = await draw(context, view, input);
  const { picture } = drawn;
  const { nodes, arcs } = picture;
  const isHidden = (node: number) => nodes[node]?.kind === "undisclosed";
  await breathe();
  const columns = await columnsOf(context, view, input, drawn);
  return {
    nodes: { ...columns, view, picture },
    arcs: {
      from: arcs.map(({ from }) => from),
      to: arcs.map(({ to }) => to),
      // Links to what is not disclosed are not counted for many sites at once.
      pairs: arcs.map(({ from, to, pairs }) =>
        isHidden(from) || isHidden(to) ? 0 : pairs,
      ),
      unconfirmed: arcs.map(({ unconfirmed }) => unconfirmed),
      flow: arcs.map(({ flow }) => flow),
    },
    foldedAway: picture.foldedAway,
    tiers: tiersOf(view),
    originInputs: originInputs(view),
  };
}
