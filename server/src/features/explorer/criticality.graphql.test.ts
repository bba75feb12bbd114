/** What the origin would lose without one site of each node, on a network small enough to work it out by hand. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Revision } from "@saphan/shared/core";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import { aLink, anEntity, aSite } from "../../testing/revisions.ts";

/**
 * maker has two plants. Both buy castings from C alone, whose only supplier is D. Stampings m1 buys from A and B, m2 from
 * A alone, whose only supplier is E. Glass m1 buys from F, and says that F is half of it.
 */
const NETWORK: readonly Revision[] = [
  anEntity("maker", "assembler"),
  ...["A", "B", "C", "D", "E", "F"].map((id) => anEntity(`${id}co`)),
  aSite("m1", "maker", { mainSegment: "vehicle_assembly" }),
  aSite("m2", "maker", { mainSegment: "vehicle_assembly" }),
  aSite("A", "Aco", { mainSegment: "body_stamping" }),
  aSite("B", "Bco", { mainSegment: "body_stamping" }),
  aSite("C", "Cco", { mainSegment: "casting_forging" }),
  aSite("D", "Dco", { mainSegment: "materials_surface" }),
  aSite("E", "Eco", { mainSegment: "materials_surface" }),
  aSite("F", "Fco", { mainSegment: "glass_lighting" }),
  ...(
    [
      ["A", "m1", "stamped_part"],
      ["B", "m1", "stamped_part"],
      ["A", "m2", "stamped_part"],
      ["C", "m1", "casting"],
      ["C", "m2", "casting"],
    ] as const
  ).map(([supplier, customer, partFamily]) =>
    aLink(supplier, customer, "maker", { declaredBy: "customer", partFamily }),
  ),
  aLink("F", "m1", "maker", {
    declaredBy: "customer",
    partFamily: "glass",
    share: 0.5,
  }),
  aLink("D", "C", "Dco", { disclosure: "name" }),
  aLink("E", "A", "Eco", { disclosure: "name" }),
];

const maker = aViewer("buyer", "maker");

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-03-15");
  await network.publish(NETWORK);
});
afterAll(() => network.close());

const drawn = async (settings: string) => {
  const { network: found } = await network.read(
    maker,
    `{ network { picture(input: { ${settings} }) {
      originInputs { total unknown }
      nodes { kind tier key site criticality }
    } } }`,
  );
  const { nodes, originInputs } = found.picture;
  return {
    originInputs,
    nodes: nodes.kind.map((kind, i) => [
      nodes.site[i] ?? `${kind} ${nodes.tier[i]} ${nodes.key[i]}`,
      nodes.criticality[i],
    ]),
  };
};

describe("the criticality of nodes", () => {
  test("is what the origin's own sites lose when a site stops alone, never through what is partly unknown", async () => {
    const { nodes, originInputs } = await drawn(
      `by: segment, open: ["0", "1", "2"]`,
    );
    expect(Object.fromEntries(nodes)).toEqual({
      m1: null,
      m2: null,
      A: 1,
      B: 0,
      C: 2,
      D: 2,
      E: 1,
      F: 0,
    });
    expect(originInputs).toEqual({ total: 5, unknown: 1 });
  });

  test("is of a group that of its most critical site, not a sum", async () => {
    const { nodes } = await drawn("by: segment");
    expect(nodes).toContainEqual(["group 2 materials_surface", 2]);
    expect(nodes).toContainEqual(["group 1 body_stamping", 1]);
    expect(nodes).toContainEqual(["group 0 vehicle_assembly", null]);
  });

  test("decides who is drawn one by one where that is asked for", async () => {
    const first = async (importance: string) => {
      const { nodes } = await drawn(
        `by: segment, open: ["2"], mostGroups: 1, mostSites: 1, importance: ${importance}`,
      );
      return nodes.map(([name]) => name);
    };
    // Most flow goes through stampings, most is lost without the castings.
    expect(await first("flow")).toContain("group 1 body_stamping");
    const critical = await first("criticality");
    expect(critical).toContain("group 1 casting_forging");
    expect(critical).toContain("D");
    expect(critical).toContain("other_sites 2 materials_surface");
  });
});
