/** What the command line does with the words that it is called with. */
import { refusalOf } from "./refusals.ts";
import { USAGE } from "./usage.ts";

type Command = (words: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import("./import.ts")).importCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  undo: async () => (await import("./undo.ts")).undoCommand,
  user: async () => (await import("./user.ts")).userCommand,
  seed: async () => (await import("./seed.ts")).seedCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  restore: async () => (await import("./backup.ts")).restoreCommand,
  migrate: async () => (await import("./migrate.ts")).migrateCommand,
  store: async () => (await import("./store.ts")).storeCommand,
};

async function run([name = "", ...words]: readonly string[]): Promise<number> {
  const load = COMMANDS[name];
  if (!load) {
    const asked = ["", "help", "--help", "-h"].includes(name);
    const stream = asked ? process.stdout : process.stderr;
    if (!asked) stream.write(`There is no command ${name}.\n\n`);
    stream.write(USAGE);
    return asked ? 0 : 1;
  }
  const command = await load();
  return command(words);
}

/** The exit code; what was refused is told. */
export const runCommand = (words: readonly string[]): Promise<number> =>
  run(words).catch((error: unknown) => {
    process.stderr.write(`${refusalOf(error)}\n`);
    return 1;
  });
