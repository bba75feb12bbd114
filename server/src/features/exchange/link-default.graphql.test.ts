/** What a file makes of its organisation's default. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Viewer } from "../../access/viewer.ts";
import { openTestNetwork, type TestNetwork } from "../../testing/graphql.ts";
import { aKey, anEntity, aSite } from "../../testing/revisions.ts";
import { zipOf } from "./testing/zips.ts";

let network: TestNetwork;
let ploy: Viewer;
beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish([
    anEntity("press"),
    aSite("press-1", "press"),
    aSite("press-2", "press"),
    aKey("press", "site", "press-1", "P1"),
    aKey("press", "site", "press-2", "P2"),
  ]);
  ploy = await network.addPerson("Ploy", "supplier", "press");
});
afterAll(() => network.close());

const set = (disclosure: string) =>
  network.read(
    ploy,
    `mutation { setLinkPolicy(disclosure: ${disclosure}) { disclosure } }`,
  );

test("a default is read when a file is sent: planned again, it says what it said", async () => {
  const { imports, snapshots } = network.runtime;
  const lines = [
    "from_site,to_site,part_family,disclosure",
    "P1,P2,steel,",
    "P1,P2,lamp,existence",
  ];
  const zip = zipOf({ "Links.csv": `${lines.join("\n")}\n` });
  await set("process");
  const file = { name: "links.zip", bytes: zip.length };
  const { id } = await imports.begin(ploy, file);
  await imports.putPart(ploy, id, 0, zip);
  await imports.finish(ploy, id);
  await imports.idle();
  await set("contact");
  await imports.planAgain(ploy, id);
  await imports.idle();
  const record = await imports.get(ploy, id);
  const summary = await imports.summaryOf(record);
  expect(
    summary?.listed.warned.map(({ row, code, params }) => [row, code, params]),
  ).toEqual([[2, "disclosure_by_default", { disclosure: "process" }]]);
  await imports.publish(ploy, { id, change: "c-1", validRowsOnly: false });
  const stated = snapshots
    .current()
    .links.map(({ partFamily, disclosure }) => `${partFamily} ${disclosure}`);
  expect(stated.sort()).toEqual(["lamp existence", "steel process"]);
});
