/**
 * Nobody learns of what is not theirs: all that one organisation may not know of is changed, and it gets the same answer
 * to every query as before, errors included. One datum after the other is changed, and whoever may know gets another one.
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
  SITES,
  VIEWERS,
  type Party,
} from "./testing/secrets.ts";

const queries = everyQuery(schema);
type Queries = typeof queries;
/** The widest read figures of everything; they are asked where no other query tells. */
const isWide = ({ title }: Queries[number]) => title.startsWith("network");
const wide = queries.filter(isWide);
const narrow = queries.filter((query) => !isWide(query));

async function openNetwork(): Promise<Product> {
  const product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
  // Who looked is written down, so that it does not change while the questions are asked.
  for (const viewer of Object.values(VIEWERS))
    for (const site of SITES)
      await product.ask(viewer, `{ site(id: "${site}") { id } }`);
  await product.runtime.looks.write();
  return product;
}

/** The number of the newest change is everyone's to know, and what is derived of it. */
function withoutSeq(answer: string): string {
  return answer
    .replaceAll(/("(?:newestSeq|seq)\d": )\d+/g, "$1…")
    .replaceAll(/("id\d": "[^"|]*\|[^"|]*\|\d+\|\d+\|)\d+"/g, '$1…"')
    .replaceAll(/("publishedAt\d": )"[^"]*"/g, "$1…");
}

async function ask(
  product: Product,
  party: Party,
  asked: Queries,
): Promise<readonly string[]> {
  const given: string[] = [];
  for (const { document } of asked) {
    const answer = await product.ask(VIEWERS[party], document);
    given.push(withoutSeq(JSON.stringify(answer, null, 1)));
  }
  return given;
}

/** The first line that tells. */
function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const i = left.findIndex((line, at) => line !== right[at]);
  return `${left.slice(Math.max(0, i - 3), i + 1).join("")} -> ${right[i]}`;
}

/** All of it changes at once; one change after the other is for `exported-secrets.test.ts`, where none hides another. */
test.each(PARTIES)(
  "%s learns of nothing that is not its own",
  async (party) => {
    const product = await openNetwork();
    const before = await ask(product, party, queries);
    for (const { by, to, said } of secrets)
      if (!to.includes(party)) await publish(product.runtime, by, said(1));
    const after = await ask(product, party, queries);
    await product.close();
    const leaks = queries.flatMap(({ title }, i) => {
      const [was = "", is = ""] = [before[i], after[i]];
      return was === is ? [] : [`${title}: ${firstDifference(was, is)}`];
    });
    const isFault = (text: string) => text.includes("INTERNAL_SERVER_ERROR");
    expect({ leaks, faults: before.filter(isFault) }).toEqual({
      leaks: [],
      faults: [],
    });
  },
);

describe("a change of", () => {
  let product: Product;
  /** What the narrow queries answer now; what a party may not know of changes nothing in it. */
  const known = new Map<Party, readonly string[]>();
  beforeAll(async () => {
    product = await openNetwork();
    for (const party of PARTIES)
      known.set(party, await ask(product, party, narrow));
  });
  afterAll(() => product.close());

  /** Those to whom the queries answer the same as before. */
  async function blindOf(
    parties: readonly Party[],
    asked: Queries,
    before: ReadonlyMap<Party, readonly string[]>,
    after: Map<Party, readonly string[]>,
  ): Promise<readonly Party[]> {
    const blind: Party[] = [];
    for (const party of parties) {
      const was = before.get(party) ?? [];
      const is = await ask(product, party, asked);
      after.set(party, is);
      if (is.every((answer, i) => answer === was[i])) blind.push(party);
    }
    return blind;
  }

  test.each(secrets.map((secret) => [secret.about, secret] as const))(
    "%s shows to whoever may know of it",
    async (_about, { by, to, said }) => {
      await publish(product.runtime, by, said(1));
      const blind = await blindOf(to, narrow, known, known);
      const now = new Map<Party, readonly string[]>();
      await blindOf(blind, wide, now, now);
      // Where the narrow ones tell nothing, the wide ones are asked of both.
      if (blind.length > 0) await publish(product.runtime, by, said(0));
      const stillBlind = await blindOf(blind, wide, now, new Map());
      if (blind.length > 0) await publish(product.runtime, by, said(1));
      expect(stillBlind).toEqual([]);
    },
  );
});
