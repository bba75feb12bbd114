import fc from "fast-check";
import { anyArcs, arc, diamond } from "../testing/graphs.ts";
import { naiveEvenShare, naiveShare } from "../testing/naive/dependency.ts";
import {
  buildDependency,
  evenDependency,
  UNNAMED,
  type Dependency,
} from "./dependency.ts";

/** Every arc with its share, read back. */
function arcsOf({ arcStarts, supplier, share, family, customer }: Dependency) {
  return [...customer].flatMap((site, k) => {
    const [from, to] = [arcStarts[k] ?? 0, arcStarts[k + 1] ?? 0];
    const shares = share.slice(from, to);
    return [...supplier.slice(from, to)].map((row, i): [string, number] => [
      `${row} ${site} ${family[k] ?? -1}`,
      shares[i] ?? NaN,
    ]);
  });
}

describe("shares of inputs", () => {
  it("are equal where nobody states them", () => {
    const { order, arcs } = diamond();
    expect(arcsOf(buildDependency(order, arcs))).toEqual([
      ["1 0 0", 0.5],
      ["2 0 0", 0.5],
      ["3 1 1", 1],
      ["3 2 1", 1],
    ]);
  });

  it("leave the rest of what is stated to those of whom nothing is", () => {
    const made = buildDependency(3, [arc(1, 0, 0, 0.7), arc(2, 0)]);
    expect(made.share[0]).toBeCloseTo(0.7, 12);
    expect(made.share[1]).toBeCloseTo(0.3, 12);
    expect([...made.assumed]).toEqual([0, 1]);
    expect(made.unknown[0]).toBeCloseTo(0, 12);
  });

  it("are scaled where more than everything is stated", () => {
    const made = buildDependency(3, [arc(1, 0, 0, 0.9), arc(2, 0, 0, 0.6)]);
    expect(made.share[0]).toBeCloseTo(0.6, 12);
    expect(made.share[1]).toBeCloseTo(0.4, 12);
  });

  it("leave to unknown suppliers what is not covered, and what unnamed ones cover", () => {
    const made = buildDependency(3, [
      arc(1, 0, 0, 0.25),
      arc(1, 2),
      arc(UNNAMED, 2),
    ]);
    expect([...made.unknown]).toEqual([0.75, 0.5]);
  });

  it("refuse one pair and family twice", () => {
    expect(() => buildDependency(2, [arc(1, 0), arc(1, 0)])).toThrow(
      RangeError,
    );
  });

  it("are what they are when looked up arc by arc, and add up to 1 with what is unknown", () => {
    fc.assert(
      fc.property(anyArcs(), ({ order, arcs: given }) => {
        const made = buildDependency(order, given);
        const kept = given.filter(
          ({ supplier, customer }) =>
            supplier !== customer && supplier !== UNNAMED,
        );
        const have = new Map(arcsOf(made));
        expect(have.size).toBe(kept.length);
        for (const each of kept)
          expect(
            have.get(`${each.supplier} ${each.customer} ${each.family}`),
          ).toBeCloseTo(naiveShare(given, each), 9);
        made.unknown.forEach((rest, k) => {
          const arcs = made.share.slice(
            made.arcStarts[k],
            made.arcStarts[k + 1],
          );
          const sum = arcs.reduce((total, share) => total + share, rest);
          expect(sum).toBeCloseTo(1, 9);
        });
      }),
    );
  });

  it("are even where that is chosen, and leave as much unknown", () => {
    fc.assert(
      fc.property(anyArcs(), ({ order, arcs: given }) => {
        const stated = buildDependency(order, given);
        const even = evenDependency(stated);
        expect(even.unknown).toBe(stated.unknown);
        const have = new Map(arcsOf(even));
        expect([...have.keys()]).toEqual(arcsOf(stated).map(([arc]) => arc));
        for (const each of given) {
          const { supplier, customer, family } = each;
          if (supplier === customer || supplier === UNNAMED) continue;
          expect(have.get(`${supplier} ${customer} ${family}`)).toBeCloseTo(
            naiveEvenShare(given, each),
            9,
          );
        }
      }),
    );
  });
});
