/** Makes a store's demo: which one, from what, and whether it is whole. */
import type { Runtime } from "@saphan/server/runtime";
import {
  formatPeriod,
  parsePeriod,
  periodOfDay,
  type Day,
} from "@saphan/shared/core";
import type { Seed } from "./generate/workbook.ts";
import { loadSeed, type LoadProgress } from "./load/load-seed.ts";
import { DEMO_ACCOUNTS } from "./profiles/accounts.data.ts";
import { demoSeed } from "./profiles/demo.ts";
import { tinySeed } from "./profiles/tiny/tiny.ts";

export const PROFILES = ["tiny", "demo", "large"] as const;
export type Profile = (typeof PROFILES)[number];

export interface SeedChoice {
  readonly profile: Profile;
  readonly seed: number;
  readonly sites: number;
}

const SITES: Readonly<Record<Profile, number>> = {
  tiny: 40,
  demo: 2_410,
  large: 100_000,
};
export const chooseSeed = (
  profile: Profile = "demo",
  given: {
    readonly seed?: number | undefined;
    readonly sites?: number | undefined;
  } = {},
): SeedChoice => ({
  profile,
  seed: given.seed ?? 1,
  sites: given.sites ?? SITES[profile],
});

/** Of a store that is empty, or whose demo is whole, or was left half made. */
export type SeedState = "empty" | "whole" | "half" | "other";

export async function seedStateOf({
  seedings,
  ledger,
}: Runtime): Promise<SeedState> {
  const seeding = await seedings.find();
  if (seeding) return seeding.finished ? "whole" : "half";
  return ledger.seq() === 0 ? "empty" : "other";
}

/** The last quarter that is over tells the newest answers. */
const newestOn = (today: Day) => periodOfDay(today) - 1;

export function generate(
  { profile, seed, sites }: SeedChoice,
  newestPeriod: string,
): Seed {
  const newest = parsePeriod(newestPeriod);
  if (newest === undefined) throw new RangeError(`no period ${newestPeriod}`);
  if (profile === "tiny") return tinySeed(newest);
  return demoSeed({
    seed,
    sites,
    newest,
    depth:
      profile === "large"
        ? { rounds: 1, breakdowns: 0.3, isFull: false }
        : { rounds: 3, breakdowns: 1, isFull: true },
  });
}

/** Begins a store's demo, or finishes one that was begun, whatever is chosen now. Gives the logins that it has. */
export async function seedStore(
  runtime: Runtime,
  choice: SeedChoice,
  onProgress: (progress: LoadProgress) => void,
): Promise<readonly string[]> {
  const { seedings, clock } = runtime;
  let seeding = await seedings.find();
  if (!seeding) {
    const newestPeriod = formatPeriod(newestOn(clock.today()));
    await seedings.begin({ ...choice, newestPeriod });
    seeding = { ...choice, newestPeriod, finished: false };
  }
  const { profile, seed, sites, newestPeriod, finished } = seeding;
  if (!finished) {
    const choice = { profile: profile as Profile, seed, sites };
    await loadSeed(runtime, generate(choice, newestPeriod), onProgress);
    await seedings.finish();
  }
  return DEMO_ACCOUNTS.map(({ login }) => login);
}
