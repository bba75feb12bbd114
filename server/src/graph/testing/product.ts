/** The product on a store of its own: what GraphQL answers to each viewer. */
import {
  execute,
  getOperationAST,
  OperationTypeNode,
  parse,
  subscribe,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { pino } from "pino";
import { parseDay, type Revision } from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import { touchedBy } from "../../ledger/record-keys.ts";
import { newChange } from "../../ledger/sweep.ts";
import type { Clock } from "../../platform/clock.ts";
import { openEmbedded } from "../../platform/testing/databases-under-test.ts";
import { createRuntime, type Runtime } from "../../runtime.ts";
import { contextFor } from "../create-context.ts";
import type { Context } from "../context.ts";
import { formatError } from "../format-error.ts";
import { buildSchema } from "../server.ts";

/** The day on which the product under test lives. */
export const TODAY = parseDay("2026-05-20") ?? 0;
const clock: Clock = {
  now: () => Date.UTC(2026, 4, 20, 5),
  today: () => TODAY,
};
const log = pino({ level: "silent" });

export const schema: GraphQLSchema = buildSchema();

export interface Answer {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly code: string;
    readonly path: string;
  }[];
}

export interface Product {
  readonly runtime: Runtime;
  readonly ask: (
    viewer: Viewer | null,
    document: string | DocumentNode,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

export function aViewer(
  role: Role,
  organisation: string,
  dataRight = false,
): Viewer {
  return {
    account: {
      id: `account-of-${organisation}`,
      login: `${organisation}@example.org`,
      name: `Person of ${organisation}`,
      locale: "en",
      era: "common",
    },
    membership: {
      id: `membership-of-${organisation}`,
      organisation,
      role,
      dataRight,
    },
    session: `session-of-${organisation}`,
    isToken: false,
  };
}

/** A change as an import by an organisation publishes it. */
export async function publish(
  { ledger }: Pick<Runtime, "ledger">,
  organisation: string,
  revisions: readonly Revision[],
  change = newChange(),
): Promise<void> {
  const counts: Partial<Record<Revision["kind"], number>> = {};
  for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
  await ledger.publish({
    change,
    actor: { account: `account-of-${organisation}`, organisation },
    action: "import",
    subject: `${organisation}.zip`,
    counts,
    withdraws: "",
    revisions,
    base: ledger.seq(),
    touches: new Set(revisions.flatMap(touchedBy)),
  });
}

/** What is answered; of a subscription that it was taken. */
async function run(args: ExecutionArgs): Promise<ExecutionResult> {
  if (
    getOperationAST(args.document)?.operation !== OperationTypeNode.SUBSCRIPTION
  )
    return execute(args);
  const taken = await subscribe(args);
  if ("errors" in taken) return taken;
  await (taken as AsyncGenerator<ExecutionResult, void, void>).return();
  return { data: { subscribed: true } };
}

export async function openProduct(): Promise<Product> {
  const store = await openEmbedded();
  const runtime = await createRuntime({
    database: store.database,
    clock,
    demo: true,
    onError: (error) => {
      throw error;
    },
  });
  const masked = formatError(log);
  return {
    runtime,
    ask: async (viewer, document, variables) => {
      const context: Context = {
        ...contextFor(
          {
            runtime,
            log,
            service: { version: "test", demo: true },
            secureCookies: false,
          },
          viewer,
        ),
        address: "test",
        // There is no response that could carry a cookie.
        setSession: () => undefined,
        clearSession: () => undefined,
      };
      const { data, errors } = await run({
        schema,
        document: typeof document === "string" ? parse(document) : document,
        contextValue: context,
        ...(variables ? { variableValues: variables } : {}),
      });
      return {
        data: data ?? null,
        errors: (errors ?? []).map((error) => {
          const { message, extensions } = masked(
            {
              message: error.message,
              extensions: {
                code: "INTERNAL_SERVER_ERROR",
                ...error.extensions,
              },
            },
            error,
          );
          return {
            message,
            code: String(extensions?.["code"]),
            path: (error.path ?? []).join("."),
          };
        }),
      };
    },
    close: async () => {
      await runtime.close();
      await store.close();
    },
  };
}
