import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

const headcount = (site: string, count: number) =>
  someFacts(site, "2026-Q2", "co", { headcount: count });

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish([
    anEntity("aurora", "assembler"),
    anEntity("co"),
    aSite("a0", "aurora"),
    ...["one", "two"].flatMap((id) => [
      aSite(id, "co"),
      aLink(id, "a0", "co"),
      aGrant(id, "aurora"),
      headcount(id, 100),
    ]),
    someAnswers("one", "2026-Q2", "co", [
      { indicator: "train_coverage", numerator: 50, denominator: 100 },
    ]),
  ]);
});
afterAll(() => network.close());

/** Of all people at sites that are asked, the share at those that answered. */
const covered = async () => {
  const { network: found } = await network.read(
    aViewer("buyer", "aurora"),
    `{ network(period: "2026-Q2") { measures(indicators: ["train_coverage"]) { measure { coverageHeadcount } } } }`,
  );
  return found.measures[0]?.measure.coverageHeadcount;
};

test("a measure that was asked for before follows a headcount that is published since", async () => {
  expect(await covered()).toBe(0.5);
  // The column of answers stays the same one.
  await network.publish([headcount("two", 300)]);
  expect(await covered()).toBe(0.25);
  await network.publish([headcount("two", 100)]);
  expect(await covered()).toBe(0.5);
});
