/** A picture as rows of a table: tiers, what stands in them, and the sites of what was opened. Pure. */
import {
  knownPeople,
  mostCritical,
  type DrawnNode,
  type DrawnPicture,
} from "./picture-model.ts";
import type { NodeWords } from "./use-node-words.ts";

export interface TreeRow {
  readonly id: string;
  readonly level: 0 | 1 | 2;
  /** Absent in the rows of tiers, and of groups that were opened. */
  readonly node: DrawnNode | undefined;
  readonly name: (words: NodeWords) => string;
  /** What the address names to open it; undefined where nothing can be opened. */
  readonly opens: string | undefined;
  readonly isOpen: boolean;
  readonly sites: number;
  /** Null where nobody's is known. */
  readonly headcount: number | null;
  readonly flow: number;
  /** Inputs of tier 0 that one site takes at most; null in tier 0. */
  readonly criticality: number | null;
  /** Pairs of sites, without links to what is undisclosed. */
  readonly suppliers: number;
  readonly customers: number;
}

const ORDER = [
  "group",
  "other_groups",
  "site",
  "other_sites",
  "undisclosed",
] as const;

export function treeRows(
  { nodes, arcs, tiers }: DrawnPicture,
  open: readonly string[],
): readonly TreeRow[] {
  const suppliers = new Map<number, number>();
  const customers = new Map<number, number>();
  for (const { from, to, pairs } of arcs) {
    suppliers.set(to, (suppliers.get(to) ?? 0) + pairs);
    customers.set(from, (customers.get(from) ?? 0) + pairs);
  }
  const total = (of: readonly DrawnNode[]) => {
    const named = of.filter(({ kind }) => kind !== "undisclosed");
    const sum = (key: "flow" | "headcount" | "headcountUnknown" | "sites") =>
      named.reduce((all, node) => all + node[key], 0);
    return {
      sites: sum("sites"),
      headcount:
        sum("headcountUnknown") === sum("sites") ? null : sum("headcount"),
      flow: sum("flow"),
      criticality: mostCritical(named),
      suppliers: 0,
      customers: 0,
    };
  };
  const rowOf = (node: DrawnNode, level: 1 | 2): TreeRow => ({
    id: node.address,
    level,
    node,
    name: (words) => words.name(node),
    opens: node.kind === "group" ? node.address : undefined,
    isOpen: false,
    sites: node.sites,
    headcount: knownPeople(node),
    flow: node.flow,
    criticality: node.criticality,
    suppliers: suppliers.get(node.index) ?? 0,
    customers: customers.get(node.index) ?? 0,
  });
  const known = [...tiers, ...nodes.map(({ tier }) => tier)];
  return [...new Set(known)].flatMap((tier) => {
    const here = nodes.filter((node) => node.tier === tier);
    if (here.length === 0) return [];
    const isTierOpen = open.includes(tier);
    const head: TreeRow = {
      id: tier,
      level: 0,
      node: undefined,
      name: (words) => words.tier(tier),
      opens: tier,
      isOpen: isTierOpen,
      ...total(here),
    };
    const whole = here
      .filter(({ kind }) => kind !== "site" && kind !== "other_sites")
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    const opened = [
      ...new Set(
        here
          .filter(({ kind }) => kind === "site" || kind === "other_sites")
          .map(({ key }) => key),
      ),
    ].flatMap((key) => {
      const inside = here.filter(
        (node) =>
          node.key === key &&
          (node.kind === "site" || node.kind === "other_sites"),
      );
      const address = `${tier}|${key}`;
      const [first] = inside;
      const group: TreeRow = {
        id: `open ${address}`,
        level: 1,
        node: undefined,
        name: (words) => (first ? words.group(first) : ""),
        opens: open.includes(address) ? address : undefined,
        isOpen: true,
        ...total(inside),
      };
      return [group, ...inside.map((node) => rowOf(node, 2))];
    });
    return [head, ...opened, ...whole.map((node) => rowOf(node, 1))];
  });
}
