/** An older seq gives what was told then, to who might see it then and may see it today (design.md section 5). */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import { newChange } from "../ledger/sweep.ts";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../testing/revisions.ts";
import {
  aViewer,
  openProduct,
  publish,
  type Product,
} from "./testing/product.ts";

const PERIOD = "2026-Q1";
const buyer = aViewer("buyer", "a");
let product: Product;
/** Seq of each step. */
const at: Record<string, number> = {};

const training = (source: string, site: string, numerator: number) =>
  someAnswers(site, PERIOD, source, [
    { indicator: "train_coverage", numerator, denominator: 200 },
  ]);

async function step(name: string, revisions: readonly Revision[]) {
  await publish(product.runtime, REGISTRY, revisions);
  at[name] = product.runtime.ledger.seq();
}

beforeAll(async () => {
  product = await openProduct();
  const { ledger } = product.runtime;
  const plant = (site: string) => [
    aSite(site, "s"),
    aLink(site, "a1", "s", { disclosure: "name" }),
    someFacts(site, PERIOD, "s", { headcount: 200 }),
  ];
  await step("begun", [
    anEntity("a", "assembler"),
    anEntity("below", "supplier", "a"),
    anEntity("s"),
    anEntity("c", "assembler"),
    aSite("a1", "a"),
    aSite("below1", "below"),
    ...["s1", "s2", "s3", "s4"].flatMap(plant),
    ...["s1", "s2"].map((site) => aGrant(site, "a")),
    ...["s1", "s2", "s3"].map((site) => training("s", site, 100)),
    aGrant("s4", "below"),
    training("below", "s4", 60),
  ]);
  const change = newChange();
  await publish(product.runtime, "s", [training("s", "s1", 150)], change);
  at["corrected"] = ledger.seq();
  await ledger.publish({
    change: newChange(),
    actor: { account: "system", organisation: REGISTRY },
    action: "withdraw",
    subject: "",
    counts: {},
    withdraws: change,
    revisions: [],
    base: ledger.seq(),
    touches: { has: () => false },
  });
  at["withdrawn"] = ledger.seq();
  await step("renamed", [
    {
      kind: "site",
      id: "s1",
      set: { name: { en: "Another name", th: "ชื่ออื่น" } },
    },
  ]);
  await step("given", [aGrant("s3", "a")]);
  await step("revoked", [aGrant("s2", "a", "2026-05-19")]);
  await step("sold", [{ kind: "entity", id: "below", set: { parent: "c" } }]);
});
afterAll(() => product.close());

async function told(site: string, seq: number | undefined) {
  const { data, errors } = await product.ask(
    buyer,
    `query ($id: ID!, $seq: Int) {
      site(id: $id, period: "${PERIOD}", seq: $seq) { name { en } answers { value indicator { id } } }
    }`,
    { id: site, ...(seq === undefined ? {} : { seq }) },
  );
  if (errors[0]) return errors[0].code;
  const { site: found } = data as {
    site: {
      name: { en: string };
      answers: { value: number | null; indicator: { id: string } }[];
    };
  };
  const answer = found.answers.find(
    ({ indicator }) => indicator.id === "train_coverage",
  );
  return [found.name.en, answer?.value];
}

async function networkAt(seq: number | undefined, lens = "a") {
  const { data, errors } = await product.ask(
    buyer,
    `query ($seq: Int, $lens: ID!) {
      network(period: "${PERIOD}", seq: $seq, lens: $lens) {
        seq boundary { leftOut } measures(indicators: ["train_coverage"]) { measure { value answered notShared } }
      }
    }`,
    { lens, ...(seq === undefined ? {} : { seq }) },
  );
  if (errors[0]) return errors[0].code;
  const { network } = data as {
    network: {
      seq: number;
      boundary: { leftOut: number };
      measures: { measure: unknown }[];
    };
  };
  const { seq: of, boundary, measures } = network;
  return {
    seq: of,
    leftOut: boundary.leftOut,
    ...(measures[0]?.measure as object),
  };
}

test("an answer that was corrected, and the correction withdrawn, stands as it was told each time", async () => {
  expect(await told("s1", at["begun"])).toEqual(["Plant s1", 0.5]);
  expect(await told("s1", at["corrected"])).toEqual(["Plant s1", 0.75]);
  expect(await told("s1", at["withdrawn"])).toEqual(["Plant s1", 0.5]);
});

test("a name is that of its time", async () => {
  expect(await told("s1", at["withdrawn"])).toEqual(["Plant s1", 0.5]);
  expect(await told("s1", at["renamed"])).toEqual(["Another name", 0.5]);
  expect(await told("s1", undefined)).toEqual(["Another name", 0.5]);
});

test("who may not read a site any more does not read it at an older seq, and is told that something is left out", async () => {
  expect(await told("s2", at["begun"])).toEqual(["Plant s2", null]);
  expect(await told("s2", undefined)).toEqual(["Plant s2", null]);
  // s2, whose grant has ended, and what was granted to the firm that was sold.
  expect(await networkAt(at["corrected"])).toMatchObject({
    seq: at["corrected"],
    value: 0.75,
    answered: 1,
  });
  const { leftOut } = (await networkAt(at["corrected"])) as { leftOut: number };
  expect(leftOut).toBeGreaterThan(0);
  expect(await networkAt(undefined)).toMatchObject({ leftOut: 0 });
});

test("who may read a site since lately does not read it as of before", async () => {
  expect(await told("s3", at["renamed"])).toEqual(["Plant s3", null]);
  expect(await told("s3", at["given"])).toEqual(["Plant s3", 0.5]);
});

test("of a firm that was sold since nothing is the viewer's any more, at no seq", async () => {
  expect(await told("below1", at["begun"])).toBe("NOT_FOUND");
  expect(await networkAt(at["begun"], "below")).toBe("NOT_FOUND");
  // What it said of others was the viewer's own to hear while it was its owner.
  expect(await told("s4", at["begun"])).toEqual(["Plant s4", null]);
});

test("there is no seq before the first and none after the newest", async () => {
  expect(await networkAt(-1)).toBe("BAD_USER_INPUT");
  expect(await networkAt(10_000)).toBe("BAD_USER_INPUT");
});
