import type { Revision } from "@saphan/shared/core";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  anEnrolment,
  anEntity,
  aLink,
  aSite,
} from "../../testing/revisions.ts";

const SUPPLIERS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"];

/**
 * Automakers a, b and c. s1 to s3 supply a, s3 to s6 supply b, s7 supplies s3 and c privately. A site of a's subsidiary
 * is supplied by s5.
 */
const WORLD: Revision[] = [
  anEntity("a", "assembler"),
  anEntity("a-below", "assembler", "a"),
  anEntity("b", "assembler"),
  anEntity("c", "assembler"),
  anEntity("programme", "programme"),
  aSite("a1", "a"),
  aSite("a2", "a-below"),
  aSite("b1", "b"),
  aSite("c1", "c"),
  ...SUPPLIERS.flatMap((id) => [anEntity(id), aSite(id, id)]),
  ...["s1", "s2", "s3"].map((id) =>
    aLink(id, "a1", id, { disclosure: "name" }),
  ),
  ...["s3", "s4", "s5", "s6"].map((id) =>
    aLink(id, "b1", id, { disclosure: "existence" }),
  ),
  aLink("s5", "a2", "s5", { disclosure: "name" }),
  aLink("s7", "s3", "s7", { disclosure: "name" }),
  aLink("s7", "c1", "s7"),
  ...["s1", "s3", "s7"].map((site) => anEnrolment("programme", { site })),
];

const QUERY = `query ($lenses: [ID!], $atLeast: Int) { lensOverlap(lenses: $lenses) {
  automakers { entity { id } sites }
  chosen { entity { id } sites }
  sites union intersection shared byLenses
  patterns { lenses sites }
  sharedSites(atLeast: $atLeast) { total edges { node { id } lenses } }
} }`;

describe("lenses laid over each other", () => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await openTestNetwork("2026-06-30");
    await network.publish(WORLD);
  });
  afterAll(() => network.close());

  const ask = async (
    role: "administrator" | "programme",
    variables: Record<string, unknown> = {},
  ) => {
    const organisation = role === "programme" ? "programme" : "registry";
    const { lensOverlap } = await network.read(
      aViewer(role, organisation),
      QUERY,
      variables,
    );
    return lensOverlap;
  };
  const ids = (lenses: readonly { entity: { id: string }; sites: number }[]) =>
    lenses.map(({ entity, sites }) => [entity.id, sites]);

  it("count each site once, for whoever keeps the registry over all of its links", async () => {
    const overlap = await ask("administrator");
    // Own sites stand in their lens; what is below an automaker is part of its.
    expect(ids(overlap.chosen)).toEqual([
      ["a", 7], // a1 a2 s1 s2 s3 s5 s7
      ["b", 6], // b1 s3 s4 s5 s6 s7
      ["c", 2], // c1 s7
    ]);
    expect(overlap).toMatchObject({ sites: 11, union: 11, intersection: 1 });
    expect(overlap.shared).toEqual([7, 3, 1, 3, 6, 1, 1, 1, 2]);
    expect(overlap.byLenses).toEqual([0, 8, 2, 1]);
  });

  it("satisfy inclusion and exclusion, and part into patterns that do not overlap", async () => {
    const { chosen, shared, union, intersection, patterns } =
      await ask("administrator");
    const [a = 0, b = 0, c = 0] = chosen.map(({ sites }) => sites);
    const at = (i: number) => shared[i] ?? 0;
    expect(a + b + c - at(1) - at(2) - at(5) + intersection).toBe(union);
    const sum = patterns.reduce((all, { sites }) => all + sites, 0);
    expect(sum).toBe(union);
  });

  it("spell out two of them", async () => {
    const overlap = await ask("administrator", {
      lenses: ["b", "a", "nobody"],
    });
    expect(ids(overlap.chosen)).toEqual([
      ["a", 7],
      ["b", 6],
    ]);
    expect(overlap).toMatchObject({ union: 10, intersection: 3 });
    expect(overlap.byLenses).toEqual([1, 7, 3]);
    expect(overlap.automakers).toHaveLength(3);
  });

  it("list who is shared by how many, the most first", async () => {
    const { sharedSites } = await ask("administrator", { atLeast: 2 });
    expect(sharedSites.total).toBe(3);
    expect(
      sharedSites.edges.map(({ node, lenses }) => [node.id, lenses]),
    ).toEqual([
      ["s7", [0, 1, 2]],
      ["s3", [0, 1]],
      ["s5", [0, 1]],
    ]);
  });

  it("hold participants only for a programme, by the links that it knows", async () => {
    const overlap = await ask("programme", { atLeast: 1 });
    // Through s3, s7 stands in the lenses of a and b; of its own link to c nothing is told.
    expect(ids(overlap.chosen)).toEqual([
      ["a", 3],
      ["b", 2],
      ["c", 0],
    ]);
    expect(overlap.sites).toBe(3);
    expect(
      overlap.sharedSites.edges.map(({ node, lenses }) => [node.id, lenses]),
    ).toEqual([
      ["s3", [0, 1]],
      ["s7", [0, 1]],
      ["s1", [0]],
    ]);
  });

  it("refuse a day that is none", async () => {
    const { errors } = await network.ask(
      aViewer("administrator", "registry"),
      `{ lensOverlap(asOf: "2026-02-30") { union } }`,
    );
    expect(errors.map(({ code }) => code)).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("what a buyer learns of other customers", () => {
  const ASK = `{ network { sharedWithOthers { sites about } } }`;
  const learns = async (more: readonly Revision[], buyer: string) => {
    const network = await openTestNetwork("2026-06-30");
    await network.publish([...WORLD, ...more]);
    const told = await network.read(aViewer("buyer", buyer), ASK);
    await network.close();
    return told.network.sharedWithOthers;
  };

  it("is one rounded number over its whole lens", async () => {
    // Of s1, s2, s3, s5 and s7 three supply others too: all but fewer than 5, and no more is told.
    expect(await learns([], "a")).toEqual({ sites: 5, about: 5 });
    const more = ["t1", "t2", "t3", "t4", "t5"].flatMap((id) => [
      anEntity(id),
      aSite(id, id),
      aLink(id, "a1", id, { disclosure: "name" }),
    ]);
    expect(await learns(more, "a")).toEqual({ sites: 10, about: 0 });
  });

  it("is nothing of a lens of fewer than five sites, nor for others", async () => {
    expect(await learns([], "c")).toBeNull();
    const network = await openTestNetwork("2026-06-30");
    await network.publish(WORLD);
    const told = await network.read(aViewer("supplier", "s3"), ASK);
    expect(told.network.sharedWithOthers).toBeNull();
    await network.close();
  });
});
