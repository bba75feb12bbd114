/**
 * Fails if the lock file lacks an optional platform package that another entry names: `npm ci` would then refuse
 * the lock that `npm install` has just written, on another machine.
 */
import fs from "node:fs";
import path from "node:path";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock = JSON.parse(
  fs.readFileSync(
    path.resolve(import.meta.dirname, "../package-lock.json"),
    "utf8",
  ),
) as { packages: Record<string, Entry> };

const names = new Set(
  Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, "")),
);
for (const [key, entry] of Object.entries(lock.packages))
  for (const dependency of Object.keys(entry.optionalDependencies ?? {}))
    if (!names.has(dependency)) {
      console.error(`package-lock.json: ${key} lacks ${dependency}`);
      process.exitCode = 1;
    }
