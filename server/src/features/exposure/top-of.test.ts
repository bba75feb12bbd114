import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { topOf } from "./top-of.ts";

test("is what sorting gives, ties in the order of positions, and nothing that has none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(-1, 0, 0.25, 0.5, 1, NaN), { maxLength: 30 }),
      fc.nat(8),
      (amounts, most) => {
        const amount = (position: number) => amounts[position] ?? NaN;
        const sorted = [...amounts.keys()]
          .filter((position) => amount(position) > 0)
          .sort((a, b) => amount(b) - amount(a) || a - b)
          .slice(0, most);
        expect(topOf(amounts.keys(), most, amount)).toEqual(sorted);
      },
    ),
  );
});
