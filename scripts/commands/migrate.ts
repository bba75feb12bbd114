import { SCHEMA_VERSION } from "@saphan/server/database";
import { withDatabase } from "./with-runtime.ts";

/** There has been one schema so far: a store is prepared where it is empty, and refused where its version is another. */
export async function migrateCommand(): Promise<number> {
  await withDatabase("refuse", () => Promise.resolve());
  process.stdout.write(
    `The store has schema version ${SCHEMA_VERSION}, which this program reads. There is nothing to migrate.\n`,
  );
  return 0;
}
