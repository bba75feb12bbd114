import { parseArgs } from "node:util";
import { backUp, restore, type BackupManifest } from "@saphan/server/backup";
import { withDatabase } from "./with-runtime.ts";
import { needed } from "./words.ts";

function folderOf(words: readonly string[]): string {
  const { positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {},
  });
  return needed(positionals[0], "DIR");
}

function tell(title: string, { collections }: BackupManifest): void {
  const lines = Object.entries(collections)
    .filter(([, { documents }]) => documents > 0)
    .map(([name, { documents }]) => `  ${name} ${documents}`);
  process.stdout.write(`${[title, ...lines].join("\n")}\n`);
}

export async function backupCommand(words: readonly string[]): Promise<number> {
  const folder = folderOf(words);
  tell(
    `backed up to ${folder}:`,
    await withDatabase("join", (database) => backUp(database, folder)),
  );
  return 0;
}

export async function restoreCommand(
  words: readonly string[],
): Promise<number> {
  const folder = folderOf(words);
  tell(
    `restored from ${folder}:`,
    await withDatabase("refuse", (database) => restore(database, folder)),
  );
  return 0;
}
