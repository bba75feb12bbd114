/** The product with the drawn network in it, served over HTTP on a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Role } from "@saphan/shared/contract";
import { aliasKey, REGISTRY, type Revision } from "@saphan/shared/core";
import { readEnvironment } from "../src/environment.ts";
import { touchedBy } from "../src/ledger/record-keys.ts";
import { newChange } from "../src/ledger/sweep.ts";
import type { Runtime } from "../src/runtime.ts";
import { serve, type Running } from "../src/serve.ts";

export interface Product extends Running {
  readonly folder: string;
  /** Of the store's socket. */
  readonly storeUri: string;
  /** The permanent id of an entity that the drawing calls by the key. */
  readonly entity: (key: string) => string;
  /** The permanent id of a site by its place in the snapshot. */
  readonly site: (place: number) => string;
  /** The cookie of somebody who works for an entity; the account is made where there is none. */
  readonly cookieOf: (role: Role, entity: string) => Promise<string>;
}

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

async function signIn(url: string, login: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({
      query: `mutation ($login: String!, $password: String!) {
        signIn(login: $login, password: $password) { __typename } }`,
      variables: { login, password: PASSWORD },
    }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (!cookie) throw new Error(await response.text());
  return cookie.slice(0, cookie.indexOf(";"));
}

/** Served from a folder that stays where one is given; else from one of its own. */
export async function openProduct(given?: string): Promise<Product> {
  const folder = given ?? mkdtempSync(path.join(os.tmpdir(), "saphan-bench-"));
  const running = await serve(
    readEnvironment({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "error" }),
  );
  const { runtime, url } = running;
  const { socket } = JSON.parse(
    readFileSync(path.join(folder, "running-store.json"), "utf8"),
  ) as { socket: string };
  const entity = (key: string) =>
    runtime.snapshots
      .current()
      .aliases.idOf.get(aliasKey(REGISTRY, "entity", key)) ?? key;
  return {
    ...running,
    folder,
    storeUri: `mongodb://${encodeURIComponent(socket)}/saphan?directConnection=true&retryWrites=false`,
    entity,
    site: (place) => {
      const site = runtime.snapshots.current().sites[place];
      if (!site) throw new RangeError(`no site ${place}`);
      return site.id;
    },
    cookieOf: async (role, key) => {
      const login = `${key}@bench.example`;
      if (!(await runtime.accounts.viewerOfLogin(login)))
        await runtime.accounts.addAccount({
          login,
          name: "Bench",
          password: PASSWORD,
          role,
          organisation: role === "administrator" ? REGISTRY : entity(key),
          dataRight: role === "administrator",
          locale: "en",
          demo: false,
        });
      return signIn(url, login);
    },
    close: async () => {
      await running.close();
      if (given === undefined) rmSync(folder, { recursive: true });
    },
  };
}
