/** What tier 0 would lose without one site of each node: docs/methods.md, "Bottlenecks". */
import type { Picture } from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { criticalSites } from "../../access/supply-critical.ts";

/**
 * The most that one site of a node takes: to add up would count twice what several take one after the other, and to
 * stop all at once is another question. Null where none of them is asked about.
 */
export async function criticalityOfNodes(
  view: NetworkView,
  { nodes, nodeOf }: Picture,
): Promise<(number | null)[]> {
  const { lost } = await criticalSites(view);
  const most = new Array<number | null>(nodes.length).fill(null);
  nodeOf.forEach((node, at) => {
    const inputs = lost[at] ?? NaN;
    if (node < 0 || Number.isNaN(inputs)) return;
    most[node] = Math.max(most[node] ?? 0, inputs);
  });
  return most;
}
