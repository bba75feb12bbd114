import { describe, expect, test } from "@jest/globals";
import { descentOf, sitesOn, tierParts, wayOf } from "./exposure-model.ts";

const site = (id: string) => ({
  id,
  key: id,
  province: "TH-21",
  mainSegment: "plastics",
  name: { en: `Plant ${id}`, th: `โรงงาน ${id}` },
});

const PATHS = {
  sites: [site("own"), site("shop"), site("plater")],
  tiers: ["0", "1", "2"],
  paths: [
    { sites: [0, 1], links: [0.4], share: 0.6 },
    { sites: [0, 1, 2], links: [0.4, 1], share: 0.3 },
  ],
};

describe("a kind of path", () => {
  test("is told from its source down, without the origin", () => {
    const way = wayOf({
      tiers: ["0", "1", "2"],
      segments: ["vehicle_assembly", "plastics", "materials_surface"],
      sites: [2, 3, 2],
      paths: [4, 7],
      share: 0.38,
    });
    expect(way).toEqual({
      source: { tier: "2", segment: "materials_surface", sites: 2 },
      through: [{ tier: "1", segment: "plastics", sites: 3 }],
      share: 0.38,
      paths: [4, 7],
    });
  });

  test("is none where there is nothing but an origin", () => {
    expect(
      wayOf({ tiers: ["0"], segments: [""], sites: [1], paths: [], share: 0 }),
    ).toBeUndefined();
  });
});

describe("a path", () => {
  test("runs from its source down to the origin, each link with its share", () => {
    const found = descentOf(PATHS, 1);
    expect(found?.sites.map(({ id }) => id)).toEqual(["plater", "shop", "own"]);
    expect(found?.tiers).toEqual(["2", "1", "0"]);
    expect(found?.links).toEqual([1, 0.4]);
    expect(descentOf(PATHS, 2)).toBeUndefined();
  });

  test("shares sites with others: a picture draws each once", () => {
    expect(sitesOn(PATHS, [0, 1, 9])).toEqual(["own", "shop", "plater"]);
  });
});

describe("parts by tier", () => {
  const basis = { known: 0.5, silent: 0, notAsked: 0, notShared: 0.3 };
  const tiers = [{ tier: "1", sites: 4, influence: 0.8, low: 0.2, high: 0.4 }];

  test("end with what is not named, which may be all or nothing", () => {
    const parts = tierParts({ tiers, basis: { ...basis, unnamed: 0.2 } });
    expect(parts.at(-1)).toEqual({
      tier: undefined,
      sites: 0,
      influence: 0.2,
      low: 0,
      high: 0.2,
    });
  });

  test("have no such end where everybody is named", () => {
    expect(tierParts({ tiers, basis: { ...basis, unnamed: 0 } })).toEqual(
      tiers,
    );
  });
});
