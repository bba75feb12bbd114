/**
 * `npm run bench`: what a user waits for, measured against peers in the same run, on a network as large as the sector.
 * `npm run bench -- continent`: the same at 100,000 sites, which come in as one file while others edit.
 * `npm run bench -- ledger`: a ledger of a million changes. `npm run bench -- graph`: what is worked out on links, at both
 * sizes. Prints a table and writes `results.json`. Ratios are peer by
 * ours: above 1 we are faster.
 */
import "./as-in-service.ts";
import os from "node:os";
import { CONTINENT, SECTOR } from "./network.ts";
import { save } from "./report.ts";
import { runContinent } from "./continent.ts";
import { runGraph } from "./graph.ts";
import { measureLongLedger } from "./long-ledger.ts";
import { runSector } from "./sector.ts";

const RUNS = {
  sector: { sites: SECTOR.sites, run: runSector },
  continent: { sites: CONTINENT.sites, run: runContinent },
  graph: { sites: CONTINENT.sites, run: runGraph },
  ledger: { sites: SECTOR.sites, run: measureLongLedger },
};

const name =
  (Object.keys(RUNS) as (keyof typeof RUNS)[]).find((each) =>
    process.argv.includes(each),
  ) ?? "sector";
const { sites, run } = RUNS[name];
process.stdout.write(
  `${sites} sites, ${os.availableParallelism()} cores, Node ${process.versions.node}\n`,
);
try {
  await run();
} finally {
  // What was found before something failed stands.
  save(name, sites);
}
