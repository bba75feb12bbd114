/**
 * Users who publish one file after the other over HTTP, whatever happens to the servers: they ask again under the same
 * change id until they have an answer. They keep what was acknowledged, so that it can be looked for.
 */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { zipOf } from "../features/exchange/testing/zips.ts";
import { post, send, type GraphQLReply } from "./running.ts";

/** What a file sets: a new site with one answer. */
export interface Written {
  readonly change: string;
  readonly site: string;
  readonly numerator: number;
}

export const DENOMINATOR = 1_000_000;

const fileFor = ({ site, numerator }: Written): Uint8Array =>
  zipOf({
    "Sites.csv": `site_key,entity_key,name_en\n${site},A,Plant ${site}\n`,
    "Answers.csv": `site_key,indicator_id,period,side,state,numerator,denominator\n${site},train_coverage,2026-Q1,management,reported,${numerator},${DENOMINATOR}\n`,
  });

/** Refusals that pass: no server, one that has lost its database, work that another process has begun. */
const PASSING = new Set(["UNAVAILABLE", "CONFLICT", "BEHIND"]);

/** Asks until there is an answer: of whom it asks is decided anew each time. */
async function insist<Result>(
  ask: () => Promise<Result | undefined>,
  until: number,
): Promise<Result> {
  for (;;) {
    const result = await ask().catch((error: unknown) => {
      // A connection that broke; all else is a fault of the test.
      if (!("code" in (error as object))) throw error;
      return undefined;
    });
    if (result !== undefined) return result;
    if (Date.now() > until) throw new Error("nobody answers");
    await setTimeout(20);
  }
}

export interface Load {
  /** In order. */
  readonly acknowledged: readonly Written[];
  /** Begun, whatever became of it. */
  readonly begun: readonly Written[];
  /** Answers with a status from 500 on that was none of those documented. */
  readonly faults: readonly string[];
  readonly stop: () => Promise<void>;
}

/** The answer, undefined for one to ask again for. */
function settled(
  { status, data, errors }: GraphQLReply,
  faults: string[],
): Readonly<Record<string, unknown>> | undefined {
  const code = errors[0]?.extensions?.["code"];
  if (status >= 500 && status !== 503)
    faults.push(`${status} ${JSON.stringify(errors)}`);
  if (PASSING.has(code as string) || status >= 500) return undefined;
  if (errors.length > 0) {
    faults.push(JSON.stringify(errors));
    return undefined;
  }
  return data ?? undefined;
}

/** `addressFor` says of whom the next thing is asked, so that parts of one file go to several servers. */
export function startLoad(options: {
  readonly addressFor: () => string;
  readonly as: string;
  readonly writers: number;
  readonly name: string;
  /** How long one file may take before something must be wrong. */
  readonly patienceMs?: number;
}): Load {
  const { addressFor, as, writers, name, patienceMs = 120_000 } = options;
  const acknowledged: Written[] = [];
  const begun: Written[] = [];
  const faults: string[] = [];
  let stopped = false;
  let last = 0;

  const publish = async (written: Written): Promise<void> => {
    const until = Date.now() + patienceMs;
    const file = fileFor(written);
    const ask = (query: string, variables: unknown) =>
      insist(
        async () =>
          settled(await post(addressFor(), query, { as, variables }), faults),
        until,
      );
    const began = await ask(
      `mutation ($name: String!, $bytes: Int!) { beginImport(fileName: $name, bytes: $bytes) { id } }`,
      { name: `${written.site}.zip`, bytes: file.length },
    );
    const { id } = began["beginImport"] as { readonly id: string };
    await insist(async () => {
      const { status } = await send(addressFor(), `/imports/${id}/parts/0`, {
        method: "PUT",
        as,
        body: file,
      });
      return status === 200 ? true : undefined;
    }, until);
    await ask(`mutation ($id: ID!) { finishImport(id: $id) { id } }`, { id });
    for (;;) {
      const { import: found } = await ask(
        `query ($id: ID!) { import(id: $id) { state } }`,
        { id },
      );
      const { state } = found as { readonly state: string };
      if (state === "planned") break;
      // Whoever planned it was killed.
      if (state === "failed")
        await ask(`mutation ($id: ID!) { planImportAgain(id: $id) { id } }`, {
          id,
        });
      await setTimeout(10);
    }
    const done = await ask(
      `mutation ($id: ID!, $change: ID!) { publishImport(id: $id, change: $change) { hindrance import { state } } }`,
      { id, change: written.change },
    );
    const { hindrance } = done["publishImport"] as {
      readonly hindrance: string | null;
    };
    if (hindrance === null) acknowledged.push(written);
    else faults.push(`${written.site}: ${hindrance}`);
  };

  const write = async (): Promise<void> => {
    while (!stopped) {
      const number = ++last;
      const written: Written = {
        change: `${name}-${randomUUID()}`,
        site: `${name}${number}`,
        numerator: number,
      };
      begun.push(written);
      await publish(written);
    }
  };
  const writing = Array.from({ length: writers }, write);
  // Told by `stop`.
  for (const each of writing) each.catch(() => undefined);
  return {
    acknowledged,
    begun,
    faults,
    stop: async () => {
      stopped = true;
      await Promise.all(writing);
    },
  };
}
