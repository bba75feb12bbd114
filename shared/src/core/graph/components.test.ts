import fc from "fast-check";
import { anyOpen, cycle, diamond, graphOf, path } from "../testing/graphs.ts";
import { naiveReaches } from "../testing/naive/components.ts";
import { CLOSED, componentsOf, type Components } from "./components.ts";

const membersOf = ({ count, starts, sites }: Components) =>
  Array.from({ length: count }, (_, c) =>
    [...sites.slice(starts[c], starts[c + 1])].sort((a, b) => a - b),
  );

describe("components", () => {
  it("are single sites where nothing goes round, suppliers first", () => {
    expect(membersOf(componentsOf(graphOf(path(3))))).toEqual([[2], [1], [0]]);
    expect(componentsOf(graphOf(diamond())).of[3]).toBe(0);
  });

  it("hold the whole of a circle, which a closed site opens", () => {
    const graph = graphOf(cycle(4));
    expect(membersOf(componentsOf(graph))).toEqual([[0, 1, 2, 3]]);
    const opened = componentsOf(graph, Uint8Array.of(1, 1, 0, 1));
    expect(membersOf(opened)).toEqual([[1], [0], [3]]);
    expect(opened.of[2]).toBe(CLOSED);
  });

  it("go through a circle from its last supplier to the site where it was entered", () => {
    expect([...componentsOf(graphOf(cycle(4))).sites]).toEqual([3, 2, 1, 0]);
  });

  it("are found in a chain longer than a stack is deep", () => {
    const { of, count } = componentsOf(graphOf(path(0)));
    expect([of.length, count]).toEqual([0, 0]);
    const order = 200_000;
    const starts = Uint32Array.from({ length: order + 1 }, (_, row) =>
      Math.min(row, order - 1),
    );
    const targets = Uint32Array.from({ length: order - 1 }, (_, i) => i + 1);
    expect(componentsOf({ order, starts, targets }).count).toBe(order);
  });

  it("are the sites that reach each other, and no customer comes before its supplier", () => {
    fc.assert(
      fc.property(anyOpen(), ({ order, arcs, open }) => {
        const graph = graphOf({ order, arcs });
        const components = componentsOf(graph, open);
        const { of, sites } = components;
        const reaches = naiveReaches(graph, open);
        expect([...sites].sort((a, b) => a - b)).toEqual(
          [...open.keys()].filter((row) => open[row]),
        );
        membersOf(components).forEach((members, c) => {
          for (const row of members) expect(of[row]).toBe(c);
        });
        for (let a = 0; a < order; a++)
          for (const b of reaches[a]!) {
            expect(of[a] === of[b]).toBe(reaches[b]!.has(a));
            expect(of[a]).toBeGreaterThanOrEqual(of[b]!);
          }
        for (let a = 0; a < order; a++)
          expect(of[a] === CLOSED).toBe(open[a] === 0);
      }),
    );
  });
});
