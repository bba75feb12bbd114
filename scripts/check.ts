/**
 * The gates. `check`: generated code, formatting, lint, types, lock, tests without a browser. With `--full` (npm test)
 * also the client's build and size and the tests in a browser, so that one run prints one count.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const full = process.argv.includes("--full");
const bin = (name: string) => path.join(root, "node_modules", name);
const tsx = [bin("tsx/dist/cli.mjs"), "--conditions=@saphan/source"];

function run(title: string, ...args: string[]): void {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.log(`FAIL ${title} (${seconds} s)`);
    process.exit(status ?? 1);
  }
  // The tests come last, and their own last line is the run's.
  if (title !== "tests") console.log(`ok   ${title} (${seconds} s)`);
}

run("generated code", ...tsx, "scripts/codegen.ts", "--check");
run("lock file", ...tsx, "scripts/check-lock.ts");
run(
  "formatting",
  bin("prettier/bin/prettier.cjs"),
  "--check",
  "--log-level",
  "warn",
  ".",
);
run("types", bin("typescript/bin/tsc"), "-b");
run("lint", bin("eslint/bin/eslint.js"), "--max-warnings", "0", ".");
if (full) {
  run("client build", bin("vite/bin/vite.js"), "build", "client");
  run("client size", ...tsx, "scripts/check-size.ts");
}
run(
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
