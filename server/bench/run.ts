/**
 * `npm run bench`: what a user waits for, measured against peers in the same run, on a network as large as the sector.
 * `npm run bench -- continent`: the same at 100,000 sites, which come in as one file while others edit. Prints a table
 * and writes `results.json`. Ratios are peer by ours: above 1 we are faster.
 */
import "./as-in-service.ts";
import os from "node:os";
import { CONTINENT, SECTOR } from "./network.ts";
import { save } from "./report.ts";
import { runContinent } from "./continent.ts";
import { runSector } from "./sector.ts";

const isContinent = process.argv.includes("continent");
const { sites } = isContinent ? CONTINENT : SECTOR;
process.stdout.write(
  `${sites} sites, ${os.availableParallelism()} cores, Node ${process.versions.node}\n`,
);
try {
  await (isContinent ? runContinent() : runSector());
} finally {
  // What was found before something failed stands.
  save(isContinent ? "continent" : "sector", sites);
}
