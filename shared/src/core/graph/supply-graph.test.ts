import fc from "fast-check";
import { naiveSuppliers } from "../testing/naive/supply-graph.ts";
import { buildSupplyGraph, type SupplyGraph } from "./supply-graph.ts";

const suppliersOf = ({ order, starts, targets }: SupplyGraph) =>
  Array.from({ length: order }, (_, row) => [
    ...targets.slice(starts[row], starts[row + 1]),
  ]);

interface Link {
  readonly from: number;
  readonly to: number;
}

const endsOf = (links: readonly Link[]) => ({
  from: Uint32Array.from(links, ({ from }) => from),
  to: Uint32Array.from(links, ({ to }) => to),
});

/** Few sites, so that links meet: parallel ones, circles, and sites that supply themselves. */
const anyLinks = fc.integer({ min: 0, max: 6 }).chain((order) => {
  const site = fc.nat(Math.max(order - 1, 0));
  return fc.record({
    order: fc.constant(order),
    links: fc.array(
      fc.record({ from: site, to: site, isTaken: fc.boolean() }),
      { maxLength: order === 0 ? 0 : 30 },
    ),
  });
});

describe("the supply graph", () => {
  it("has each pair once, suppliers ascending, however many links say so", () => {
    fc.assert(
      fc.property(anyLinks, ({ order, links }) => {
        const graph = buildSupplyGraph(order, endsOf(links));
        expect(suppliersOf(graph)).toEqual(naiveSuppliers(order, links));
        expect(graph.starts).toHaveLength(order + 1);
        expect(graph.starts[order]).toBe(graph.targets.length);
      }),
    );
  });

  it("is of the links that are taken only", () => {
    fc.assert(
      fc.property(anyLinks, ({ order, links }) => {
        const taken = Uint8Array.from(links, ({ isTaken }) => Number(isTaken));
        expect(
          suppliersOf(buildSupplyGraph(order, endsOf(links), taken)),
        ).toEqual(
          naiveSuppliers(
            order,
            links.filter(({ isTaken }) => isTaken),
          ),
        );
      }),
    );
  });

  it("is empty of no links, and of no sites", () => {
    expect(suppliersOf(buildSupplyGraph(2, endsOf([])))).toEqual([[], []]);
    expect(suppliersOf(buildSupplyGraph(0, endsOf([])))).toEqual([]);
  });
});
