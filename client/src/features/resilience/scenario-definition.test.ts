import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  ASSUMPTIONS,
  encodeDefinition,
  LOSS_KINDS,
  maybeDefinition,
  RANGES,
  scenarioOf,
  type Loss,
} from "./scenario-definition.ts";
import { LIBRARY, LIBRARY_IDS } from "./scenario-library.ts";

const LOSS: Loss = {
  kind: "provinces",
  keys: ["TH-14"],
  from: 1,
  days: 45,
  left: 0,
};

const anyDefinition = fc
  .record({
    lost: fc.array(
      fc.record({
        kind: fc.constantFrom(...LOSS_KINDS),
        keys: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
        from: fc.integer({ min: 1, max: 365 }),
        days: fc.integer({ min: 0, max: 365 }),
        left: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 4 },
    ),
    parts: fc.tuple(...ASSUMPTIONS.map(() => fc.nat(100))),
    social: fc.option(fc.constantFrom(0, 0.3, 1)),
    basis: fc.option(fc.constantFrom("floods2011", "chips")),
  })
  .map(({ lost, parts, social, basis }) => ({
    ...scenarioOf(lost, { social }),
    ...(basis === null ? {} : { basis }),
    ...Object.fromEntries(
      ASSUMPTIONS.map((name, i) => {
        const [least, most] = RANGES[name];
        return [
          name,
          Math.round(least + ((most - least) * (parts[i] ?? 0)) / 100),
        ];
      }),
    ),
  }));

describe("a scenario written down", () => {
  test("reads back as it was", () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        // A sign of zero is no part of a scenario.
        const plain = JSON.parse(JSON.stringify(definition)) as object;
        expect(maybeDefinition(encodeDefinition(definition))).toEqual(plain);
      }),
    );
  });

  test("leaves out what nobody changed", () => {
    expect(encodeDefinition(scenarioOf([LOSS]))).toBe(
      '{"v":1,"lost":[{"kind":"provinces","keys":["TH-14"],"from":1,"days":45,"left":0}]}',
    );
  });

  test.each([
    ["what is no JSON", "floods"],
    ["a list", "[]"],
    ["another version", '{"v":2,"lost":[]}'],
    ["no losses", '{"v":1}'],
    [
      "an unknown loss",
      '{"v":1,"lost":[{"kind":"moon","from":1,"days":1,"left":0}]}',
    ],
    [
      "half a first day",
      '{"v":1,"lost":[{"kind":"workforce","from":1.5,"days":1,"left":0}]}',
    ],
    [
      "more left than there is",
      '{"v":1,"lost":[{"kind":"workforce","from":1,"days":1,"left":2}]}',
    ],
    [
      "keys that are no text",
      '{"v":1,"lost":[{"kind":"sites","keys":[1],"from":1,"days":1,"left":0}]}',
    ],
    ["too many losses", JSON.stringify({ v: 1, lost: Array(21).fill(LOSS) })],
    ["a horizon of years", '{"v":1,"lost":[],"horizon":4000}'],
    ["a negative stock", '{"v":1,"lost":[],"stock":-1}'],
    ["a strength above 1", '{"v":1,"lost":[],"social":2}'],
  ])("is not read from %s", (_title, text) => {
    expect(maybeDefinition(text)).toBeUndefined();
  });

  test("the library's are all such", () => {
    for (const id of LIBRARY_IDS)
      expect(maybeDefinition(encodeDefinition(LIBRARY[id]))).toEqual(
        LIBRARY[id],
      );
  });
});
