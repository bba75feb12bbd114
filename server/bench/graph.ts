/** The bench on links alone: first every answer held against its slow twin on a small lens, then timed at both sizes. */
import { openPeers } from "./graph-peers.ts";
import { GRAPH_WORKLOADS, mustAgree, type Figures } from "./graph-workloads.ts";
import { drawLens } from "./lens.ts";
import { CONTINENT, SECTOR } from "./network.ts";
import { notes, tell } from "./report.ts";
import { interleave, timeOf } from "./sample.ts";

/** As many families as the catalogue has. */
const SHAPE = { origins: 20, families: 54 };
const SMALL_SHAPE = { sites: 60, origins: 4, families: 5 };
const RUNS = 11;
const FEW_RUNS = 3;
/** Milliseconds: what takes longer is run less often, what is far shorter several times for a sample. */
const LONG = 1_000;
const SHORT = 5;
const TIMES = 20;

function holdAgainstTwins(): void {
  const lens = drawLens(SMALL_SHAPE);
  for (const { name, ours, twin } of GRAPH_WORKLOADS)
    mustAgree(`${name}, slow twin`, ours(lens), twin(lens));
  notes["workloads that agree with their slow twin"] = GRAPH_WORKLOADS.length;
}

async function measure(sites: number): Promise<void> {
  const lens = drawLens({ ...SHAPE, sites });
  const { components, targets } = lens.named;
  const circles = components.starts.map(
    (start, c) => (components.starts[c + 1] ?? start) - start,
  );
  notes[`pairs of ${sites} sites`] = targets.length;
  notes[`sites in the largest circle of ${sites}`] = Math.max(...circles);
  const others = await openPeers(lens);
  for (const workload of GRAPH_WORKLOADS) {
    const { name, what, ours, peers, mostSites, modelRuns } = workload;
    if (sites > (mostSites ?? Infinity)) continue;
    const timed: Record<string, () => Figures> = {
      ours: () => ours(lens),
      ...peers?.(lens, others),
    };
    const found = ours(lens);
    let longest = 0;
    for (const [peer, run] of Object.entries(timed)) {
      let theirs: Figures = [];
      const ms = await timeOf(() => (theirs = run()));
      longest = Math.max(longest, ms);
      mustAgree(`${name}, ${peer}`, found, theirs);
    }
    const runs = longest > LONG ? FEW_RUNS : RUNS;
    const times = longest < SHORT ? TIMES : 1;
    const timings = await interleave(runs, timed, times);
    tell(`${name}, ${sites}`, what, timings);
    if (modelRuns)
      notes[`runs a minute of ${name}, ${sites}`] = Math.round(
        (60_000 * modelRuns) / (timings["ours"]?.median ?? NaN),
      );
  }
}

export async function runGraph(): Promise<void> {
  holdAgainstTwins();
  await measure(SECTOR.sites);
  await measure(CONTINENT.sites);
}
