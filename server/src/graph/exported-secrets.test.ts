/**
 * No file tells what is not the viewer's: one datum after the other is changed, and the files of whoever may not know
 * of it stay the same, byte by byte. The workbook of an administrator with the data right tells every change.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { exportedFigures, exportedWorkbook } from "./testing/exported.ts";
import { openProduct, publish, type Product } from "./testing/product.ts";
import { PARTIES, secrets, VIEWERS, type Party } from "./testing/secrets.ts";

type Files = Readonly<Record<string, string>>;

let product: Product;
let before: ReadonlyMap<Party, Files>;

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
  before = await exportAll();
});
afterAll(() => product.close());

/** The number of the newest change is everyone's to know. */
const withoutSeq = (csv: string): string =>
  csv.replaceAll(/^((?:[^,]*,){3})\d+,/gm, "$1…,");

async function filesOf(party: Party): Promise<Files> {
  const { runtime } = product;
  const viewer = VIEWERS[party];
  const workbook = await exportedWorkbook(runtime, viewer);
  if (party === "admin") return workbook;
  const figures = await exportedFigures(runtime, viewer, {
    period: "2026-Q1",
    by: ["tier", "province"],
  });
  return { ...workbook, figures: withoutSeq(figures) };
}

async function exportAll(): Promise<ReadonlyMap<Party, Files>> {
  const entries: [Party, Files][] = [];
  for (const party of PARTIES) entries.push([party, await filesOf(party)]);
  return new Map(entries);
}

const changedFiles = (was: Files = {}, is: Files = {}): readonly string[] =>
  Object.keys(is).filter((name) => was[name] !== is[name]);

/** What one organisation calls a site stands in its own files only. */
const isKey = (about: string) => about.startsWith("the key that");

describe("a change of", () => {
  test.each(secrets.map((secret) => [secret.about, secret] as const))(
    "%s shows in no file of who may not know",
    async (about, { by, to, said }) => {
      await publish(product.runtime, by, said(1));
      const after = await exportAll();
      const changed = PARTIES.filter(
        (party) => changedFiles(before.get(party), after.get(party)).length > 0,
      );
      const leaks = changed
        .filter((party) => party !== "admin" && !to.includes(party))
        .map((party) => [
          party,
          changedFiles(before.get(party), after.get(party)),
        ]);
      before = after;
      expect(leaks).toEqual([]);
      // An older key stays the one that files are written with, and what became of a site stands in none.
      expect(changed.includes("admin")).toBe(
        !isKey(about) && !about.startsWith("what became"),
      );
    },
  );
});

test("a supplier takes along what its own sites stated, and a buyer what they granted", async () => {
  const ofSupplier = (await filesOf("s"))["Answers.csv"] ?? "";
  expect(ofSupplier).toContain("hrdd_severe_incidents");
  expect(ofSupplier).toContain("inc_gender_pay_ratio");
  // Statements of a customer on a site are the site's to see.
  expect(ofSupplier).toMatch(/^s2,train_coverage,.*,a\r$/m);
  const ofBuyer = (await filesOf("a"))["Answers.csv"] ?? "";
  expect(ofBuyer).toMatch(/^a-s1-first-key,train_coverage,.*,s\r$/m);
  expect(ofBuyer).not.toContain("hrdd_severe_incidents");
  expect(ofBuyer).not.toContain("inc_gender_pay_ratio");
  // `t2` granted it, and no link tells it of `t2`.
  expect(ofBuyer).not.toContain("t2");
  const facts = (await filesOf("a"))["Facts.csv"] ?? "";
  expect(facts).toContain("headcount,260");
  expect(facts).not.toContain("migrant_headcount");
});
