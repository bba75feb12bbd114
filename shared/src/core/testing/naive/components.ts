/** Who reaches whom upstream, by searching anew from every site. */
import type { SupplyGraph } from "../../graph/supply-graph.ts";

/** `reaches[a].has(b)`: a way leads from customer `a` to `b`, over open sites; an open site reaches itself. */
export function naiveReaches(
  { order, starts, targets }: SupplyGraph,
  open: Uint8Array,
): ReadonlySet<number>[] {
  return Array.from({ length: order }, (_, from) => {
    const reached = new Set<number>();
    const visit = (row: number) => {
      if (!open[row] || reached.has(row)) return;
      reached.add(row);
      for (const supplier of targets.slice(starts[row], starts[row + 1]))
        visit(supplier);
    };
    visit(from);
    return reached;
  });
}
