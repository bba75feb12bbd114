/** The demo at the start of a server: made where the store is empty, finished where it was left half made. */
import type { Prepare } from "@saphan/server/serve";
import {
  chooseSeed,
  DEMO_PASSWORD,
  seedStateOf,
  seedStore,
  type LoadProgress,
} from "@saphan/seed";

/** Tells of a load in steps of some per cent, in one line where somebody watches. */
export function tellProgress(): (progress: LoadProgress) => void {
  const { isTTY } = process.stdout;
  const step = isTTY ? 1 : 10;
  let told = -1;
  return ({ done }) => {
    const percent = Math.floor((100 * done) / step) * step;
    if (percent === told) return;
    told = percent;
    const end = !isTTY || percent === 100 ? "\n" : "";
    process.stdout.write(`${isTTY ? "\r" : ""}seeding ${percent}%${end}`);
  };
}

export const demoLogins = (logins: readonly string[]): readonly string[] => [
  "Demo accounts, all of them fictional:",
  ...logins.map((login) => `  ${login}  ${DEMO_PASSWORD}`),
];

export const prepareDemo: Prepare = async (runtime) => {
  const state = await seedStateOf(runtime);
  if (state === "other") return [];
  if (state === "half")
    process.stdout.write("the demo was left half made: going on with it\n");
  const tell = state === "whole" ? () => undefined : tellProgress();
  const logins = await seedStore(runtime, chooseSeed(), tell);
  return demoLogins(logins);
};
