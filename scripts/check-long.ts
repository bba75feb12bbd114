/**
 * `npm run check:long [PART ...]`: the tests that break things, as often as it takes to trust them; `npm test` has the
 * short form of each. Prints what was counted. `--scale 0.1` does a tenth. A part that fails leaves its output.
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
  /** Variables that say how often, and how often that is here. */
  readonly times: Readonly<Record<string, number>>;
}

const PARTS: Readonly<Record<string, Part>> = {
  store: {
    says: "the embedded store, killed while it is written to",
    file: "platform/embedded/crash",
    times: { CRASH_RUNS: 700 },
  },
  ledger: {
    says: "two processes that publish, both killed in each round",
    file: "analytics/crash",
    times: { CRASH_RUNS: 100 },
  },
  replicas: {
    says: "three servers under load behind one address, one killed at a time",
    file: "src/replicas",
    times: { REPLICA_KILLS: 100 },
  },
  requests: {
    says: "GraphQL requests that nobody should send",
    file: "src/serve-fuzz",
    times: { FUZZ_REQUESTS: 100_000 },
  },
  workbooks: {
    says: "workbooks that are broken",
    file: "exchange/broken-workbooks",
    times: { BROKEN_WORKBOOKS: 1_000 },
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: "string", default: "1" } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0 || !(Number(values.scale) > 0)) {
  process.stderr.write(
    `npm run check:long -- [--scale 0.1] [${Object.keys(PARTS).join("|")} ...]\n`,
  );
  process.exit(1);
}

const tallyFile = path.join(
  fs.mkdtempSync(path.join(os.tmpdir(), "saphan-long-")),
  "tally",
);
fs.writeFileSync(tallyFile, "");

async function run(name: string, { says, file, times }: Part): Promise<void> {
  const env = Object.fromEntries(
    Object.entries(times).map(([variable, often]) => [
      variable,
      String(Math.max(1, Math.round(often * Number(values.scale)))),
    ]),
  );
  process.stdout.write(`${name}: ${says}\n`);
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
      env: { ...process.env, ...env, TALLY_FILE: tallyFile },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => said.push(piece));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) {
    process.stdout.write(Buffer.concat(said));
    process.exitCode = 1;
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const counted = fs
    .readFileSync(tallyFile, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  fs.writeFileSync(tallyFile, "");
  for (const line of [...counted, ...(status === 0 ? [] : ["FAILED"])])
    process.stdout.write(`  ${line}\n`);
  process.stdout.write(`  ${minutes} min\n`);
}

for (const [name, part] of Object.entries(PARTS))
  if (positionals.length === 0 || positionals.includes(name))
    await run(name, part);
fs.rmSync(path.dirname(tallyFile), { recursive: true });
