/** The whole server on a free port, spoken to as a browser or a program does. */
import fs from "node:fs";
import http, { type IncomingHttpHeaders } from "node:http";
import path from "node:path";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";
import { pino } from "pino";
import { readEnvironment } from "../environment.ts";
import { createMembershipStore } from "../features/account/membership.store.ts";
import type { Rates } from "../http/rates.ts";
import { newChange } from "../ledger/sweep.ts";
import { openDatabase } from "../platform/database.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import { temporaryFolder } from "../platform/testing/databases-under-test.ts";
import { createRuntime } from "../runtime.ts";
import { serve, type Running } from "../serve.ts";

export const PASSWORD = "a long enough password";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** A secret: sent as the session's cookie. */
  readonly as?: string;
}

/** Sends the path as it is: `fetch` would tidy it up. */
export function send(url: string, at: string, ask: Ask = {}): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        hostname,
        port,
        path: at,
        method: ask.method ?? "GET",
        agent: false,
        headers: {
          ...(ask.as ? { cookie: `saphan_session=${ask.as}` } : {}),
          ...ask.headers,
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text += part));
        response.on("end", () => {
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, text });
        });
      },
    );
    request.on("error", reject);
    request.end(ask.body);
  });
}

export interface GraphQLReply extends Reply {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export async function post(
  url: string,
  query: string,
  ask: Ask & { readonly variables?: unknown } = {},
): Promise<GraphQLReply> {
  const { variables, ...rest } = ask;
  const reply = await send(url, "/graphql", {
    ...rest,
    method: "POST",
    headers: { "content-type": "application/json", ...ask.headers },
    body: ask.body ?? JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = JSON.parse(reply.text) as Partial<
    Pick<GraphQLReply, "data" | "errors">
  >;
  return { ...reply, data, errors };
}

/** A new session's secret, from its cookie. */
export async function signIn(url: string, login: string): Promise<string> {
  const { headers } = await post(
    url,
    `mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { __typename } }`,
    { variables: { login, password: PASSWORD } },
  );
  const [cookie = ""] = headers["set-cookie"] ?? [];
  const secret = /saphan_session=([^;]+)/.exec(cookie)?.[1];
  if (!secret) throw new Error("could not sign in");
  return secret;
}

export interface Person {
  readonly login: string;
  readonly role: Role;
  readonly organisation: string;
}

/** Another process on the same folder, or the first one before the server is up. */
export async function openBeside(folder: string, clock: Clock = systemClock) {
  const database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "join",
  });
  const runtime = await createRuntime({
    database,
    clock,
    demo: true,
    onError: () => undefined,
  });
  const { ledger, accounts } = runtime;
  const publication = (action: "import" | "withdraw") => ({
    change: newChange(),
    actor: { account: "system", organisation: REGISTRY },
    action,
    subject: "",
    counts: {},
    withdraws: "",
    revisions: [],
    base: ledger.seq(),
    touches: { has: () => false },
  });
  return {
    runtime,
    publish: (revisions: readonly Revision[]) => {
      const counts: Record<string, number> = {};
      for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
      return ledger.publish({ ...publication("import"), revisions, counts });
    },
    withdraw: (change: string) =>
      ledger.publish({ ...publication("withdraw"), withdraws: change }),
    addPerson: ({ login, role, organisation }: Person) =>
      accounts.addAccount({
        login,
        name: `Name of ${login}`,
        password: PASSWORD,
        role,
        organisation,
        dataRight: false,
        locale: "en",
        demo: false,
      }),
    addMembership: async (account: string, organisation: string) => {
      const other = await openDatabase({
        kind: "embedded",
        folder,
        whenRunning: "join",
      });
      await createMembershipStore(other).insert(
        {
          id: `${account} ${organisation}`,
          account,
          organisation,
          role: "buyer",
          dataRight: false,
        },
        new Date(clock.now()),
      );
      await other.close();
    },
    close: () => runtime.close(),
  };
}

export interface Served extends Running {
  readonly folder: string;
  /** All that was logged. */
  readonly logged: () => string;
  /** Stops the server and removes its folder. */
  readonly end: () => Promise<void>;
}

/** `prepare` fills the store before the server starts. */
export async function openServer(
  options: {
    readonly variables?: Readonly<Record<string, string>>;
    readonly clock?: Clock;
    readonly pages?: string;
    readonly rates?: Rates;
    readonly folder?: string;
    readonly prepare?: (
      beside: Awaited<ReturnType<typeof openBeside>>,
    ) => Promise<unknown>;
  } = {},
): Promise<Served> {
  const folder = options.folder ?? temporaryFolder();
  const { clock, pages, prepare, rates, variables } = options;
  if (prepare) {
    const beside = await openBeside(folder, clock);
    await prepare(beside);
    await beside.close();
  }
  let lines = "";
  const log = pino({ level: "trace" }, { write: (line) => (lines += line) });
  const running = await serve(
    readEnvironment({ DATA_DIR: folder, PORT: "0", ...variables }),
    undefined,
    {
      log,
      ...(clock ? { clock } : {}),
      ...(pages ? { pages } : {}),
      ...(rates ? { rates } : {}),
    },
  );
  return {
    ...running,
    folder,
    logged: () => lines,
    end: async () => {
      await running.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** A built client of three files, with a file beside it that is nobody's to read. */
export function somePages(): string {
  const folder = temporaryFolder();
  const pages = path.join(folder, "pages");
  fs.mkdirSync(path.join(pages, "assets"), { recursive: true });
  fs.writeFileSync(path.join(folder, "secret.txt"), "not a page");
  fs.writeFileSync(path.join(pages, "index.html"), "<title>Saphan</title>");
  fs.writeFileSync(path.join(pages, "icon.svg"), "<svg/>");
  fs.writeFileSync(path.join(pages, "assets/app-1.js"), "export {};");
  return pages;
}
