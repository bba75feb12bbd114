/** The product with the drawn network in it, served over HTTP on a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Revision } from "@saphan/shared/core";
import { readEnvironment } from "../src/environment.ts";
import { touchedBy } from "../src/ledger/record-keys.ts";
import { newChange } from "../src/ledger/sweep.ts";
import type { Runtime } from "../src/runtime.ts";
import { serve, type Running } from "../src/serve.ts";
import { drawNetwork, LARGEST_BUYER, SECTOR } from "./network.ts";

export interface Product extends Running {
  /** Of a session of the largest buyer. */
  readonly cookie: string;
  /** Of the store's socket. */
  readonly storeUri: string;
}

const LOGIN = "bench@saphan.example";
const PASSWORD = "a password for the bench";

export function publish(
  { ledger }: Runtime,
  revisions: readonly Revision[],
): Promise<unknown> {
  const counts: Partial<Record<Revision["kind"], number>> = {};
  for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
  return ledger.publish({
    change: newChange(),
    actor: { account: "bench", organisation: "registry" },
    action: "import",
    subject: "bench",
    counts,
    withdraws: "",
    revisions,
    base: ledger.seq(),
    touches: new Set(revisions.flatMap(touchedBy)),
  });
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({
      query: `mutation ($login: String!, $password: String!) {
        signIn(login: $login, password: $password) { __typename } }`,
      variables: { login: LOGIN, password: PASSWORD },
    }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (!cookie) throw new Error(await response.text());
  return cookie.slice(0, cookie.indexOf(";"));
}

export async function openProduct(): Promise<Product> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "saphan-bench-"));
  const running = await serve(
    readEnvironment({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "error" }),
  );
  const { runtime } = running;
  await publish(runtime, [...drawNetwork(SECTOR)]);
  await runtime.accounts.addAccount({
    login: LOGIN,
    name: "Bench",
    password: PASSWORD,
    role: "buyer",
    organisation: LARGEST_BUYER,
    dataRight: false,
    locale: "en",
    demo: false,
  });
  const { socket } = JSON.parse(
    readFileSync(path.join(folder, "running-store.json"), "utf8"),
  ) as { socket: string };
  return {
    ...running,
    cookie: await signIn(running.url),
    storeUri: `mongodb://${encodeURIComponent(socket)}/saphan?directConnection=true&retryWrites=false`,
    close: async () => {
      await running.close();
      rmSync(folder, { recursive: true });
    },
  };
}
