/** The command line as a person calls it: a process of its own, on a store of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function startSaphan(
  folder: string,
  words: readonly string[],
): ChildProcess {
  return spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--conditions=@saphan/source",
      "scripts/saphan.ts",
      ...words,
    ],
    {
      cwd: ROOT,
      env: { PATH: "", DATA_DIR: folder, LOG_LEVEL: "silent" },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
}

/** Runs a command to its end. */
export async function saphan(
  folder: string,
  words: readonly string[],
  input = "",
): Promise<Finished> {
  const child = startSaphan(folder, words);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, out, err };
}
