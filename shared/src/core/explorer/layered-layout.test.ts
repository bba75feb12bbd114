import fc from "fast-check";
import { LAYOUT_DEFAULTS, layOut, type LayoutInput } from "./layered-layout.ts";

const anyInput: fc.Arbitrary<LayoutInput> = fc.nat(12).chain((length) =>
  fc.record({
    layer: fc.array(fc.nat(3), { minLength: length, maxLength: length }),
    size: fc.array(fc.integer({ min: 1, max: 40 }), {
      minLength: length,
      maxLength: length,
    }),
    arcs:
      length === 0
        ? fc.constant([])
        : fc.array(
            fc.record({
              from: fc.nat(length - 1),
              to: fc.nat(length - 1),
              weight: fc.integer({ min: 0, max: 5 }),
            }),
          ),
  }),
);

/** Pairs of lines between neighbouring layers that cross. */
function crossings({ layer, arcs }: LayoutInput, along: Float64Array): number {
  const at = (node: number) => along[node] ?? 0;
  const lines = arcs.flatMap(({ from, to }) => {
    const step = (layer[to] ?? 0) - (layer[from] ?? 0);
    if (Math.abs(step) !== 1) return [];
    const [near, far] = step === 1 ? [from, to] : [to, from];
    return [{ layer: layer[near], near: at(near), far: at(far) }];
  });
  return lines.reduce(
    (sum, a, i) =>
      sum +
      lines
        .slice(i + 1)
        .filter(
          (b) => a.layer === b.layer && (a.near - b.near) * (a.far - b.far) < 0,
        ).length,
    0,
  );
}

describe("a layered drawing", () => {
  it("lets lines run side by side that would cross in the given order", () => {
    const input: LayoutInput = {
      layer: [0, 0, 0, 1, 1, 1],
      size: [10, 10, 10, 10, 10, 10],
      arcs: [
        { from: 0, to: 5, weight: 1 },
        { from: 1, to: 4, weight: 1 },
        { from: 2, to: 3, weight: 1 },
      ],
    };
    const before = layOut({ ...input, arcs: [] });
    expect(crossings(input, before.along)).toBe(3);
    expect(crossings(input, layOut(input).along)).toBe(0);
  });

  it("keeps nodes of a column apart, centred on 0", () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(50, Infinity), (input, longest) => {
        const settings = { ...LAYOUT_DEFAULTS, longest };
        const { along, column, columns } = layOut(input, settings);
        const stacks = new Map<string, number[]>();
        input.layer.forEach((layer, node) => {
          expect(column[node]).toBeLessThan(columns[layer] ?? 0);
          const key = `${layer} ${column[node] ?? -1}`;
          stacks.set(key, [...(stacks.get(key) ?? []), node]);
        });
        for (const stack of stacks.values()) {
          const rooms = stack
            .map((node) => {
              const half = (input.size[node] ?? 0) / 2;
              const middle = along[node] ?? NaN;
              return { from: middle - half, to: middle + half };
            })
            .sort((a, b) => a.from - b.from);
          rooms.slice(1).forEach(({ from }, i) => {
            const gap = from - (rooms[i]?.to ?? NaN);
            expect(gap).toBeCloseTo(settings.gap, 9);
          });
          const ends = (rooms[0]?.from ?? NaN) + (rooms.at(-1)?.to ?? NaN);
          expect(ends).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  it("is the same drawing each time", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(layOut(input)).toStrictEqual(layOut(structuredClone(input)));
      }),
    );
  });

  it("cuts a long layer into columns of about the same length", () => {
    const layer = new Array<number>(10).fill(0);
    const size = new Array<number>(10).fill(10);
    const { columns, column } = layOut(
      { layer, size, arcs: [] },
      { sweeps: 2, gap: 0, longest: 40 },
    );
    expect([...columns]).toEqual([3]);
    const counts = [0, 1, 2].map(
      (i) => column.filter((each) => each === i).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});
