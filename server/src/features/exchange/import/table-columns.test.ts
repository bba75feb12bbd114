import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  createDictionary,
  createRowIndex,
  createTableColumns,
} from "./table-columns.ts";

describe("columns that grow", () => {
  test("hold what was put into them", () => {
    const table = createTableColumns((capacity) => ({
      a: new Float64Array(capacity),
      b: new Uint8Array(capacity),
    }));
    for (let i = 0; i < 1_000; i++) {
      const at = table.add();
      table.columns.a[at] = i / 3;
      table.columns.b[at] = i % 7;
    }
    expect(table.length()).toBe(1_000);
    expect(table.columns.a[999]).toBe(333);
    expect(table.columns.b[64]).toBe(1);
  });

  test("a dictionary knows each text by one number, the empty one by 0", () => {
    const { indexOf, texts } = createDictionary();
    expect(["", "a", "b", "a", ""].map(indexOf)).toEqual([0, 1, 2, 1, 0]);
    expect(texts).toEqual(["", "a", "b"]);
  });

  test("a row index finds the first row that is the same, as a map would", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 600 }), (values) => {
        const { firstLike } = createRowIndex(
          values.length,
          (row) => (values[row] ?? 0) % 5,
          (a, b) => values[a] === values[b],
        );
        const first = new Map<number, number>();
        for (const [row, value] of values.entries()) {
          expect(firstLike(row)).toBe(first.get(value));
          if (!first.has(value)) first.set(value, row);
        }
      }),
    );
  });
});
