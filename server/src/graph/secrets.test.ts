/**
 * Nobody learns of what is not theirs: one datum after the other is changed, and whoever may not know of it gets the
 * same answer to every query as before, errors included. Whoever may know gets another one.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { everyQuery } from "./testing/every-query.ts";
import {
  openProduct,
  publish,
  schema,
  type Product,
} from "./testing/product.ts";
import { PARTIES, secrets, VIEWERS, type Party } from "./testing/secrets.ts";

let product: Product;
const queries = everyQuery(schema);
let before: ReadonlyMap<Party, readonly string[]>;

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
  before = await askAll();
}, 300_000);
afterAll(() => product.close(), 60_000);

/** The number of the newest change is everyone's to know, and what is derived of it. */
function withoutSeq(answer: string): string {
  return answer
    .replaceAll(/("(?:newestSeq|seq)\d": )\d+/g, "$1…")
    .replaceAll(/("id\d": "[^"|]*\|[^"|]*\|\d+\|\d+\|)\d+"/g, '$1…"')
    .replaceAll(/("publishedAt\d": )"[^"]*"/g, "$1…");
}

async function askAll(): Promise<ReadonlyMap<Party, readonly string[]>> {
  const entries = [];
  for (const party of PARTIES) {
    const answers: string[] = [];
    for (const { document } of queries)
      answers.push(
        withoutSeq(
          JSON.stringify(await product.ask(VIEWERS[party], document), null, 1),
        ),
      );
    entries.push([party, answers] as const);
  }
  return new Map(entries);
}

/** The first line that tells. */
function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const i = left.findIndex((line, at) => line !== right[at]);
  return `${left.slice(Math.max(0, i - 3), i + 1).join("")} -> ${right[i]}`;
}

test("every query answers everyone without a fault of ours", () => {
  for (const [party, answers] of before)
    for (const [i, answer] of answers.entries())
      expect({
        party,
        title: queries[i]?.title,
        isFault: answer.includes("INTERNAL_SERVER_ERROR"),
      }).toMatchObject({ isFault: false });
});

describe("a change of", () => {
  test.each(secrets.map((secret) => [secret.about, secret] as const))(
    "%s shows to those who may know, and to nobody else",
    async (_about, { by, to, said }) => {
      await publish(product.runtime, by, said(1));
      const after = await askAll();
      const leaks = PARTIES.filter((party) => !to.includes(party)).flatMap(
        (party) =>
          queries.flatMap(({ title }, i) => {
            const was = before.get(party)?.[i] ?? "";
            const is = after.get(party)?.[i] ?? "";
            return was === is
              ? []
              : [`${party}: ${title}: ${firstDifference(was, is)}`];
          }),
      );
      const blind = to.filter((party) =>
        queries.every(
          (_, i) => before.get(party)?.[i] === after.get(party)?.[i],
        ),
      );
      before = after;
      expect({ leaks: leaks.slice(0, 6), blind }).toEqual({
        leaks: [],
        blind: [],
      });
    },
    120_000,
  );
});
