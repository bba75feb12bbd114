/**
 * A lens as a picture that stays readable: sites of one tier and key stand together until somebody opens them. Every
 * named site is in one node, or is counted as folded away.
 */
import type { KnownSupply } from "../graph/known-supply.ts";
import { tierKey } from "../measure/dimension.ts";
import { NO_TIER } from "../graph/tiers.ts";

export const NODE_KINDS = [
  /** The sites of a tier and key. */
  "group",
  "site",
  /** Groups of a tier that are not drawn one by one. */
  "other_groups",
  /** Sites of an opened group that are not drawn one by one. */
  "other_sites",
  /** What is known to be at a tier and not told. */
  "undisclosed",
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export interface PictureNode {
  readonly kind: NodeKind;
  /** `NO_TIER` for sites of the boundary that no path reaches. */
  readonly tier: number;
  /** Key of the group, also of a site's; empty for others. */
  readonly key: string;
  /** Position of a single site, else -1. */
  readonly position: number;
  /** Named sites. */
  sites: number;
  /** Pairs of sites that both stand in it. */
  within: number;
}

export interface PictureArc {
  /** Node of the suppliers. */
  readonly from: number;
  readonly to: number;
  /** Pairs of sites; of an end that is not disclosed, links. */
  pairs: number;
  /** Pairs that one side alone states. */
  unconfirmed: number;
  /** Sum over the pairs of what passes from supplier to customer. */
  flow: number;
}

export interface Picture {
  readonly nodes: readonly PictureNode[];
  /** By position: its node, -1 where it is folded away. */
  readonly nodeOf: Int32Array;
  readonly arcs: readonly PictureArc[];
  /** Named sites that no node holds. */
  readonly foldedAway: number;
}

export interface PictureInput {
  readonly supply: Pick<
    KnownSupply,
    "pairs" | "unnamedCustomers" | "unnamedSuppliers"
  >;
  /** By position. */
  readonly tier: Int32Array;
  /** By position: index of `keys`. */
  readonly group: Int32Array;
  readonly keys: readonly string[];
  /** By position: what decides who is drawn first; at equal weights the lower position. */
  readonly weight: Float64Array;
  /** What decides it of groups: what their sites weigh together, or the one that weighs most. */
  readonly groupWeight: "largest" | "sum";
  /** By pair of `supply.pairs`. */
  readonly pairFlow: Float64Array;
  /** Tiers at which somebody is known and not told. */
  readonly undisclosed: ReadonlySet<number>;
}

export interface PictureSettings {
  /** The last tier that is drawn. */
  readonly depth: number;
  /** Groups of a tier that are drawn one by one. */
  readonly mostGroups: number;
  /** Sites of an opened group that are drawn one by one. */
  readonly mostSites: number;
  /** What is opened into sites: a tier (`2`) or a group (`2|chassis`). */
  readonly open: ReadonlySet<string>;
  /** Positions that are drawn one by one in any case. */
  readonly drawn: ReadonlySet<number>;
  /** By position: 1 for the only ones that are drawn; absent: all. */
  readonly only?: Uint8Array;
}

export const groupAddress = (tier: number, key: string): string =>
  `${tierKey(tier)}|${key}`;

interface Group {
  readonly tier: number;
  readonly key: string;
  readonly positions: number[];
  weight: number;
}

/** `NO_TIER` stands after all tiers. */
const rank = (tier: number) => (tier === NO_TIER ? Infinity : tier);
const byTier = (a: number, b: number) => (a === b ? 0 : rank(a) - rank(b));
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function groupsOf(input: PictureInput, settings: PictureSettings): Group[] {
  const found = new Map<string, Group>();
  const { tier, group, keys, weight, groupWeight } = input;
  const { only, depth, drawn } = settings;
  for (let at = 0; at < tier.length; at++) {
    if (only && only[at] === 0) continue;
    if (tier[at] > depth && !drawn.has(at)) continue;
    const key = keys[group[at]];
    const address = groupAddress(tier[at], key);
    let have = found.get(address);
    if (!have)
      found.set(
        address,
        (have = { tier: tier[at], key, positions: [], weight: 0 }),
      );
    have.positions.push(at);
    have.weight =
      groupWeight === "sum"
        ? have.weight + weight[at]
        : Math.max(have.weight, weight[at]);
  }
  return [...found.values()].sort(
    (a, b) =>
      byTier(a.tier, b.tier) || b.weight - a.weight || byText(a.key, b.key),
  );
}

/** Collects nodes, and who stands in which. */
function createNodes(length: number) {
  const nodes: PictureNode[] = [];
  const nodeOf = new Int32Array(length).fill(-1);
  const index = new Map<string, number>();
  const put = (
    node: Pick<PictureNode, "kind" | "tier" | "key">,
    position = -1,
  ): number => {
    const name = `${node.kind} ${groupAddress(node.tier, node.key)} ${position}`;
    let at = index.get(name);
    if (at === undefined) {
      at = nodes.length;
      index.set(name, at);
      nodes.push({ ...node, position, sites: 0, within: 0 });
    }
    return at;
  };
  const hold = (at: number, position: number): void => {
    nodeOf[position] = at;
    nodes[at].sites++;
  };
  return { nodes, nodeOf, put, hold };
}

type Nodes = ReturnType<typeof createNodes>;

function drawGroup(
  { put, hold }: Nodes,
  group: Group,
  { weight }: PictureInput,
  { open, drawn, mostSites }: PictureSettings,
  isShown: boolean,
): void {
  const { tier, key, positions } = group;
  const isOpen = open.has(tierKey(tier)) || open.has(groupAddress(tier, key));
  const ranked = isOpen
    ? [...positions].sort((a, b) => weight[b] - weight[a] || a - b)
    : positions;
  const fold = isOpen
    ? ({ kind: "other_sites", tier, key } as const)
    : isShown
      ? ({ kind: "group", tier, key } as const)
      : ({ kind: "other_groups", tier, key: "" } as const);
  // Put once: of a hundred thousand sites most stand in it.
  let folded = -1;
  ranked.forEach((position, i) => {
    const alone = drawn.has(position) || (isOpen && i < mostSites);
    const at = alone
      ? put({ kind: "site", tier, key }, position)
      : folded < 0
        ? (folded = put(fold))
        : folded;
    hold(at, position);
  });
}

/** More than there are, so that two of them make one number. */
const MOST_NODES = 2 ** 26;

function drawArcs(
  { nodes, nodeOf, put }: Nodes,
  { supply, pairFlow, undisclosed, tier }: PictureInput,
  { depth, only }: PictureSettings,
): PictureArc[] {
  const arcs = new Map<number, PictureArc>();
  const add = (
    from: number,
    to: number,
    unconfirmed: number,
    flow: number,
  ): void => {
    const key = from * MOST_NODES + to;
    let arc = arcs.get(key);
    if (!arc)
      arcs.set(key, (arc = { from, to, pairs: 0, unconfirmed: 0, flow: 0 }));
    arc.pairs++;
    arc.unconfirmed += unconfirmed;
    arc.flow += flow;
  };
  const { count, supplier, customer, isConfirmed } = supply.pairs;
  for (let i = 0; i < count; i++) {
    const from = nodeOf[supplier[i]];
    const to = nodeOf[customer[i]];
    if (from < 0 || to < 0) continue;
    if (from === to) nodes[from].within++;
    else add(from, to, isConfirmed[i] ? 0 : 1, pairFlow[i]);
  }
  const hiddenAt = new Map<number, number>();
  const hidden = (at: number): number => {
    let node = hiddenAt.get(at);
    if (node === undefined)
      hiddenAt.set(
        at,
        (node = put({ kind: "undisclosed", tier: at, key: "" })),
      );
    return node;
  };
  if (!only)
    for (const at of [...undisclosed].sort(byTier)) if (at <= depth) hidden(at);
  // Where the end that is not told really stands would tell of it: it is drawn one tier further, or nearer.
  for (const site of supply.unnamedSuppliers) {
    const at = tier[site] === NO_TIER ? NO_TIER : tier[site] + 1;
    if (nodeOf[site] >= 0 && at <= depth) add(hidden(at), nodeOf[site], 0, 0);
  }
  for (const site of supply.unnamedCustomers) {
    const at = tier[site] === NO_TIER ? NO_TIER : Math.max(tier[site] - 1, 0);
    if (nodeOf[site] >= 0 && at <= depth) add(nodeOf[site], hidden(at), 0, 0);
  }
  return [...arcs.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The same network and settings give the same picture, in the same order. */
export function buildPicture(
  input: PictureInput,
  settings: PictureSettings,
): Picture {
  const made = createNodes(input.tier.length);
  let [tier, shown] = [NaN, 0];
  for (const group of groupsOf(input, settings)) {
    if (group.tier !== tier) [tier, shown] = [group.tier, 0];
    drawGroup(made, group, input, settings, shown++ < settings.mostGroups);
  }
  const arcs = drawArcs(made, input, settings);
  return {
    nodes: made.nodes,
    nodeOf: made.nodeOf,
    arcs,
    foldedAway: made.nodeOf.reduce((sum, at) => sum + (at < 0 ? 1 : 0), 0),
  };
}

/**
 * By position: 1 for a site, whatever supplies it within `up` steps, and whatever it supplies within `down`.
 */
export function coneOf(
  { pairs }: Pick<KnownSupply, "pairs">,
  sites: number,
  focus: number,
  up: number,
  down: number,
): Uint8Array {
  const upstream = new Uint8Array(sites);
  const downstream = new Uint8Array(sites);
  const walk = (
    inside: Uint8Array,
    steps: number,
    start: Uint32Array,
    end: Uint32Array,
  ): void => {
    inside[focus] = 1;
    let front = new Uint8Array(sites);
    front[focus] = 1;
    for (let step = 0, grown = true; step < steps && grown; step++) {
      const next = new Uint8Array(sites);
      grown = false;
      for (let i = 0; i < pairs.count; i++)
        if (front[start[i]] && !inside[end[i]]) {
          next[end[i]] = inside[end[i]] = 1;
          grown = true;
        }
      front = next;
    }
  };
  walk(upstream, up, pairs.customer, pairs.supplier);
  walk(downstream, down, pairs.supplier, pairs.customer);
  return downstream.map((is, at) => is | upstream[at]);
}
