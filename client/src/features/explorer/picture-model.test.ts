import { describe, expect, test } from "@jest/globals";
import { drawFlow } from "./flow-model.ts";
import {
  largestOf,
  mostCritical,
  readPicture,
  type DrawnPicture,
} from "./picture-model.ts";
import { treeRows } from "./tree-model.ts";

/** Two sites of tier 0, of tier 1 a group of two and a site, and of tier 2 what is undisclosed. */
const picture = (flows: readonly number[], hasCriticality = true) =>
  readPicture({
    foldedAway: 0,
    tiers: ["0", "1", "2"],
    originInputs: { total: 9, unknown: 2 },
    nodes: {
      kind: ["group", "group", "site", "undisclosed"],
      tier: ["0", "1", "1", "2"],
      key: ["vehicle_assembly", "plastics", "chassis", ""],
      site: [null, null, "s1", null],
      name: [null, null, null, null],
      sites: [2, 2, 1, 5],
      headcount: [10, 20, 0, 0],
      headcountUnknown: [0, 0, 1, 0],
      flow: [1, 0.5, 0.3, 0],
      ...(hasCriticality ? { criticality: [null, 3, 1, null] } : {}),
      within: [0, 0, 0, 0],
      undisclosedSuppliers: [0, 0, 1, 0],
      value: [null, 0.5, null, null],
      low: [null, null, null, null],
      high: [null, null, null, null],
      choice: [null, null, null, null],
      asked: [0, 2, 1, 0],
      answered: [0, 1, 0, 0],
      notShared: [0, 0, 0, 0],
    },
    arcs: {
      from: [1, 2, 3],
      to: [0, 0, 2],
      pairs: [2, 1, 0],
      unconfirmed: [0, 1, 0],
      flow: [...flows, 0],
    },
  } as unknown as Parameters<typeof readPicture>[0]);

const rowsOf = (drawn: DrawnPicture) =>
  treeRows(drawn, []).map(({ id, sites, headcount, criticality }) => [
    id,
    sites,
    headcount,
    criticality,
  ]);

describe("the criticality of what is drawn", () => {
  test("is that of the most critical of several, never a sum, and unknown where none was asked for", () => {
    const { nodes } = picture([0.5, 0.3]);
    expect(mostCritical(nodes)).toBe(3);
    expect(mostCritical(picture([0.5, 0.3], false).nodes)).toBeNull();
    expect(mostCritical([])).toBeNull();
    expect(largestOf({ nodes }, "criticality")).toBe(3);
  });

  test("stands in the table as in the drawing, what is undisclosed left out of every sum", () => {
    expect(rowsOf(picture([0.5, 0.3]))).toEqual([
      ["0", 2, 10, null],
      ["0|vehicle_assembly", 2, 10, null],
      ["1", 3, 20, 3],
      ["open 1|chassis", 1, null, 1],
      ["s1", 1, null, 1],
      ["1|plastics", 2, 20, 3],
      ["2", 0, null, null],
      ["undisclosed|2|", 5, null, null],
    ]);
  });
});

describe("what passes", () => {
  test("is drawn as bars as high as what passes, with a ribbon for each arc that carries some", () => {
    const { bars, ribbons, tiers } = drawFlow(picture([0.5, 0.3]));
    expect(bars.map(({ flow, height }) => height / flow)).toEqual([
      420, 420, 420,
    ]);
    expect(ribbons.map(({ flow }) => flow)).toEqual([0.5, 0.3]);
    expect(tiers.map(({ tier, traced }) => [tier, traced])).toEqual([
      ["0", 1],
      ["1", 0.8],
    ]);
  });

  test("is nothing where no arc carries anything: the origin alone is no flow", () => {
    expect(drawFlow(picture([0, 0])).bars).toEqual([]);
  });
});
