import { openDatabase } from "@saphan/server/database";
import { readEnvironment } from "@saphan/server/environment";
import { Refusal } from "./refusals.ts";

/** Runs the embedded store alone, for tests with several processes. */
export async function storeCommand(): Promise<number> {
  const { database, dataDir } = readEnvironment();
  if (database.kind === "mongodb")
    throw new Refusal("MONGODB_URI is set: the store is that MongoDB.");
  const store = await openDatabase({
    kind: "embedded",
    folder: dataDir,
    whenRunning: "refuse",
  });
  process.stdout.write("ready\n");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        resolve();
      });
  });
  await store.close();
  return 0;
}
