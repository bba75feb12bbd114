/** What the lab works out, in steps that tell how far it is: in a worker, in the page, in a test. Pure. */
import {
  compareSocial,
  explainLoss,
  HELP_DEFAULTS,
  keepRun,
  monteCarlo,
  openScenarioWorkspace,
  outcomeAt,
  runIn,
  runOutsAt,
  arrearsOf,
  stressEveryFamily,
  stressEverySite,
  whatWouldHelp,
  withUnnamedStopped,
  type HelpFound,
  type LossExplained,
  type LossPath,
  type MonteCarlo,
  type Progress,
  type RunOut,
  type Scenario,
  type ScenarioRun,
  type SiteOutcome,
  type StressedFamily,
  type StressedSite,
} from "@saphan/shared/core";
import { buildScenario } from "./build-scenario.ts";
import type { LabNetwork } from "./lab-network.ts";
import { recoveryOf, type RecoveryBasis } from "./recovery-days.ts";
import type { ScenarioDefinition } from "./scenario-definition.ts";

export interface LabJob {
  readonly kind: "scenario" | "stress";
  readonly network: LabNetwork;
  readonly definition: ScenarioDefinition;
  /** What comes of the scenario and nothing further: no remedies, no draws. */
  readonly isBrief?: boolean;
}

/** Draws of one scenario, and how far they are spread; [M]: no source gives the spreads. */
export const DRAWS = { runs: 500, length: 0.3, stock: 0.5, seed: 20_111_008 };
const MOST_PATHS = 12;
const MOST_HELPS = 10;
const HELP_LIMITS = { most: 12, steps: 200 };

export interface OriginOutcome extends SiteOutcome {
  /** By day 0 .. horizon: normal days behind plan. */
  readonly arrears: Float64Array;
  /** Families that it has nothing left of, also where another decides. */
  readonly runOuts: readonly RunOut[];
}

export interface OriginPath extends LossPath {
  readonly origin: number;
}

export interface SocialOutcome {
  /** The one asked for. */
  readonly strength: number;
  /** By day, on average of the origins. */
  readonly without: Float64Array;
  readonly with: Float64Array;
  /** By day, likewise: at half the strength, and at twice. */
  readonly half: Float64Array;
  readonly twice: Float64Array;
  /** Lost and missing at worst, on average, by strength. */
  readonly band: readonly {
    readonly strength: number;
    readonly lost: number;
    readonly worst: number;
  }[];
  /** Of the sites that stop: how many have a state that is known. */
  readonly known: number;
}

export interface LabOutcome {
  readonly days: number;
  /** Rows that stop and families whose flow does. */
  readonly stopped: readonly number[];
  readonly waiting: readonly number[];
  readonly found: readonly number[];
  readonly origins: readonly OriginOutcome[];
  /** With all suppliers who are not named stopped as well, for as long. */
  readonly worse: readonly OriginOutcome[];
  /** By falling amount, of all origins. */
  readonly paths: readonly OriginPath[];
  /** Of all origins together: the losses explained, those by further paths and by suppliers who are not named. */
  readonly explained: Pick<LossExplained, "below" | "loss" | "unnamed">;
  readonly social: SocialOutcome | null;
}

export interface LabStress {
  readonly days: number;
  readonly sites: readonly (StressedSite & {
    readonly basis: RecoveryBasis;
  })[];
  readonly families: readonly (StressedFamily & {
    readonly isEstimated: boolean;
  })[];
}

/** What comes of a job, part by part, each as soon as it is there. */
export type LabPart =
  | { readonly kind: "outcome"; readonly outcome: LabOutcome }
  | { readonly kind: "helps"; readonly helps: readonly HelpFound[] }
  | { readonly kind: "draws"; readonly draws: MonteCarlo }
  | { readonly kind: "stress"; readonly stress: LabStress };

export interface LabProgress extends Progress {
  readonly kind: "progress";
  readonly step: "draws" | "families" | "helps" | "sites";
}

export type LabStep = LabPart | LabProgress;

/** Numbers from 0 to below 1, the same for one seed (mulberry32): who opens a link sees the very same band. */
function seededRng(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** By day: mean over the origins. */
export function meanArrears(
  columns: readonly Float64Array[],
  days: number,
): Float64Array {
  return Float64Array.from(
    { length: days + 1 },
    (_, day) =>
      columns.reduce((sum, column) => sum + (column[day] ?? 0), 0) /
      Math.max(1, columns.length),
  );
}

const arrearsAt = (run: ScenarioRun, rows: readonly number[]) =>
  rows.map((row) => arrearsOf(run, row).slice());

/** Long work with its progress named. */
function* told<Result>(
  step: LabProgress["step"],
  work: Generator<Progress, Result>,
): Generator<LabStep, Result> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { kind: "progress", step, ...next.value };
  }
}

type Room = ReturnType<typeof openScenarioWorkspace>;

function runOf(scenario: Scenario, room: Room): ScenarioRun {
  runIn(room, scenario);
  return keepRun(room);
}

const outcomesOf = (
  scenario: Scenario,
  run: ScenarioRun,
  origins: readonly number[],
): readonly OriginOutcome[] =>
  outcomeAt(scenario, run, origins).map((outcome) => ({
    ...outcome,
    arrears: arrearsOf(run, outcome.site).slice(),
    runOuts: runOutsAt(scenario, run, outcome.site),
  }));

function socialOf(
  network: LabNetwork,
  { social }: ScenarioDefinition,
  scenario: Scenario,
  stopped: readonly number[],
  room: Room,
): SocialOutcome | null {
  if (social === null) return null;
  const { origins, state } = network;
  const found = compareSocial(scenario, origins, state, social, room);
  const share = 1 / Math.max(1, origins.length);
  const mean = (run: ScenarioRun) =>
    meanArrears(arrearsAt(run, origins), scenario.days);
  const [, half, , twice] = found.band.map(({ arrears }) =>
    arrears.map((behind) => behind * share),
  );
  const with_ = mean(found.with);
  return {
    strength: social,
    without: mean(found.without),
    with: with_,
    half: half ?? with_,
    twice: twice ?? with_,
    band: found.band.map(({ strength, lost, worst }) => ({
      strength,
      lost: lost * share,
      worst: worst * share,
    })),
    known: stopped.filter((row) => !Number.isNaN(state[row] ?? NaN)).length,
  };
}

function* workOnScenario({
  network,
  definition,
  isBrief,
}: LabJob): Generator<LabStep, void> {
  const { origins } = network;
  const { scenario, ...built } = buildScenario(network, definition);
  const room = openScenarioWorkspace(network.dependency);
  const run = runOf(scenario, room);
  const worst: Scenario = {
    ...scenario,
    shock: withUnnamedStopped(scenario.shock),
  };
  const explained = origins.map((row) => explainLoss(scenario, run, row));
  const sum = (of: (loss: LossExplained) => number) =>
    explained.reduce((total, loss) => total + of(loss), 0);
  const paths = explained
    .flatMap((loss) =>
      loss.paths.map((path) => ({ ...path, origin: loss.site })),
    )
    .sort((a, b) => b.amount - a.amount);
  const listed = paths.slice(0, MOST_PATHS);
  const beyond = paths.slice(MOST_PATHS);
  const outcome: LabOutcome = {
    days: scenario.days,
    ...built,
    origins: outcomesOf(scenario, run, origins),
    worse: outcomesOf(worst, runOf(worst, room), origins),
    paths: listed,
    explained: {
      loss: sum(({ loss }) => loss),
      unnamed: sum(({ unnamed }) => unnamed),
      below: beyond.reduce(
        (total, { amount }) => total + amount,
        sum(({ below }) => below),
      ),
    },
    social: socialOf(network, definition, scenario, built.stopped, room),
  };
  yield { kind: "outcome", outcome };
  const isFelt = outcome.origins.some(({ firstDay }) => firstDay !== null);
  if (!isFelt || isBrief) return;
  const helps = yield* told(
    "helps",
    whatWouldHelp(
      scenario,
      origins,
      { ...HELP_DEFAULTS, limits: HELP_LIMITS },
      room,
    ),
  );
  yield { kind: "helps", helps: helps.slice(0, MOST_HELPS) };
  const draws = yield* told(
    "draws",
    monteCarlo(
      scenario,
      origins,
      DRAWS,
      DRAWS.runs,
      seededRng(DRAWS.seed),
      room,
    ),
  );
  yield { kind: "draws", draws };
}

function* workOnStress({
  network,
  definition,
}: LabJob): Generator<LabStep, void> {
  const { origins, dependency, families } = network;
  const { scenario } = buildScenario(network, { ...definition, lost: [] });
  const room = openScenarioWorkspace(dependency);
  const recovery = recoveryOf(network, definition.recovery);
  const isOrigin = new Set(origins);
  const candidates = network.sites.flatMap((_id, row) =>
    isOrigin.has(row) ? [] : [row],
  );
  const sites = yield* told(
    "sites",
    stressEverySite(scenario, candidates, recovery.days, origins, room),
  );
  const slowest = slowestSuppliers(network, recovery.days);
  const found = yield* told(
    "families",
    stressEveryFamily(
      scenario,
      families.flatMap((key, family) => (key === "unknown:" ? [] : [family])),
      Float64Array.from(
        slowest,
        (row) => recovery.days[row] ?? definition.recovery,
      ),
      origins,
      room,
    ),
  );
  yield {
    kind: "stress",
    stress: {
      days: scenario.days,
      sites: sites.map((site) => ({
        ...site,
        basis: recovery.basis[site.site] ?? "assumed",
      })),
      families: found.map((each) => ({
        ...each,
        isEstimated: recovery.basis[slowest[each.family] ?? -1] !== "stated",
      })),
    },
  };
}

/** By family: the row of the supplier that takes longest to recover, -1 where none is named. */
function slowestSuppliers(
  { families, dependency }: LabNetwork,
  days: Float64Array,
): Int32Array {
  const slowest = new Int32Array(families.length).fill(-1);
  const { arcStarts, supplier } = dependency;
  dependency.family.forEach((family, k) => {
    for (const row of supplier.subarray(arcStarts[k], arcStarts[k + 1])) {
      const before = slowest[family] ?? -1;
      if (before < 0 || (days[row] ?? 0) > (days[before] ?? 0))
        slowest[family] = row;
    }
  });
  return slowest;
}

/** Yields its progress, and each part of what comes of it. */
export const workOn = (job: LabJob): Generator<LabStep, void> =>
  job.kind === "scenario" ? workOnScenario(job) : workOnStress(job);
