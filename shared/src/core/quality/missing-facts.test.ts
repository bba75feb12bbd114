import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseExpression } from "../expression/expression.ts";
import { evaluate } from "../testing/naive/expression.ts";
import { isSettledBy } from "./missing-facts.ts";

const FACTS = ["a", "b", "c"];
const OPERATORS = [">=", ">", "<=", "<", "=="];
/** Around every literal below. */
const PROBES = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3];

const comparison = (fact: string) =>
  fc
    .tuple(fc.constantFrom(...OPERATORS), fc.nat(2))
    .map(([operator, literal]) => `${fact} ${operator} ${literal}`);

/** Joins the comparisons of different facts, each of which stands once. */
const expressions = fc
  .tuple(
    fc.tuple(...FACTS.map(comparison)),
    fc.constantFrom("and", "or"),
    fc.constantFrom("and", "or"),
    fc.boolean(),
  )
  .map(([[a, b, c], first, second, isTurned]) =>
    isTurned
      ? `not (${a} ${first} ${b}) ${second} ${c}`
      : `(${a} ${first} ${b}) ${second} ${c}`,
  );

const facts = fc.record(
  Object.fromEntries(
    FACTS.map((fact) => [fact, fc.option(fc.nat(3), { nil: undefined })]),
  ),
) as fc.Arbitrary<Record<string, number | undefined>>;

test("a fact settles an expression exactly where every value of it that can be tried does", () => {
  fc.assert(
    fc.property(
      expressions,
      facts,
      fc.constantFrom(...FACTS),
      (text, known, fact) => {
        fc.pre(known[fact] === undefined);
        const slow = PROBES.every(
          (probe) =>
            evaluate(text, (each) =>
              each === fact ? probe : (known[each] ?? null),
            ) !== "unknown",
        );
        const fast = isSettledBy(
          parseExpression(text),
          new Set([fact]),
          (each) => known[each],
        );
        expect(fast).toBe(slow);
      },
    ),
    { numRuns: 600 },
  );
});
