/** What must be made before the server can run from its sources: generated code and the page. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");
const bin = (name: string) => path.join(root, "node_modules", name);

function run(title: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${title} failed`));
    });
  });
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

const STAMP = path.join(root, "client/dist/.built");
const SOURCES = ["shared/src", "server/src", "client/src"];

/** Whether what was built is newer than everything that it was built from. */
export function isBuilt(): boolean {
  if (!fs.existsSync(STAMP)) return false;
  return Math.max(...SOURCES.map(newest)) < fs.statSync(STAMP).mtimeMs;
}

export const generateCode = (): Promise<void> =>
  run(
    "code generation",
    bin("tsx/dist/cli.mjs"),
    "--conditions=@saphan/source",
    "scripts/codegen.ts",
  );

/** Once the code is generated. */
export async function buildPage(): Promise<void> {
  await run(
    "building the page",
    bin("vite/bin/vite.js"),
    "build",
    "client",
    "--logLevel",
    "error",
  );
  fs.writeFileSync(STAMP, "");
}
