/** The command line: `npm run saphan -- COMMAND …`. What it may be asked is in `commands/usage.ts`. */
import { refusalOf } from "./commands/refusals.ts";
import { USAGE } from "./commands/usage.ts";

type Command = (words: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import("./commands/import.ts")).importCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
  undo: async () => (await import("./commands/undo.ts")).undoCommand,
  user: async () => (await import("./commands/user.ts")).userCommand,
  seed: async () => (await import("./commands/seed.ts")).seedCommand,
  backup: async () => (await import("./commands/backup.ts")).backupCommand,
  restore: async () => (await import("./commands/backup.ts")).restoreCommand,
  migrate: async () => (await import("./commands/migrate.ts")).migrateCommand,
  store: async () => (await import("./commands/store.ts")).storeCommand,
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

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${refusalOf(error)}\n`);
    process.exitCode = 1;
  },
);
