/** Saved scenarios: who reads, replaces and deletes them, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Role } from "@saphan/shared/contract";
import type { Revision } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import type {
  Mutation,
  SavedScenarioInput,
} from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import { anEntity, aSite } from "../../testing/revisions.ts";

/** maker has a daughter, and a neighbour that is not its own; sold is its own at first. */
const NETWORK: readonly Revision[] = [
  anEntity("maker", "assembler"),
  anEntity("daughter", "assembler", "maker"),
  anEntity("sold", "assembler", "maker"),
  anEntity("neighbour", "assembler"),
  anEntity("many", "assembler"),
  aSite("maker-1", "maker"),
];

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish(NETWORK);
});
afterAll(() => network.close());

let people = 0;
const person = (organisation: string, role: Role = "buyer"): Viewer => {
  const viewer = aViewer(role, organisation);
  return {
    ...viewer,
    account: { ...viewer.account, id: `person-${++people}` },
  };
};

const aScenario = (
  name: string,
  set: Partial<SavedScenarioInput> = {},
): SavedScenarioInput => ({
  name,
  definition: `{"lost":["press"]}`,
  lens: "maker",
  seq: 1,
  outcome: `{"days":3}`,
  isShared: false,
  ...set,
});

const ALL = `id name definition lens seq outcome isShared isOwn savedBy savedAt`;

const send = (viewer: Viewer | null, scenario: SavedScenarioInput) =>
  network.ask(
    viewer,
    `mutation ($scenario: SavedScenarioInput!) { saveScenario(scenario: $scenario) { ${ALL} } }`,
    { scenario },
  );

async function save(viewer: Viewer, scenario: SavedScenarioInput) {
  const { data, errors } = await send(viewer, scenario);
  expect(errors).toEqual([]);
  return there((data as unknown as Mutation | null)?.saveScenario);
}

const open = (viewer: Viewer | null, id: string) =>
  network.ask(viewer, `query ($id: ID!) { scenario(id: $id) { ${ALL} } }`, {
    id,
  });
const remove = (viewer: Viewer | null, id: string) =>
  network.ask(viewer, `mutation ($id: ID!) { removeScenario(id: $id) }`, {
    id,
  });
const listed = async (viewer: Viewer, lens?: string) =>
  (
    await network.read(
      viewer,
      `query ($lens: ID) { scenarios(lens: $lens) { name isOwn } }`,
      { lens },
    )
  ).scenarios.map(({ name, isOwn }) => (isOwn ? name : `${name} (shared)`));
const codeOf = ({ errors }: { errors: readonly { code: unknown }[] }) =>
  errors[0]?.code ?? "answered";

describe("saved scenarios", () => {
  test("come back as they were kept", async () => {
    const me = person("maker");
    const kept = await save(
      me,
      aScenario("  flood   of Ayutthaya ", {
        definition: "น้ำท่วม",
        outcome: "",
      }),
    );
    expect(kept).toEqual({
      id: kept.id,
      name: "flood of Ayutthaya",
      definition: "น้ำท่วม",
      lens: "maker",
      seq: 1,
      outcome: "",
      isShared: false,
      isOwn: true,
      savedBy: null,
      savedAt: kept.savedAt,
    });
    expect((await open(me, kept.id)).data?.scenario).toEqual(kept);
    await remove(me, kept.id);
  });

  test("are listed by name, one's own and those that colleagues share, of one lens or of all", async () => {
    const [me, colleague] = [person("maker"), person("maker")];
    await save(me, aScenario("b"));
    await save(me, aScenario("a", { lens: "daughter" }));
    await save(colleague, aScenario("c", { isShared: true }));
    await save(colleague, aScenario("private"));
    expect(await listed(me)).toEqual(["a", "b", "c (shared)"]);
    expect(await listed(me, "daughter")).toEqual(["a"]);
    expect(await listed(me, "maker")).toEqual(["b", "c (shared)"]);
  });

  test("say who kept them, while there is such a person", async () => {
    const anna = await network.addPerson("Anna", "buyer", "maker");
    const { id } = await save(anna, aScenario("of Anna", { isShared: true }));
    const { data } = await open(person("maker"), id);
    expect(data?.scenario).toMatchObject({ savedBy: "Anna", isOwn: false });
    await remove(anna, id);
  });

  test("open by their link for colleagues with whom they are shared, and for others as if there were none", async () => {
    const me = person("maker");
    const shared = await save(me, aScenario("shared", { isShared: true }));
    const own = await save(me, aScenario("not shared"));
    expect(codeOf(await open(person("maker"), shared.id))).toBe("answered");
    const refusals = [
      await open(person("maker"), own.id),
      await open(person("maker"), "no-such-scenario"),
      await open(person("neighbour"), shared.id),
      await open(person("maker", "supplier"), shared.id),
      // Below maker: what maker sees is not its daughter's to see.
      await open(person("daughter"), shared.id),
    ];
    expect(
      new Set(refusals.map((refused) => JSON.stringify(refused))).size,
    ).toBe(1);
    expect(refusals.map(codeOf)).toEqual(refusals.map(() => "NOT_FOUND"));
    expect(await listed(person("maker", "supplier"))).toEqual([]);
    expect(await listed(person("neighbour"))).toEqual([]);
  });

  test("are replaced and deleted by who kept them, shared or not", async () => {
    const [me, colleague] = [person("maker"), person("maker")];
    const { id } = await save(me, aScenario("mine", { isShared: true }));
    const theirs = aScenario("theirs", { id });
    expect(codeOf(await send(colleague, theirs))).toBe("NOT_FOUND");
    expect(codeOf(await remove(colleague, id))).toBe("NOT_FOUND");
    expect(codeOf(await send(colleague, { ...theirs, id: "none" }))).toBe(
      "NOT_FOUND",
    );
    const again = await save(me, aScenario("renamed", { id, outcome: "more" }));
    expect(again).toMatchObject({ id, name: "renamed", outcome: "more" });
    expect(codeOf(await open(colleague, id))).toBe("NOT_FOUND");
    expect(codeOf(await remove(me, id))).toBe("answered");
    expect(codeOf(await remove(me, id))).toBe("NOT_FOUND");
    expect(codeOf(await open(me, id))).toBe("NOT_FOUND");
  });

  test("of one name are one, also where it is sent twice at once, and keep their names apart", async () => {
    const me = person("maker");
    const [first, second] = await Promise.all([
      save(me, aScenario("one")),
      save(me, aScenario(" one", { outcome: "later" })),
    ]);
    expect(first.id).toBe(second.id);
    const two = await save(me, aScenario("two"));
    const same = await send(me, aScenario("one", { id: two.id }));
    expect(codeOf(same)).toBe("CONFLICT");
    const own = (await listed(me)).filter((name) => !name.includes("shared"));
    expect(own).toEqual(["one", "two"]);
    // Others have names of their own.
    expect((await save(person("maker"), aScenario("one"))).id).not.toBe(
      first.id,
    );
  });

  test.each([
    ["no name", aScenario("   "), "BAD_USER_INPUT"],
    ["a long name", aScenario("x".repeat(81)), "BAD_USER_INPUT"],
    ["no definition", aScenario("x", { definition: "" }), "BAD_USER_INPUT"],
    [
      "a number before the first",
      aScenario("x", { seq: -1 }),
      "BAD_USER_INPUT",
    ],
    ["a number to come", aScenario("x", { seq: 1_000 }), "BAD_USER_INPUT"],
    [
      "a long definition",
      aScenario("x", { definition: "ก".repeat(20_001) }),
      "TOO_LARGE",
    ],
    [
      "a long outcome",
      aScenario("x", { outcome: "ก".repeat(20_001) }),
      "TOO_LARGE",
    ],
    ["a lens of others", aScenario("x", { lens: "neighbour" }), "NOT_FOUND"],
    ["a lens of nobody", aScenario("x", { lens: "nobody" }), "NOT_FOUND"],
  ])("are refused with %s", async (_what, scenario, code) => {
    const me = person("maker");
    const sent = await send(me, scenario);
    expect(codeOf(sent)).toBe(code);
    expect(await listed(me)).not.toContain("x");
  });

  test("are kept up to the limit of their texts", async () => {
    const me = person("maker");
    const full = "ก".repeat(20_000);
    const kept = await save(
      me,
      aScenario("x".repeat(80), { definition: full, outcome: full }),
    );
    expect([kept.definition, kept.outcome]).toEqual([full, full]);
  });

  test("of a lens that is not the viewer's are not asked for", async () => {
    const ask = (viewer: Viewer | null) =>
      network.ask(viewer, `{ scenarios(lens: "neighbour") { id } }`);
    expect(codeOf(await ask(person("maker")))).toBe("NOT_FOUND");
    expect(codeOf(await ask(person("registry", "administrator")))).toBe(
      "FORBIDDEN",
    );
    expect(codeOf(await ask(null))).toBe("UNAUTHENTICATED");
  });

  test("of a lens that was sold are shown no more, and may still be deleted", async () => {
    const me = person("maker");
    const { id } = await save(me, aScenario("of sold", { lens: "sold" }));
    expect(await listed(me)).toContain("of sold");
    await network.publish([
      { kind: "entity", id: "sold", set: { parent: "neighbour" } },
    ]);
    expect(await listed(me)).not.toContain("of sold");
    expect(codeOf(await open(me, id))).toBe("NOT_FOUND");
    expect(codeOf(await remove(me, id))).toBe("answered");
  });

  test("that a colleague left to all are deleted by whoever manages the people, those of one's own by oneself", async () => {
    const [left, colleague, other] = [
      person("maker"),
      person("maker"),
      person("neighbour"),
    ];
    const managing = ({ membership, ...rest }: Viewer): Viewer => ({
      ...rest,
      membership: { ...membership, managesPeople: true },
    });
    const shared = await save(left, aScenario("left", { isShared: true }));
    const own = await save(left, aScenario("nobody else's"));
    const refused = ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"];
    expect([
      codeOf(await remove(colleague, shared.id)),
      codeOf(await remove(managing(other), shared.id)),
      codeOf(await remove(managing(colleague), own.id)),
    ]).toEqual(refused);
    expect(codeOf(await remove(managing(colleague), shared.id))).toBe(
      "answered",
    );
    expect(await listed(left)).not.toContain("left");
  });

  test("are at most a hundred of one person", async () => {
    const [me, colleague] = [person("many"), person("many")];
    const ours = (name: string) => aScenario(name, { lens: "many" });
    for (let i = 0; i < 100; i++) await save(me, ours(`scenario ${i}`));
    expect(codeOf(await send(me, ours("one more")))).toBe("TOO_LARGE");
    expect(codeOf(await send(colleague, ours("one more")))).toBe("answered");
    const again = await save(me, { ...ours("scenario 7"), isShared: true });
    expect(again.isShared).toBe(true);
    await remove(me, again.id);
    expect(codeOf(await send(me, ours("one more")))).toBe("answered");
  });

  test("are kept and deleted by people; a token reads what its person may", async () => {
    const me = person("maker");
    const { id } = await save(me, aScenario("for a machine"));
    const token: Viewer = { ...me, isToken: true, scope: ["figures:read"] };
    expect(codeOf(await open(token, id))).toBe("answered");
    expect(codeOf(await open({ ...token, scope: [] }, id))).toBe("FORBIDDEN");
    expect(codeOf(await send(token, aScenario("by a machine")))).toBe(
      "FORBIDDEN",
    );
    expect(codeOf(await remove(token, id))).toBe("FORBIDDEN");
  });
});
