import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createKeyMemory } from "./key-memory.ts";

describe("a memory of keys", () => {
  test("has what was put into it, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 300 }),
        fc.array(fc.string(), { maxLength: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (known, others, few) => {
          const memory = createKeyMemory(few);
          for (const key of known) memory.add(key);
          const set = new Set(known);
          expect(memory.size()).toBe(set.size);
          expect([...known, ...others].map(memory.has)).toEqual(
            [...known, ...others].map((key) => set.has(key)),
          );
          const listed = memory.keys();
          expect(listed && [...listed]).toEqual(
            set.size > few ? undefined : [...set],
          );
        },
      ),
    );
  });

  test("tells whether it has a key in common with another", () => {
    const keys = fc.array(fc.string({ maxLength: 2 }), { maxLength: 30 });
    const few = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(keys, keys, few, few, (left, right, fewLeft, fewRight) => {
        const [a, b] = [createKeyMemory(fewLeft), createKeyMemory(fewRight)];
        for (const key of left) a.add(key);
        for (const key of right) b.add(key);
        expect(a.meets(b)).toBe(left.some((key) => right.includes(key)));
      }),
    );
  });

  test("tells a hundred thousand keys of a kind apart", () => {
    const memory = createKeyMemory();
    const key = (i: number) => `answer|s${i % 500}|${i}|source|management|x`;
    for (let i = 0; i < 100_000; i++) memory.add(key(i));
    expect(memory.size()).toBe(100_000);
    for (let i = 100_000; i < 200_000; i++)
      if (memory.has(key(i))) throw new Error(key(i));
  });
});
