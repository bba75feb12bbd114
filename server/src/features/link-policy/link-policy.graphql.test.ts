/** What an organisation discloses by default: who sets it, and for whom it counts. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Disclosure } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import type { Mutation } from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import { anEntity } from "../../testing/revisions.ts";

let network: TestNetwork;
let ploy: Viewer;
const colleague = aViewer("supplier", "press");
const other = aViewer("supplier", "forge");
beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish([
    anEntity("group"),
    anEntity("press", "supplier", "group"),
    anEntity("forge"),
  ]);
  ploy = await network.addPerson("Ploy", "supplier", "press");
});
afterAll(() => network.close());

const ALL = `disclosure setBy setAt`;
const policyOf = async (viewer: Viewer) =>
  (await network.read(viewer, `{ linkPolicy { ${ALL} } }`)).linkPolicy;
const set = async (viewer: Viewer, disclosure: Disclosure) =>
  (
    (await network.read(
      viewer,
      `mutation { setLinkPolicy(disclosure: ${disclosure}) { ${ALL} } }`,
    )) as unknown as Mutation
  ).setLinkPolicy;

describe("what new links disclose by default", () => {
  test("is nothing until the organisation says otherwise, and then stands for all its people and nobody else", async () => {
    const nothing = { disclosure: "private", setBy: null, setAt: null };
    expect(await policyOf(ploy)).toEqual(nothing);
    const said = {
      disclosure: "process",
      setBy: "Ploy",
      setAt: expect.stringMatching(/^2026-05-20T/) as unknown,
    };
    expect(await set(ploy, "process")).toEqual(said);
    expect(await policyOf(colleague)).toEqual(said);
    expect(await policyOf(other)).toEqual(nothing);
    expect(await policyOf(aViewer("supplier", "group"))).toEqual(nothing);
    // Whose account is gone is not named.
    expect(await set(colleague, "name")).toMatchObject({
      disclosure: "name",
      setBy: null,
    });
    expect(await policyOf(ploy)).toMatchObject({ disclosure: "name" });
  });

  test("is a person's to set, who enters records", async () => {
    const codes = async (viewer: Viewer) => {
      const { errors } = await network.ask(
        viewer,
        `mutation { setLinkPolicy(disclosure: name) { disclosure } }`,
      );
      return errors.map(({ code }) => code);
    };
    expect(await codes({ ...ploy, isToken: true })).toEqual(["FORBIDDEN"]);
    expect(await codes(aViewer("administrator", "registry"))).toEqual([
      "FORBIDDEN",
    ]);
  });
});
