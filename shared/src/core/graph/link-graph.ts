/** Who supplies whom on a day, made once for all who ask of the same links. */
import { linkColumns, linksOn } from "../snapshot/link-columns.ts";
import { holdSame } from "../measure/keeper.ts";
import type { LinkRecord } from "../snapshot/snapshot.ts";
import type { Day } from "../time/day.ts";
import { buildSupplyGraph, type SupplyGraph } from "./supply-graph.ts";

/** A graph of links with what it was made of. */
interface KeptGraph {
  readonly order: number;
  /** By link: 1 where it is in the graph. */
  readonly taken: Uint8Array;
  readonly graph: SupplyGraph;
}

/** Many viewers and many days have the same. The last ones of a list of links. */
const graphsKept = new WeakMap<readonly LinkRecord[], KeptGraph[]>();
const GRAPHS_KEPT = 48;

/**
 * Who supplies whom of `order` sites, by the links that hold on the day and, if `among` is given, are 1 there. The same
 * graph for the same links: nobody may write to it.
 */
export function supplyGraphOn(
  order: number,
  links: readonly LinkRecord[],
  asOf: Day,
  among?: Uint8Array,
): SupplyGraph {
  const columns = linkColumns(links);
  const taken = linksOn(columns, asOf, among);
  const kept = graphsKept.get(links) ?? [];
  graphsKept.set(links, kept);
  const have = kept.find(
    (each) => each.order === order && holdSame(each.taken, taken),
  );
  if (have) return have.graph;
  const graph = buildSupplyGraph(order, columns, taken);
  kept.push({ order, taken, graph });
  if (kept.length > GRAPHS_KEPT) kept.shift();
  return graph;
}
