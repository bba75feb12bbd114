/** Lenses as other programs hold them. */
import type { Lens } from "./lens.ts";
import { loadGraphology } from "./peers.ts";

export interface PeersOfLens {
  readonly graphology: {
    readonly tiersFrom: (site: number) => Int32Array;
    readonly reachOf: (sites: readonly number[]) => Int8Array;
    readonly pagerank: (damping: number) => readonly number[];
    readonly betweenness: () => readonly number[];
  };
}

/** Fit for 1e-9 on the squares that are compared: its error is added up over all sites. */
const TOLERANCE = 1e-15;

export async function openPeers({ order, named }: Lens): Promise<PeersOfLens> {
  const { makeGraph, bfsFromNode, pagerank, betweenness } =
    await loadGraphology();
  const graph = makeGraph();
  for (let row = 0; row < order; row++) graph.addNode(row);
  for (let row = 0; row < order; row++)
    for (let i = named.starts[row] ?? 0; i < (named.starts[row + 1] ?? 0); i++)
      graph.addDirectedEdge(row, named.targets[i] ?? 0, {
        weight: named.weights[i] ?? 0,
      });
  return {
    graphology: {
      tiersFrom: (site) => {
        const tier = new Int32Array(order).fill(-1);
        bfsFromNode(graph, site, (node, _, depth) => {
          tier[Number(node)] = depth;
        });
        return tier;
      },
      reachOf: (sites) => {
        const reached = new Int8Array(order).fill(-1);
        for (const site of sites)
          bfsFromNode(graph, site, (node) => {
            reached[Number(node)] = 0;
          });
        return reached;
      },
      pagerank: (alpha) =>
        Object.values(
          pagerank(graph, {
            alpha,
            tolerance: TOLERANCE,
            maxIterations: 10_000,
            getEdgeWeight: "weight",
          }),
        ),
      betweenness: () =>
        Object.values(
          betweenness(graph, { getEdgeWeight: null, normalized: false }),
        ),
    },
  };
}
