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
/** Whoever may not know of several changes is asked after all of them; `exported-secrets.test.ts` asks after each. */
const rounds = new Map<string, Secret[]>();
for (const secret of secrets) {
  const names = secret.to.toSorted().join(", ") || "nobody";
  rounds.set(names, [...(rounds.get(names) ?? []), secret]);
}

let product: Product;
/** What each was answered last. */
const answers = new Map<Party, readonly string[]>();

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
  for (const party of PARTIES) answers.set(party, await ask(party));
});
afterAll(() => product.close());

/** The number of the newest change is everyone's to know, and what is derived of it. */
function withoutSeq(answer: string): string {
  return answer
    .replaceAll(/("(?:newestSeq|seq)\d": )\d+/g, "$1…")
    .replaceAll(/("id\d": "[^"|]*\|[^"|]*\|\d+\|\d+\|)\d+"/g, '$1…"')
    .replaceAll(/("publishedAt\d": )"[^"]*"/g, "$1…");
}

async function ask(party: Party): Promise<readonly string[]> {
  const given: string[] = [];
  for (const { document } of queries) {
    const answer = await product.ask(VIEWERS[party], document);
    given.push(withoutSeq(JSON.stringify(answer, null, 1)));
  }
  return given;
}

/** Where the party's answers are now others than before. */
async function differences(party: Party): Promise<readonly string[]> {
  const before = answers.get(party) ?? [];
  const after = await ask(party);
  answers.set(party, after);
  return queries.flatMap(({ title }, i) => {
    const [was = "", is = ""] = [before[i], after[i]];
    return was === is
      ? []
      : [`${party}: ${title}: ${firstDifference(was, is)}`];
  });
}

/** The first line that tells. */
function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const i = left.findIndex((line, at) => line !== right[at]);
  return `${left.slice(Math.max(0, i - 3), i + 1).join("")} -> ${right[i]}`;
}

test("every query answers everyone without a fault of ours", () => {
  for (const [party, given] of answers)
    for (const [i, answer] of given.entries())
      expect({
        party,
        title: queries[i]?.title,
        isFault: answer.includes("INTERNAL_SERVER_ERROR"),
      }).toMatchObject({ isFault: false });
});

describe("a change that shows to", () => {
  test.each([...rounds])("%s, and to nobody else", async (_names, changes) => {
    const to = new Set(changes.flatMap((change) => change.to));
    const blind: string[] = [];
    for (const { about, by, said } of changes) {
      await publish(product.runtime, by, said(1));
      for (const party of to)
        if ((await differences(party)).length === 0)
          blind.push(`${party} of ${about}`);
    }
    const leaks: string[] = [];
    for (const party of PARTIES)
      if (!to.has(party)) leaks.push(...(await differences(party)));
    expect({ leaks: leaks.slice(0, 6), blind }).toEqual({
      leaks: [],
      blind: [],
    });
  });
});
