/**
 * `npm run check:long [PART ...]`: the tests that break things, as often as it takes to trust them; `npm test` has the
 * short form of each. A part is run in pieces of a few minutes, each with a seed of its own, and what each has counted
 * is kept in a file, so that a run may be broken off and gone on with: pieces that have passed are not run again.
 * `--pieces 2` runs two pieces and ends, `--scale 0.1` does a tenth, `--anew` forgets what was counted. A piece that
 * fails leaves its output.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.resolve(import.meta.dirname, "..");

interface Part {
  readonly says: string;
  readonly file: string;
  /** The variable that says how often, how often that is in all, and how often in a piece of at most nine minutes. */
  readonly times: readonly [variable: string, all: number, piece: number];
  /** The variable that takes the seed. */
  readonly seed: string;
}

const PARTS: Readonly<Record<string, Part>> = {
  store: {
    says: "the embedded store, killed while it is written to",
    file: "platform/embedded/crash",
    times: ["CRASH_RUNS", 700, 50],
    seed: "CRASH_SEED",
  },
  ledger: {
    says: "two processes that publish, both killed in each round",
    file: "analytics/crash",
    times: ["CRASH_RUNS", 100, 10],
    seed: "CRASH_SEED",
  },
  replicas: {
    says: "three servers under load behind one address, one killed at a time",
    file: "src/replicas",
    times: ["REPLICA_KILLS", 100, 10],
    seed: "REPLICA_SEED",
  },
  imports: {
    says: "two processes at one import, held and killed at any of their steps",
    file: "exchange/import-claims",
    times: ["IMPORT_RACES", 1_000, 100],
    seed: "IMPORT_RACES_SEED",
  },
  requests: {
    says: "GraphQL requests that nobody should send",
    file: "src/serve-fuzz",
    times: ["FUZZ_REQUESTS", 100_000, 5_000],
    seed: "FUZZ_SEED",
  },
  workbooks: {
    says: "workbooks that are broken",
    file: "exchange/broken-workbooks",
    times: ["BROKEN_WORKBOOKS", 1_000, 100],
    seed: "BROKEN_SEED",
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: "string", default: "1" },
    pieces: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    log: {
      type: "string",
      default: path.join(os.tmpdir(), "saphan-check-long.jsonl"),
    },
    anew: { type: "boolean", default: false },
  },
});
const [scale, firstSeed] = [Number(values.scale), Number(values.seed)];
let left = Number(values.pieces);
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (
  unknown.length > 0 ||
  !(scale > 0) ||
  !(left > 0) ||
  !Number.isInteger(firstSeed)
) {
  process.stderr.write(
    `npm run check:long -- [--scale 0.1] [--pieces 2] [--seed 1] [--log FILE] [--anew] [${Object.keys(PARTS).join("|")} ...]\n`,
  );
  process.exit(1);
}

/** What a piece that has passed has counted. */
interface Passed {
  readonly part: string;
  readonly seed: number;
  readonly times: number;
  readonly minutes: number;
  readonly counts: readonly Readonly<Record<string, number | string>>[];
}

if (values.anew) fs.rmSync(values.log, { force: true });
const passed = (): readonly Passed[] =>
  fs.existsSync(values.log)
    ? fs
        .readFileSync(values.log, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Passed)
    : [];

/** Numbers are added up; of those that are the slowest, the slowest is told. */
function sumOf(pieces: readonly Passed[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counted of pieces.flatMap(({ counts }) => counts))
    for (const [name, count] of Object.entries(counted)) {
      if (typeof count === "string") continue;
      const before = sum[name] ?? 0;
      sum[name] = /slowest/i.test(name)
        ? Math.max(before, count)
        : before + count;
    }
  return sum;
}

async function runPiece(
  { file, times: [variable], seed: seedVariable }: Part,
  times: number,
  seed: number,
): Promise<Pick<Passed, "counts" | "minutes"> | undefined> {
  const tallyFile = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), "saphan-long-")),
    "tally",
  );
  fs.writeFileSync(tallyFile, "");
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning"],
      path.join(root, "node_modules/jest/bin/jest.js"),
      ["--selectProjects", "server", "--testPathPatterns", file],
    ].flat(),
    {
      cwd: root,
      env: {
        ...process.env,
        [variable]: String(times),
        [seedVariable]: String(seed),
        TALLY_FILE: tallyFile,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => said.push(piece));
  const status = await new Promise((resolve) => child.once("close", resolve));
  const counts = fs
    .readFileSync(tallyFile, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, number | string>);
  fs.rmSync(path.dirname(tallyFile), { recursive: true });
  if (status === 0)
    return {
      counts,
      minutes: Math.round((performance.now() - began) / 6_000) / 10,
    };
  process.stdout.write(Buffer.concat(said));
  return undefined;
}

async function run(name: string, part: Part): Promise<void> {
  const [, all, most] = part.times;
  const wanted = Math.max(1, Math.round(all * scale));
  const pieces = Math.ceil(wanted / most);
  process.stdout.write(`${name}: ${part.says}\n`);
  // Some draw one thing a seed, from theirs on: no two pieces draw the same.
  const seeds = Array.from(
    { length: pieces },
    (_, at) => firstSeed + at * most,
  );
  for (const [at, seed] of seeds.entries()) {
    const times = Math.min(most, wanted - at * most);
    const isDone = passed().some(
      (one) => one.part === name && one.seed === seed && one.times >= times,
    );
    if (isDone) continue;
    if (left <= 0) break;
    left--;
    const done = await runPiece(part, times, seed);
    const told = done
      ? `${JSON.stringify(done.counts)} ${done.minutes} min`
      : "FAILED";
    process.stdout.write(
      `  piece ${at + 1} of ${pieces}, ${times} times, seed ${seed}: ${told}\n`,
    );
    if (done)
      fs.appendFileSync(
        values.log,
        `${JSON.stringify({ part: name, seed, times, ...done })}\n`,
      );
    else process.exitCode = 1;
  }
  const mine = passed().filter(
    (one) => one.part === name && seeds.includes(one.seed),
  );
  process.stdout.write(
    `  in all ${mine.length} of ${pieces} pieces: ${JSON.stringify(sumOf(mine))}\n`,
  );
}

for (const [name, part] of Object.entries(PARTS))
  if (positionals.length === 0 || positionals.includes(name))
    await run(name, part);
