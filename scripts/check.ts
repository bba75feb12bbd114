/**
 * The gates. `check`: generated code, formatting, lint, types, lock, tests without a browser. With `--full` (npm test)
 * also the client's build and size and the tests in a browser, so that one run prints one count.
 */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const full = process.argv.includes("--full");
const bin = (name: string) => path.join(root, "node_modules", name);
const tsx = [bin("tsx/dist/cli.mjs"), "--conditions=@saphan/source"];

const running = new Set<ChildProcess>();

/** Runs a gate; what it says is shown as one piece when it is over. The first that fails ends the others. */
async function run(title: string, ...args: string[]): Promise<void> {
  const hasFailed = () => process.exitCode !== undefined;
  if (hasFailed()) return;
  const startedAt = performance.now();
  const isTests = title === "tests";
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: isTests ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (piece: Buffer) => said.push(piece));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  running.delete(child);
  if (hasFailed()) return;
  process.stdout.write(Buffer.concat(said));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.log(`FAIL ${title} (${seconds} s)`);
    process.exitCode = status ?? 1;
    for (const other of running) other.kill();
    return;
  }
  // The tests come last, and their own last line is the run's.
  if (!isTests) console.log(`ok   ${title} (${seconds} s)`);
}

async function lint(): Promise<void> {
  await run("lint", bin("eslint/bin/eslint.js"), "--max-warnings", "0", ".");
}

async function typesAndBuild(): Promise<void> {
  await run("lock file", ...tsx, "scripts/check-lock.ts");
  const prettier = bin("prettier/bin/prettier.cjs");
  await run("formatting", prettier, "--check", "--log-level", "warn", ".");
  await run("types", bin("typescript/bin/tsc"), "-b");
  if (!full) return;
  await run("client build", bin("vite/bin/vite.js"), "build", "client");
  await run("client size", ...tsx, "scripts/check-size.ts");
}

await run("generated code", ...tsx, "scripts/codegen.ts", "--check");
// Lint takes as long as all the others together, and each takes one core.
await Promise.all([lint(), typesAndBuild()]);
await run(
  "tests",
  "--experimental-vm-modules",
  "--no-warnings=ExperimentalWarning",
  bin("jest/bin/jest.js"),
  ...(full
    ? []
    : [
        "--selectProjects",
        "shared",
        "server",
        "seed",
        "scripts",
        "client",
        "--passWithNoTests",
      ]),
);
