import fc from "fast-check";
import { finishWork } from "../column/finish-work.ts";
import { sortingRows } from "./sorting-rows.ts";

describe("rows sorted in steps", () => {
  it("stand as a plain sort puts them, equal ones as they came", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (keys, step) => {
          const rows = Uint32Array.from(keys, (_, row) => row).reverse();
          const compare = (a: number, b: number) =>
            (keys[a] ?? 0) - (keys[b] ?? 0);
          expect([...finishWork(sortingRows(rows, compare, step))]).toEqual(
            [...rows].sort(compare),
          );
        },
      ),
    );
  });
});
