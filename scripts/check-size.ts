/** Fails if a page needs more than 250 kB of gzipped JavaScript before charts. */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const dist = path.resolve(import.meta.dirname, "../client/dist");

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
}
const manifest = JSON.parse(
  fs.readFileSync(path.join(dist, ".vite/manifest.json"), "utf8"),
) as Record<string, Chunk>;

function filesOf(key: string, into = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || into.has(chunk.file)) return into;
  into.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, into);
  return into;
}
const kilobytes = (file: string) =>
  gzipSync(fs.readFileSync(path.join(dist, file))).length / 1000;

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (!entry) throw new Error("the build has no entry");
const pages = Object.keys(manifest).filter(
  (key) => /src\/routes\//.test(key) && manifest[key]?.isDynamicEntry,
);
for (const page of [entry, ...pages]) {
  const files = [...filesOf(page, filesOf(entry))].filter(
    (file) => file.endsWith(".js") && !/\/charts-/.test(file),
  );
  const size = files.reduce((sum, file) => sum + kilobytes(file), 0);
  if (size <= LIMIT_KB) continue;
  console.error(
    `${page} needs ${size.toFixed(1)} kB before charts, over ${LIMIT_KB} kB`,
  );
  process.exitCode = 1;
}
