import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const bin = (name: string) => path.join(root, "node_modules", name);

function run(title: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`${title} failed`);
}

function newest(folder: string): number {
  return fs
    .readdirSync(path.join(root, folder), {
      withFileTypes: true,
      recursive: true,
    })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) =>
        Math.max(
          latest,
          fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs,
        ),
      0,
    );
}

/** Compiles server and page unless what lies in `dist` is newer than every source. */
export function build(): void {
  const stamp = path.join(root, "server/dist/.built");
  const sources = ["shared/src", "server/src", "seed/src", "client/src"];
  const builtAt = fs.existsSync(stamp) ? fs.statSync(stamp).mtimeMs : 0;
  if (Math.max(...sources.map(newest)) < builtAt) return;
  process.stdout.write("building…\n");
  run(
    "code generation",
    bin("tsx/dist/cli.mjs"),
    "--conditions=@saphan/source",
    "scripts/codegen.ts",
  );
  run("compiling", bin("typescript/bin/tsc"), "-b", "shared", "server", "seed");
  run(
    "the page",
    bin("vite/bin/vite.js"),
    "build",
    "client",
    "--logLevel",
    "error",
  );
  fs.writeFileSync(stamp, "");
}
