/** The command line: `npm run saphan -- COMMAND …` (design.md, "What is fixed"). */
type Command = (words: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  seed: async () => (await import("./commands/seed.ts")).seedCommand,
};

const USAGE = `npm run saphan -- COMMAND

  seed [--profile tiny|demo|large] [--sites N] [--seed N]
      Makes the demo of an empty store, or finishes one that was begun there.
`;

async function run([name = "", ...words]: readonly string[]): Promise<number> {
  const load = COMMANDS[name];
  if (!load) {
    process.stderr.write(USAGE);
    return 1;
  }
  const command = await load();
  return command(words);
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
