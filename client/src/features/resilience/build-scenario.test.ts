import { describe, expect, test } from "@jest/globals";
import { aSupplyModel } from "../../testing/supply-model.ts";
import {
  buildScenario,
  sharedSupplierOf,
  singleSourceFamilyOf,
} from "./build-scenario.ts";
import { readNetwork, type SupplyColumns } from "./lab-network.ts";
import { recoveryOf } from "./recovery-days.ts";
import { scenarioOf, type Loss, type LossKind } from "./scenario-definition.ts";

const network = (changes = {}) =>
  readNetwork(aSupplyModel(changes) as unknown as SupplyColumns);

const loss = (kind: LossKind, keys: readonly string[] = []): Loss => ({
  kind,
  keys,
  from: 2,
  days: 9,
  left: 0.25,
});

const build = (...lost: Loss[]) => buildScenario(network(), scenarioOf(lost));

describe("the network of the lab", () => {
  test("is what the columns say", () => {
    const { origins, families, dependency, province, state } = network({
      dialogue: [1, 0, null, null, null, null],
      trained: [0.5, 0.5, null, 0.2, null, null],
    });
    expect(origins).toEqual([0]);
    expect(families).toEqual([
      "unknown:",
      "part_family:brake",
      "part_family:seat",
      "segment:plastics",
    ]);
    expect([...dependency.customer]).toEqual([0, 0, 1, 3]);
    expect(province).toEqual(["", "TH-14", "TH-21", "TH-14", "TH-13", ""]);
    // The mean of what is known; nothing where nothing is.
    expect([...state]).toEqual([0.75, 0.25, NaN, 0.2, NaN, NaN]);
  });
});

describe("what stops", () => {
  test.each([
    ["sites", ["s2", "s4", "gone"], [2, 4]],
    ["provinces", ["TH-14"], [1, 3]],
    ["groups", ["g1"], [1, 2]],
    ["countries", ["JP"], [2]],
    ["workforce", [], [0, 1, 2, 3, 4, 5]],
    ["workforce", ["TH-21"], [2]],
    ["sharedSupplier", ["2"], [4]],
  ] as const)("of %s %j are the rows %j", (kind, keys, rows) => {
    const { stopped, scenario, found } = build(loss(kind, keys));
    expect(stopped).toEqual(rows);
    expect(found).toEqual([rows.length]);
    expect(scenario.shock.stops[0]).toMatchObject({
      from: 2,
      days: 9,
      left: 0.25,
    });
  });

  test("is not what no province is stated of", () => {
    expect(build(loss("provinces", [""])).stopped).toEqual([]);
  });

  test("of a family is its flow, for everybody", () => {
    const { waiting, scenario, stopped } = build(
      loss("families", ["part_family:brake", "segment:chassis"]),
    );
    expect([waiting, stopped]).toEqual([[1], []]);
    expect(scenario.shock.families).toEqual([
      { family: 1, from: 2, days: 9, left: 0.25 },
    ]);
  });

  test("of single sources is the family that most of what passes needs, for those who have one", () => {
    const single = singleSourceFamilyOf(network());
    // Plastics: 0.3 of site 1 and 0.5 of site 3; seats: half of what the origin needs.
    expect(single?.family).toBe(3);
    expect([...(single?.customers ?? [])]).toEqual([0, 1, 0, 1, 0, 0]);
  });

  test("of what nobody shares is nothing", () => {
    expect(sharedSupplierOf(network(), 3)).toBeUndefined();
    // Where a part of each input is not known, nobody knows of a single source.
    const unsure = network({ inputUnknown: [0.1, 0.1, 0.1, 0.1] });
    expect(singleSourceFamilyOf(unsure)).toBeUndefined();
  });

  test("of several losses is told loss by loss, and each site once", () => {
    const { stopped, found } = build(
      loss("provinces", ["TH-14"]),
      loss("sites", ["s1", "s9"]),
      loss("families", ["part_family:moon"]),
    );
    expect([stopped, found]).toEqual([
      [1, 3],
      [2, 1, 0],
    ]);
  });
});

describe("what is assumed", () => {
  test("is one stock for all where nobody states one, else the customer's own", () => {
    const stockOf = (stockDays: readonly (number | null)[]) =>
      buildScenario(network({ stockDays }), scenarioOf([])).scenario.settings
        .stock;
    expect(stockOf([null, null, null, null, null, null])).toBe(5);
    expect(stockOf([12, null, null, 0, null, null])).toEqual(
      Float64Array.of(12, 12, 5, 0),
    );
  });

  test("of recovery is what is stated, the middle of five of the product group, or the number on the page", () => {
    const many = network({
      sites: ["a", "b", "c", "d", "e", "f"],
      segment: [0, 0, 0, 0, 0, 0],
      recoveryDays: [10, 20, 30, 40, 90, null],
    });
    expect(recoveryOf(many, 30)).toEqual({
      days: Float64Array.of(10, 20, 30, 40, 90, 30),
      basis: ["stated", "stated", "stated", "stated", "stated", "peers"],
    });
    const few = network({ recoveryDays: [null, 8, null, null, null, null] });
    expect(recoveryOf(few, 21)).toEqual({
      days: Float64Array.of(21, 8, 21, 21, 21, 21),
      basis: ["assumed", "stated", "assumed", "assumed", "assumed", "assumed"],
    });
  });
});
