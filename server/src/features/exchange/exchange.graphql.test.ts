/** Who sees whose files and whose entries of the ledger. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REGISTRY } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import { anEntity, aSite } from "../../testing/revisions.ts";

let network: TestNetwork;
let person: Viewer;
const parent = aViewer("buyer", "aur");
const other = aViewer("supplier", "lotus");
const administrator = aViewer("administrator", REGISTRY);
const registrar: Viewer = {
  ...administrator,
  membership: { ...administrator.membership, dataRight: true },
};

beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish([
    anEntity("aur", "assembler"),
    anEntity("aur-parts", "supplier", "aur"),
    anEntity("lotus"),
    aSite("s1", "aur-parts"),
  ]);
  person = await network.addPerson("Malee", "supplier", "aur-parts");
  await network.publish([aSite("s2", "aur-parts")], {
    actor: { account: person.account.id, organisation: "aur-parts" },
    subject: "malee.zip",
  });
  await network.publish([aSite("l1", "lotus")], {
    actor: { account: "account-lotus", organisation: "lotus" },
    subject: "lotus.zip",
  });
});
afterAll(() => network.close());

const listChanges = async (viewer: Viewer, more = "") => {
  const { changes } = await network.read(
    viewer,
    `{ changes(actions: [import] ${more}) {
      edges { cursor node { subject person mayWithdraw isWithdrawn counts { kind count } organisation { id } } }
      pageInfo { hasNextPage endCursor }
    } }`,
  );
  return changes;
};
const subjects = async (viewer: Viewer) =>
  (await listChanges(viewer)).edges.map(({ node }) => node.subject ?? null);

describe("the ledger's page", () => {
  test("tells an organisation its own entries, with person and file, and that it may undo them", async () => {
    expect((await listChanges(person)).edges).toEqual([
      {
        cursor: expect.stringMatching(/^\d+$/),
        node: {
          subject: "malee.zip",
          person: "Malee",
          mayWithdraw: true,
          isWithdrawn: false,
          counts: [{ kind: "site", count: 1 }],
          organisation: { id: "aur-parts" },
        },
      },
    ]);
  });

  test("tells those above that there was one, and neither the person nor the file", async () => {
    expect((await listChanges(parent)).edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({
        subject: null,
        person: null,
        mayWithdraw: false,
        organisation: { id: "aur-parts" },
      }),
    ]);
  });

  test("tells nobody of somebody else's", async () => {
    expect(await subjects(other)).toEqual(["lotus.zip"]);
  });

  test("tells administrators of all, and of files only who may touch data", async () => {
    expect(await subjects(administrator)).toEqual([null, null, null]);
    expect(await subjects(registrar)).toEqual(["lotus.zip", "malee.zip", null]);
    const { edges } = await listChanges(administrator);
    expect(edges.map(({ node }) => node.mayWithdraw)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("comes in pages", async () => {
    const first = await listChanges(registrar, ", first: 1");
    expect(first.pageInfo.hasNextPage).toBe(true);
    const next = await listChanges(
      registrar,
      `, first: 5, after: "${first.pageInfo.endCursor}"`,
    );
    expect(next.edges.map(({ node }) => node.subject)).toEqual([
      "malee.zip",
      null,
    ]);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const { errors } = await network.ask(
      registrar,
      `{ changes(after: "x") { edges { cursor } } }`,
    );
    expect(errors[0]?.code).toBe("BAD_USER_INPUT");
  });

  test("is closed to who is not signed in", async () => {
    const { errors } = await network.ask(
      null,
      `{ changes { edges { cursor } } }`,
    );
    expect(errors[0]?.code).toBe("UNAUTHENTICATED");
  });
});

describe("a file", () => {
  test("is its organisation's own: to others it is as one that there is not", async () => {
    const { data } = await network.ask(
      person,
      `mutation { beginImport(fileName: "a.zip", bytes: 5) { id state acts person plan { id } hindrances } }`,
    );
    const begun = (data as unknown as { beginImport: { id: string } } | null)
      ?.beginImport;
    expect(begun).toMatchObject({
      state: "uploading",
      acts: ["upload", "cancel"],
      person: "Malee",
      plan: null,
      hindrances: [],
    });
    const read = `query ($id: ID!) { import(id: $id) { id } }`;
    const answers = await Promise.all(
      [begun?.id, "no-such-import"].map((id) =>
        network.ask(other, read, { id }),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.errors[0]?.code).toBe("NOT_FOUND");
    const { imports } = await network.read(
      other,
      `{ imports { edges { node { id } } } }`,
    );
    expect(imports.edges).toEqual([]);
  });

  test("is refused to an administrator without the data right", async () => {
    const { errors } = await network.ask(
      administrator,
      `{ imports { edges { cursor } } }`,
    );
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });

  test("that somebody else published cannot be undone, nor told from none", async () => {
    const plan = (change: string) =>
      network.ask(
        other,
        `query ($change: ID!) { withdrawalPlan(change: $change) { digest } }`,
        { change },
      );
    const answers = [await plan("change-2"), await plan("no-such-change")];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.errors[0]?.code).toBe("NOT_FOUND");
  });
});
