import { parseArgs } from "node:util";
import {
  chooseSeed,
  PROFILES,
  seedStateOf,
  seedStore,
  type SeedChoice,
} from "@saphan/seed";
import { readEnvironment } from "@saphan/server/environment";
import { demoLogins, tellProgress } from "./demo.ts";
import { Refusal } from "./refusals.ts";
import { withRuntime } from "./with-runtime.ts";
import { oneOf } from "./words.ts";

function wholeNumber(
  option: string,
  text: string | undefined,
): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Refusal(`${option} is a whole number above 0, not ${text}.`);
}

function choiceOf(words: readonly string[]): SeedChoice {
  const { values } = parseArgs({
    args: [...words],
    options: {
      profile: { type: "string", default: "demo" },
      sites: { type: "string" },
      seed: { type: "string" },
    },
  });
  const profile = oneOf(PROFILES, values.profile, "--profile");
  const sites = wholeNumber("--sites", values.sites);
  const seed = wholeNumber("--seed", values.seed);
  if (profile === "tiny" && (sites ?? seed) !== undefined)
    throw new Refusal(
      "The tiny profile is always the same: it takes no --sites and no --seed.",
    );
  return chooseSeed(profile, { sites, seed });
}

export function seedCommand(words: readonly string[]): Promise<number> {
  const choice = choiceOf(words);
  if (!readEnvironment().demo)
    throw new Refusal("Demo data is refused here; DEMO=1 allows it.");
  return withRuntime(async (runtime) => {
    const state = await seedStateOf(runtime);
    if (state === "whole" || state === "other")
      throw new Refusal(
        "There is data in this store already; a demo is made in an empty one. Choose another DATA_DIR.",
      );
    if (state === "half")
      process.stdout.write("going on with the demo that was begun here\n");
    const logins = await seedStore(runtime, choice, tellProgress());
    process.stdout.write(`${demoLogins(logins).join("\n")}\n`);
    return 0;
  });
}
