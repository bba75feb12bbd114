/** The columns of a picture as nodes and arcs, with what they are drawn by. Pure. */
import type { Explorer_NetworkFragment } from "../../__generated__/operations.ts";
import type { Text } from "../../lib/i18n.ts";
import type { Scale } from "./explorer-address.ts";

type Columns = Explorer_NetworkFragment["picture"];
export type NodeKind = Columns["nodes"]["kind"][number];

export interface DrawnNode {
  readonly index: number;
  readonly kind: NodeKind;
  readonly tier: string;
  readonly key: string;
  readonly site: string | null;
  /** Of what is undisclosed, and not counted. */
  readonly isUncounted: boolean;
  readonly name: Text | null;
  readonly sites: number;
  readonly headcount: number;
  readonly headcountUnknown: number;
  readonly flow: number;
  /** Inputs of tier 0 that one site of it takes at most; null in tier 0, and where it was not asked for. */
  readonly criticality: number | null;
  readonly within: number;
  readonly hasUndisclosedSuppliers: boolean;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly choice: number | null;
  readonly asked: number;
  readonly answered: number;
  readonly notShared: number;
  /** As the address names it: a site by its id, a group as `2|chassis`. */
  readonly address: string;
}

export interface DrawnArc {
  readonly index: number;
  /** Who supplies. */
  readonly from: number;
  readonly to: number;
  /** 0 where one end is undisclosed. */
  readonly pairs: number;
  readonly unconfirmed: number;
  readonly flow: number;
}

export interface DrawnPicture {
  readonly nodes: readonly DrawnNode[];
  readonly arcs: readonly DrawnArc[];
  readonly foldedAway: number;
  readonly tiers: readonly string[];
  /** What criticality is counted in. */
  readonly originInputs: Columns["originInputs"];
}

const addressOf = (
  kind: NodeKind,
  tier: string,
  key: string,
  site: string | null,
): string =>
  site ?? (kind === "group" ? `${tier}|${key}` : `${kind}|${tier}|${key}`);

export function readPicture({
  nodes,
  arcs,
  foldedAway,
  tiers,
  originInputs,
}: Columns): DrawnPicture {
  const at = (column: readonly (number | null)[], i: number) => column[i] ?? 0;
  const maybe = (column: readonly (number | null)[], i: number) =>
    column[i] ?? null;
  return {
    foldedAway,
    tiers,
    originInputs,
    nodes: nodes.kind.map((kind, index) => {
      const tier = nodes.tier[index] ?? "";
      const key = nodes.key[index] ?? "";
      const site = nodes.site[index] ?? null;
      return {
        index,
        kind,
        tier,
        key,
        site,
        isUncounted: maybe(nodes.sites, index) === null,
        name: nodes.name[index] ?? null,
        sites: at(nodes.sites, index),
        headcount: at(nodes.headcount, index),
        headcountUnknown: at(nodes.headcountUnknown, index),
        flow: at(nodes.flow, index),
        criticality: maybe(nodes.criticality ?? [], index),
        within: at(nodes.within, index),
        hasUndisclosedSuppliers: at(nodes.undisclosedSuppliers, index) > 0,
        value: maybe(nodes.value, index),
        low: maybe(nodes.low, index),
        high: maybe(nodes.high, index),
        choice: maybe(nodes.choice, index),
        asked: at(nodes.asked, index),
        answered: at(nodes.answered, index),
        notShared: at(nodes.notShared, index),
        address: addressOf(kind, tier, key, site),
      };
    }),
    arcs: arcs.from.map((from, index) => ({
      index,
      from: from ?? -1,
      to: at(arcs.to, index),
      pairs: at(arcs.pairs, index),
      unconfirmed: at(arcs.unconfirmed, index),
      flow: at(arcs.flow, index),
    })),
  };
}

export const scaleOf = (node: DrawnNode, scale: Scale): number =>
  node[scale] ?? 0;

/** Null where nobody's headcount is known, and of what is undisclosed. */
export const knownPeople = ({
  kind,
  headcount,
  headcountUnknown,
  sites,
}: DrawnNode): number | null =>
  kind === "undisclosed" || headcountUnknown === sites ? null : headcount;

/** What the longest bar stands for. */
export const largestOf = (
  { nodes }: Pick<DrawnPicture, "nodes">,
  scale: Scale,
): number => Math.max(0, ...nodes.map((node) => scaleOf(node, scale)));

/** The most of several, null where none is known. */
export const mostCritical = (
  nodes: readonly Pick<DrawnNode, "criticality">[],
): number | null =>
  nodes.reduce<number | null>(
    (most, { criticality }) =>
      criticality === null ? most : Math.max(most ?? 0, criticality),
    null,
  );

/** The arcs that are drawn: what touches the chosen node, then the strongest; the rest is counted. */
export function strongestArcs(
  { arcs }: Pick<DrawnPicture, "arcs">,
  chosen: number | undefined,
  most: number,
): { readonly arcs: readonly DrawnArc[]; readonly folded: number } {
  const touches = ({ from, to }: DrawnArc) => from === chosen || to === chosen;
  const ranked = [...arcs].sort(
    (a, b) =>
      Number(touches(b)) - Number(touches(a)) ||
      b.flow - a.flow ||
      b.pairs - a.pairs ||
      a.index - b.index,
  );
  return {
    arcs: ranked.slice(0, most),
    folded: Math.max(0, ranked.length - most),
  };
}

/** Nodes that what is chosen supplies or is supplied by, however far. */
export function connected(
  { arcs }: Pick<DrawnPicture, "arcs">,
  chosen: number,
): ReadonlySet<number> {
  const found = new Set([chosen]);
  const walk = (start: "from" | "to", end: "from" | "to") => {
    let front = new Set([chosen]);
    while (front.size > 0) {
      const next = new Set<number>();
      for (const arc of arcs)
        if (front.has(arc[start]) && !found.has(arc[end])) next.add(arc[end]);
      for (const node of next) found.add(node);
      front = next;
    }
  };
  walk("from", "to");
  walk("to", "from");
  return found;
}
