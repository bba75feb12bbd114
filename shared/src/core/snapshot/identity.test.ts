import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalId, identityOf, idsOf } from "./identity.ts";
import type { SuccessionRecord } from "./snapshot.ts";

const merge = (
  from: string,
  into: string,
  seq: number,
  more: Partial<SuccessionRecord> = {},
): SuccessionRecord => ({
  id: `m${seq}`,
  of: "site",
  from,
  into,
  how: "merged",
  on: 0,
  reason: "",
  seq,
  ...more,
});

describe("which record an id means", () => {
  test("is the one that stays, however often that was merged in its turn", () => {
    const identity = identityOf([merge("a", "b", 1), merge("b", "c", 2)]);
    expect(canonicalId(identity, "site", "a")).toBe("c");
    expect(idsOf(identity, "site", "b")).toEqual(["c", "a", "b"]);
    expect(canonicalId(identity, "entity", "a")).toBe("a");
  });

  test("does not hang on the order in which merges are read", () => {
    const merges = [merge("b", "c", 1), merge("a", "b", 2)];
    const forth = identityOf(merges);
    const back = identityOf([...merges].reverse());
    expect(canonicalId(back, "site", "a")).toBe("c");
    expect([...back.leads.site].sort()).toEqual([...forth.leads.site].sort());
  });

  test("is left as it was by what moved or was split", () => {
    const identity = identityOf([
      merge("a", "b", 1, { how: "moved" }),
      merge("a", "c", 2, { how: "split" }),
    ]);
    expect(idsOf(identity, "site", "a")).toEqual(["a"]);
  });

  test("is decided by the older of two merges that contradict each other", () => {
    const twice = identityOf([merge("a", "b", 1), merge("a", "c", 2)]);
    expect(canonicalId(twice, "site", "a")).toBe("b");
    const circle = identityOf([merge("a", "b", 1), merge("b", "a", 2)]);
    expect(canonicalId(circle, "site", "a")).toBe("b");
    expect(canonicalId(circle, "site", "b")).toBe("b");
  });

  test("always ends at a record that was not merged, whatever is undone and restored", () => {
    const name = fc.constantFrom(..."abcdef");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), (pairs) => {
        const identity = identityOf(
          pairs.map(([from, into], i) => merge(from, into, i + 1)),
        );
        for (const id of "abcdef") {
          const stays = canonicalId(identity, "site", id);
          expect(canonicalId(identity, "site", stays)).toBe(stays);
          expect(idsOf(identity, "site", stays)).toContain(id);
        }
      }),
    );
  });
});
