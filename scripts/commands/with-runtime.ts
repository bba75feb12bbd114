/** The product without its face, on the store of the environment; beside the running server if there is one. */
import { systemClock } from "@saphan/server/clock";
import { openDatabase, type Database } from "@saphan/server/database";
import { readEnvironment } from "@saphan/server/environment";
import { createRuntime, type Runtime } from "@saphan/server/runtime";
import { createStores } from "@saphan/server/stores";
import { Refusal } from "./refusals.ts";

export type Viewer = NonNullable<
  Awaited<ReturnType<Runtime["accounts"]["viewerOfLogin"]>>
>;

/** The store of the environment; one that runs is joined, or refused where nobody else may be there. */
function openStore(whenRunning: "join" | "refuse"): Promise<Database> {
  const { database, dataDir } = readEnvironment();
  return openDatabase(
    database.kind === "mongodb"
      ? database
      : { kind: "embedded", folder: dataDir, whenRunning },
  );
}

/** The store alone, prepared. */
export async function withDatabase<Result>(
  whenRunning: "join" | "refuse",
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openStore(whenRunning);
  try {
    createStores(database);
    await database.prepare();
    return await work(database);
  } finally {
    await database.close();
  }
}

export async function withRuntime<Result>(
  work: (runtime: Runtime) => Promise<Result>,
): Promise<Result> {
  const { demo, sessionSecret } = readEnvironment();
  const runtime = await createRuntime({
    database: await openStore("join"),
    clock: systemClock,
    demo,
    sessionSecret,
    onError: (error) => {
      process.stderr.write(`${String(error)}\n`);
    },
  });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

export const withViewer = <Result>(
  login: string,
  work: (runtime: Runtime, viewer: Viewer) => Promise<Result>,
): Promise<Result> =>
  withRuntime(async (runtime) => {
    const viewer = await runtime.accounts.viewerOfLogin(login);
    if (!viewer) throw new Refusal(`There is no account ${login}.`);
    return work(runtime, viewer);
  });
