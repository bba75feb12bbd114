/**
 * An API token does nothing but what it was given: every root field of the matrix is asked with a token that has no
 * right at all, and with one that has just the rights that the field needs.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { TokenAction } from "@saphan/shared/contract";
import { parse } from "graphql";
import { scopeFingerprint, signedIn, type Viewer } from "../access/viewer.ts";
import { MATRIX } from "./testing/matrix-table.ts";
import { openWorld, type World } from "./testing/matrix-world.ts";

/** For whoever asks, or whoever holds a link. */
const OPEN = new Set([
  "Query.service",
  "Query.catalogue",
  "Query.viewer",
  "Subscription.published",
  "Mutation.signIn",
  "Mutation.openInvitation",
  "Mutation.acceptInvitation",
  "Mutation.openPasswordLink",
  "Mutation.resetPassword",
]);

/** What a token needs for a field that it may have at all. */
const NEEDS: Readonly<Record<string, readonly TokenAction[]>> = {
  "Query.lenses": ["figures:read"],
  "Query.network": ["figures:read"],
  "Network.sites": ["figures:read"],
  "Query.site": ["sites:read", "figures:read"],
  "Site.name": ["sites:read"],
  "Query.scenarios": ["figures:read"],
  "Query.scenario": ["figures:read"],
  "Query.search": ["sites:read"],
  "Query.changes": ["ledger:read"],
  "Query.imports": ["workbook:import"],
  "Query.import": ["workbook:import"],
  "Mutation.beginImport": ["workbook:import"],
  "Mutation.cancelImport": ["workbook:import"],
  "Subscription.importProgress": ["workbook:import"],
  // Of a template, which is asked for first: it is what a file is brought in with.
  "Mutation.startExport": ["workbook:import"],
};

/** What only a person at the page does. */
const PERSONAL = [
  "Query.people",
  "Query.invitationRequests",
  "Mutation.saveScenario",
  "Mutation.removeScenario",
  "Mutation.signOut",
  "Mutation.setName",
  "Mutation.setPreferences",
  "Mutation.switchMembership",
  "Mutation.changePassword",
  "Mutation.makePasswordLink",
  "Mutation.endSession",
  "Mutation.signOutEverywhere",
  "Mutation.createApiToken",
  "Mutation.revokeApiToken",
  "Mutation.invitePerson",
  "Mutation.renewInvitation",
  "Mutation.withdrawInvitation",
  "Mutation.changeMembership",
  "Mutation.endMembership",
];

/** The first relation in which a supplier's own session is answered. */
function answered(expected: string): string | undefined {
  const [header = [], ...lines] = expected
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const column = header.indexOf("supplier");
  return lines.find((line) => line[column] === "answer")?.[0];
}

const FIELDS = Object.entries(MATRIX).flatMap(([name, row]) => {
  const relation = answered(row.expected);
  return relation === undefined || OPEN.has(name)
    ? []
    : [[name, row, relation] as const];
});

let world: World;
let supplier: Viewer;
/** With every right that a token may have: made once, as an account has so many tokens at most. */
let whole: Viewer;
beforeAll(async () => {
  world = await openWorld();
  supplier = signedIn(await world.signIn("supplier"));
  const { accounts, tokens } = world.runtime;
  const { secret } = await tokens.create(supplier, "machine", 1);
  whole = signedIn(await accounts.viewerOf(secret));
});
afterAll(() => world.close());

/** The code that a field answers a token with; empty: it answers. What the field is about is made by the person. */
async function codeFor(name: string, token: Viewer): Promise<string> {
  const found = FIELDS.find(([each]) => each === name);
  if (!found) throw new Error(`${name} does not answer a supplier`);
  const [, row, relation] = found;
  const asked = {
    asker: "supplier" as const,
    relation,
    viewer: supplier,
    world,
  };
  const { errors } = await world.ask(token, parse(await row.ask(asked)));
  return errors[0]?.code ?? "";
}

async function tokenWith(actions: readonly TokenAction[]): Promise<Viewer> {
  const { accounts, tokens } = world.runtime;
  const { secret } = await tokens.create(supplier, "machine", 1, actions);
  return signedIn(await accounts.viewerOf(secret));
}

describe("a token", () => {
  test.each(FIELDS.map(([name]) => name))(
    "without a right to it is refused %s",
    async (name) => {
      const none: Viewer = { ...supplier, isToken: true, scope: [] };
      expect(await codeFor(name, none)).toBe("FORBIDDEN");
    },
  );

  test.each(Object.entries(NEEDS))(
    "that was given what %s needs is answered, and one with all the rest is not",
    async (name, needs) => {
      expect(await codeFor(name, await tokenWith(needs))).toBe("");
      const rest: Viewer = {
        ...whole,
        scope: whole.scope?.filter((each) => !needs.includes(each as never)),
      };
      expect(await codeFor(name, rest)).toBe("FORBIDDEN");
    },
  );

  test.each(PERSONAL)("with every right is refused %s", async (name) => {
    expect(await codeFor(name, whole)).toBe("FORBIDDEN");
  });

  test("is given no more than its person has, and nothing about people", async () => {
    const { tokens } = world.runtime;
    const administrator = await world.signIn("administrator");
    for (const [viewer, action] of [
      [supplier, "people:manage"],
      [supplier, "tokens:manage"],
      [supplier, "no such right"],
      [administrator, "figures:read"],
      [administrator, "workbook:export"],
    ] as const)
      await expect(
        tokens.create(viewer, "machine", 1, [action]),
      ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await expect(
      tokens.create(supplier, "machine", 1, []),
    ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("is not told of its person's other tokens, nor of the browsers", async () => {
    const { accounts, passwords, tokens } = world.runtime;
    const { secret } = await tokens.create(supplier, "machine", 1, [
      "sites:read",
    ]);
    const token = signedIn(await accounts.viewerOf(secret));
    expect(await tokens.list(supplier)).not.toEqual([]);
    expect(await tokens.list(token)).toEqual([]);
    expect(await passwords.listSessions(token)).toEqual([]);
  });

  test("shares no kept answer with its person, who may see more", async () => {
    const token = await tokenWith(["sites:read"]);
    expect(scopeFingerprint(token, 1)).not.toBe(scopeFingerprint(supplier, 1));
    expect(scopeFingerprint(token, 1)).not.toBe(
      scopeFingerprint(await tokenWith(["ledger:read"]), 1),
    );
  });
});
