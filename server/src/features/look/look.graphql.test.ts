/** Whose people opened a site, as its own people learn of it, and nobody else. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LOOKS_KEPT_DAYS } from "@saphan/shared/contract";
import { parseDay } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aLink,
  anEntity,
  anEnrolment,
  aSite,
} from "../../testing/revisions.ts";

const TODAY = parseDay("2026-05-20") ?? 0;

/** far supplies near and is named to everybody; near supplies maker, and tells nobody. */
const WORLD = [
  anEntity("maker", "assembler"),
  anEntity("near"),
  anEntity("far"),
  anEntity("group"),
  anEntity("daughter", "supplier", "group"),
  anEntity("body", "programme"),
  aSite("maker-1", "maker"),
  aSite("near-1", "near"),
  aSite("far-1", "far"),
  aSite("daughter-1", "daughter"),
  aLink("near-1", "maker-1", "near"),
  aLink("far-1", "near-1", "far", { disclosure: "name" }),
  aLink("daughter-1", "near-1", "daughter"),
  anEnrolment("body", { site: "far-1" }),
];
const far = aViewer("supplier", "far");
const near = aViewer("supplier", "near");
const maker = aViewer("buyer", "maker");

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish(WORLD);
});
afterAll(() => network.close());

let people = 0;
/** Somebody else of the organisation, or the same person much later. */
const another = (viewer: Viewer): Viewer => ({
  ...viewer,
  account: { ...viewer.account, id: `person-${++people}` },
});
const look = (viewer: Viewer, site: string) =>
  network.ask(viewer, `{ site(id: "${site}") { id } }`);

async function looksOf(viewer: Viewer, site: string) {
  await network.runtime.looks.write();
  const data = await network.read(
    viewer,
    `{ site(id: "${site}") { looks {
      organisation { id name { en } } times dayCount days { day times } } } }`,
  );
  return data.site.looks;
}
const brief = async (viewer: Viewer, site: string) =>
  (await looksOf(viewer, site)).map(
    ({ organisation, times }) => `${organisation?.id ?? "others"} ${times}`,
  );

describe("who opened a site", () => {
  test("is told to its own people by organisation and day, and to nobody else", async () => {
    await look(near, "far-1");
    await look(near, "far-1");
    await look(another(near), "far-1");
    expect(await looksOf(far, "far-1")).toEqual([
      {
        organisation: { id: "near", name: { en: "Entity near" } },
        times: 2,
        dayCount: 1,
        days: [{ day: "2026-05-20", times: 2 }],
      },
    ]);
    for (const other of [near, maker, aViewer("programme", "body")])
      expect(await brief(other, "far-1")).toEqual([]);
    expect(await brief(aViewer("administrator", "registry"), "far-1")).toEqual(
      [],
    );
  });

  test("is not named where the site knows nothing of it: that would tell of links that are private", async () => {
    await look(maker, "near-1");
    expect(await brief(near, "near-1")).toContain("maker 1");
    await look(maker, "far-1");
    expect(await brief(far, "far-1")).toContain("others 1");
    expect(await brief(far, "far-1")).not.toContain("maker 1");
    const program = aViewer("programme", "body");
    await look(program, "far-1");
    expect(await brief(far, "far-1")).toContain("body 1");
  });

  test("is neither its own people, nor those above them, nor an administrator, nor who may not see it", async () => {
    for (const viewer of [
      aViewer("supplier", "daughter"),
      aViewer("buyer", "group"),
      aViewer("administrator", "registry"),
      maker,
      far,
    ])
      await look(viewer, "daughter-1");
    expect(await brief(aViewer("supplier", "daughter"), "daughter-1")).toEqual(
      [],
    );
    await look(another(near), "daughter-1");
    expect(await brief(aViewer("buyer", "group"), "daughter-1")).toEqual([
      "near 1",
    ]);
  });

  test("is kept for 400 days, the latest first, the newest 60 days by day", async () => {
    const { looks } = network.runtime;
    const at = (organisation: string, daysAgo: number) =>
      looks.saw({
        site: "near-1",
        organisation,
        account: `${organisation} ${daysAgo}`,
        day: TODAY - daysAgo,
      });
    for (const daysAgo of [1, LOOKS_KEPT_DAYS, LOOKS_KEPT_DAYS + 1])
      at("far", daysAgo);
    for (let day = 2; day < 72; day++) at("daughter", day);
    const [first, second, third] = await looksOf(near, "near-1");
    expect(first?.organisation?.id).toBe("maker");
    expect(second).toMatchObject({
      organisation: { id: "far" },
      times: 2,
      days: [{ day: "2026-05-19" }, { day: "2025-04-15" }],
    });
    expect(third).toMatchObject({
      organisation: { id: "daughter" },
      dayCount: 70,
    });
    expect(third?.days).toHaveLength(60);
    await looks.removeBefore(TODAY - LOOKS_KEPT_DAYS);
    const kept = await looks.listOf(["near-1"], 0);
    expect(
      kept.filter(({ organisation }) => organisation === "far").length,
    ).toBe(2);
  });

  test("goes on with a site and an organisation that turn out to be another's record", async () => {
    await network.publish([
      anEntity("twin", "assembler"),
      anEntity("rival", "assembler"),
      aSite("near-2", "near"),
      aSite("twin-1", "twin"),
      aSite("rival-1", "rival"),
      aLink("near-2", "twin-1", "near", { partFamily: "bumper" }),
      aLink("near-2", "rival-1", "near", { partFamily: "bumper" }),
    ]);
    await look(aViewer("buyer", "twin"), "near-2");
    await look(aViewer("buyer", "rival"), "near-2");
    await network.runtime.looks.write();
    const merged = (
      id: string,
      of: "entity" | "site",
      from: string,
      into: string,
    ) =>
      ({
        kind: "succession",
        id,
        of,
        from,
        into,
        how: "merged",
        on: TODAY,
        reason: "",
      }) as const;
    await network.publish([
      merged("sites", "site", "near-2", "near-1"),
      merged("entities", "entity", "twin", "rival"),
    ]);
    expect(await brief(near, "near-1")).toContain("rival 2");
  });
});
