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
import {
  PARTIES,
  secrets,
  VIEWERS,
  type Party,
  type Secret,
} from "./testing/secrets.ts";

const queries = everyQuery(schema);
/** What the same parties may know changes at once; `exported-secrets.test.ts` has one change after the other. */
const rounds = new Map<string, Secret[]>();
for (const secret of secrets) {
  const names = secret.to.toSorted().join(", ") || "nobody";
  rounds.set(names, [...(rounds.get(names) ?? []), secret]);
}

let product: Product;
let before: ReadonlyMap<Party, readonly string[]>;

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
  before = await askAll();
});
afterAll(() => product.close());

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

describe("a change that shows to", () => {
  test.each([...rounds])("%s, and to nobody else", async (_names, changes) => {
    for (const { by, said } of changes)
      await publish(product.runtime, by, said(1));
    const after = await askAll();
    const differences = (party: Party) =>
      queries.flatMap(({ title }, i) => {
        const was = before.get(party)?.[i] ?? "";
        const is = after.get(party)?.[i] ?? "";
        return was === is
          ? []
          : [`${party}: ${title}: ${firstDifference(was, is)}`];
      });
    const to = new Set(changes.flatMap((change) => change.to));
    const leaks = PARTIES.filter((party) => !to.has(party)).flatMap(
      differences,
    );
    const blind = [...to].filter((party) => differences(party).length === 0);
    before = after;
    expect({ leaks: leaks.slice(0, 6), blind }).toEqual({
      leaks: [],
      blind: [],
    });
  });
});
