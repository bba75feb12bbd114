/** `npm run saphan -- seed`: makes the demo of an empty store, of a running server's too. */
import { parseArgs } from "node:util";
import { systemClock } from "@saphan/server/clock";
import { openDatabase } from "@saphan/server/database";
import { readEnvironment } from "@saphan/server/environment";
import { createRuntime } from "@saphan/server/runtime";
import {
  chooseSeed,
  PROFILES,
  seedStateOf,
  seedStore,
  type SeedChoice,
} from "@saphan/seed";
import { demoLogins, tellProgress } from "./demo.ts";

const wholeNumber = (name: string, text: string | undefined) => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} wants a whole number above 0, not ${text}`);
  return number;
};

function choiceOf(args: readonly string[]): SeedChoice {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: "string" },
      sites: { type: "string" },
      seed: { type: "string" },
    },
  });
  const { profile = "demo" } = values;
  const known = PROFILES.find((each) => each === profile);
  if (!known) throw new Error(`--profile is one of ${PROFILES.join(", ")}`);
  const sites = wholeNumber("sites", values.sites);
  const seed = wholeNumber("seed", values.seed);
  if (known === "tiny" && (sites ?? seed) !== undefined)
    throw new Error(
      "the tiny profile is always the same: no --sites, no --seed",
    );
  return chooseSeed(known, { sites, seed });
}

export async function seedCommand(args: readonly string[]): Promise<number> {
  const choice = choiceOf(args);
  const environment = readEnvironment();
  if (!environment.demo)
    throw new Error("Demo data is refused here: set DEMO=1 to allow it.");
  const database = await openDatabase(
    environment.database.kind === "mongodb"
      ? environment.database
      : { kind: "embedded", folder: environment.dataDir, whenRunning: "join" },
  );
  const runtime = await createRuntime({
    database,
    clock: systemClock,
    demo: true,
    onError: (error) => {
      process.stderr.write(`${String(error)}\n`);
    },
  });
  try {
    const state = await seedStateOf(runtime);
    if (state === "whole" || state === "other")
      throw new Error(
        "There is data in this store already; a demo is made in an empty one. Choose another DATA_DIR.",
      );
    if (state === "half")
      process.stdout.write("going on with the demo that was begun here\n");
    const logins = await seedStore(runtime, choice, tellProgress());
    process.stdout.write(`${demoLogins(logins).join("\n")}\n`);
    return 0;
  } finally {
    await runtime.close();
  }
}
