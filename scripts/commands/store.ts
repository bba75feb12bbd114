import { openDatabase } from "@saphan/server/database";
import { readEnvironment } from "@saphan/server/environment";
import { Refusal } from "./refusals.ts";

/**
 * Runs the embedded store alone, for servers in other processes. Ends with 1 when the store ends by itself, so that
 * whoever watches starts it anew; the servers find it again under the same address.
 */
export async function storeCommand(): Promise<number> {
  const { database, dataDir } = readEnvironment();
  if (database.kind === "mongodb")
    throw new Refusal("MONGODB_URI is set: the store is that MongoDB.");
  const store = await openDatabase({
    kind: "embedded",
    folder: dataDir,
    whenRunning: "refuse",
  });
  process.stdout.write(`MONGODB_URI=${store.storeUri ?? ""}\nready\n`);
  const reason = await new Promise<Error | undefined>((resolve) => {
    store.onStateChange((state, error) => {
      if (state === "lost" && error) resolve(error);
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        resolve(undefined);
      });
  });
  if (reason) {
    process.stderr.write(
      `The store was lost: ${reason.message}. What was acknowledged is on disk; start it again.\n`,
    );
    return 1;
  }
  await store.close();
  return 0;
}
