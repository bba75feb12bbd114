/**
 * The administrator reads no answers. Every datum of `testing/secrets.ts` is one value before and another after; whatever
 * the data right, no query tells an administrator of an answer, a fact, a figure or an evidence text: not by its value,
 * nor by a change. The schema's own way to every field is walked (`testing/every-query.ts`).
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import type { Viewer } from "../access/viewer.ts";
import { everyQuery } from "./testing/every-query.ts";
import {
  aViewer,
  openProduct,
  publish,
  schema,
  type Product,
} from "./testing/product.ts";
import { secrets, VIEWERS } from "./testing/secrets.ts";

const ADMINISTRATORS: readonly (readonly [string, Viewer])[] = [
  ["without the data right", aViewer("administrator", REGISTRY)],
  ["with the data right", aViewer("administrator", REGISTRY, true)],
];
const STATED: readonly Revision["kind"][] = ["answers", "facts", "target"];
const stated = secrets.filter(({ said }) =>
  said(0).some(({ kind }) => STATED.includes(kind)),
);
const queries = everyQuery(schema);
let product: Product;

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
});
afterAll(() => product.close());

async function everything(viewer: Viewer): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { title, document } of queries) {
    const answer = await product.ask(viewer, document);
    answers.push(`${title}: ${JSON.stringify(answer, null, 1)}`);
  }
  return answers;
}

/** The ledger is the administrator's to read: that something was published, by whom, and how much. */
const withoutLedger = (answers: readonly string[]): readonly string[] =>
  answers.filter((answer) => !answer.startsWith("changes"));
const withoutSeq = (answer: string): string =>
  answer.replaceAll(/("(?:newestSeq|seq)\d": )\d+/g, "$1…");

test("there are answers and facts to be kept from an administrator", () => {
  expect(stated.length).toBeGreaterThan(20);
});

/** Queries whose answers are others after all that is stated has changed. */
async function told(viewer: Viewer): Promise<readonly string[]> {
  const before = withoutLedger(await everything(viewer)).map(withoutSeq);
  for (const { by, said } of stated)
    await publish(product.runtime, by, said(1));
  const after = withoutLedger(await everything(viewer)).map(withoutSeq);
  for (const { by, said } of stated)
    await publish(product.runtime, by, said(0));
  return after.filter((answer, i) => answer !== before[i]);
}

test("whoever reads answers is told of the same changes", async () => {
  expect((await told(VIEWERS.a)).length).toBeGreaterThan(5);
});

test.each(ADMINISTRATORS)(
  "%s every field of figures, answers and facts is refused",
  async (_name, viewer) => {
    for (const query of [
      "{ network { id } }",
      "{ lenses { id } }",
      `{ site(id: "s1") { answers { value } } }`,
      `{ site(id: "s1") { facts { value } } }`,
      `{ site(id: "s1") { history { edges { cursor } } } }`,
    ]) {
      const { errors } = await product.ask(viewer, query);
      expect({ query, codes: errors.map(({ code }) => code) }).toEqual({
        query,
        codes: ["FORBIDDEN"],
      });
    }
  },
);

test.each(ADMINISTRATORS)(
  "%s no query tells that an answer or a fact has changed",
  async (_name, viewer) => {
    expect(await told(viewer)).toEqual([]);
  },
);
