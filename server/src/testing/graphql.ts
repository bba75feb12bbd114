/** The real schema on a small network: an embedded store in a folder of its own, and a clock that stands still. */
import fs from "node:fs";
import {
  parseDay,
  REGISTRY,
  type Revision,
  type RevisionKind,
} from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";
import { pino } from "pino";
import type { Viewer } from "../access/viewer.ts";
import type { Query } from "../graph/__generated__/resolvers.ts";
import { contextFor } from "../graph/create-context.ts";
import { buildSchema, createApollo } from "../graph/server.ts";
import { requestOf, type Actor, type ChangeEntry } from "../ledger/change.ts";
import { textId } from "../ledger/texts.store.ts";
import { openDatabase } from "../platform/database.ts";
import { temporaryFolder } from "../platform/testing/databases-under-test.ts";
import { createRuntime, type Runtime } from "../runtime.ts";

/** What the API answered; of its objects only the fields that were asked for are there. */
export interface Answer {
  readonly data: Query | null;
  readonly errors: readonly {
    readonly message: string;
    readonly code: unknown;
    readonly path: unknown;
  }[];
}

export interface TestNetwork {
  readonly ask: (
    viewer: Viewer | null,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Answer>;
  /** What `ask` answered; throws what it refused. */
  readonly read: (
    viewer: Viewer | null,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Query>;
  readonly publish: (
    revisions: readonly Revision[],
    by?: { readonly actor?: Actor; readonly subject?: string },
  ) => Promise<ChangeEntry>;
  readonly withdraw: (change: string) => Promise<ChangeEntry>;
  /** Keeps a text beside the ledger and gives its id. */
  readonly keepText: (text: string) => Promise<string>;
  readonly addPerson: (
    name: string,
    role: Role,
    organisation: string,
  ) => Promise<Viewer>;
  readonly runtime: Runtime;
  readonly close: () => Promise<void>;
}

/** What is there; throws for what is missing, as a test expects it to be there. */
export function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new Error("a test expects something here");
  return value;
}

const log = pino({ level: "silent" });
const refuse = () => {
  throw new Error("a test sets no cookies");
};

/** A person under one membership; its account is known to nobody. */
export const aViewer = (
  role: Role,
  organisation: string,
  locale: "en" | "th" = "en",
): Viewer => ({
  account: {
    id: `account-${organisation}`,
    login: `${organisation}@example.org`,
    name: organisation,
    locale,
    era: "common",
  },
  membership: { id: "membership", organisation, role, dataRight: false },
  session: "session",
  isToken: false,
});

export async function openTestNetwork(today: string): Promise<TestNetwork> {
  const day = parseDay(today);
  if (day === undefined) throw new RangeError(`${today} is no day`);
  let tick = 0;
  const start = Date.parse(`${today}T03:00:00Z`);
  const folder = temporaryFolder();
  const database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "refuse",
  });
  const runtime = await createRuntime({
    database,
    clock: { now: () => start + tick++ * 1000, today: () => day },
    demo: true,
    onError: (error) => {
      throw error;
    },
  });
  const apollo = createApollo({
    schema: buildSchema(),
    log,
    production: false,
  });
  const service = { version: "test", demo: true };
  let changes = 0;

  const publish: TestNetwork["publish"] = (revisions, by = {}) => {
    const counts: Partial<Record<RevisionKind, number>> = {};
    for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
    return runtime.ledger.publish({
      change: `change-${++changes}`,
      actor: by.actor ?? { account: "system", organisation: REGISTRY },
      action: "import",
      subject: by.subject ?? "",
      counts,
      withdraws: "",
      revisions,
      base: runtime.ledger.seq(),
      touches: { has: () => false },
    });
  };
  const ask: TestNetwork["ask"] = async (viewer, query, variables = {}) => {
    const { body } = await apollo.executeOperation(
      { query, variables },
      {
        contextValue: {
          ...contextFor(
            { runtime, log, service, secureCookies: false },
            viewer,
          ),
          address: "127.0.0.1",
          setSession: refuse,
          clearSession: refuse,
        },
      },
    );
    if (body.kind !== "single") throw new Error("answers come whole");
    const { data, errors = [] } = body.singleResult;
    return {
      // Objects of the executor have no prototype, which matchers mind.
      data: JSON.parse(JSON.stringify(data ?? null)) as Query | null,
      errors: errors.map(({ message, extensions, path }) => ({
        message,
        code: extensions?.["code"],
        path,
      })),
    };
  };
  return {
    runtime,
    ask,
    read: async (viewer, query, variables) => {
      const { data, errors } = await ask(viewer, query, variables);
      if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    publish,
    withdraw: async (change) => {
      const entry = await runtime.changes.findByRequest(requestOf(change));
      return runtime.ledger.publish({
        change: `change-${++changes}`,
        actor: { account: "system", organisation: REGISTRY },
        action: "withdraw",
        subject: "",
        counts: {},
        withdraws: entry?.change ?? change,
        revisions: [],
        base: runtime.ledger.seq(),
        touches: { has: () => false },
      });
    },
    keepText: async (text) => {
      await runtime.texts.put("texts", [text]);
      return textId("texts", text);
    },
    addPerson: async (name, role, organisation) => {
      const login = `${name.toLowerCase()}@example.org`;
      await runtime.accounts.addAccount({
        login,
        name,
        password: "a long enough password",
        role,
        organisation,
        dataRight: false,
        locale: "en",
        demo: false,
      });
      const signedIn = await runtime.accounts.signIn(
        login,
        "a long enough password",
        "127.0.0.1",
      );
      if (!("secret" in signedIn)) throw new Error("could not sign in");
      const viewer = await runtime.accounts.viewerOf(signedIn.secret);
      if (!viewer) throw new Error("no viewer");
      return viewer;
    },
    close: async () => {
      await runtime.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
