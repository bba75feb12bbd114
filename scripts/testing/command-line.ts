/** The command line as a person calls it, on stores of its own. */
import { fork, spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FROM_SOURCES = ["--import", "tsx", "--conditions=@saphan/source"];
const env = (folder: string) => ({
  PATH: "",
  DATA_DIR: folder,
  LOG_LEVEL: "silent",
});

export interface Call {
  readonly folder: string;
  readonly words: readonly string[];
  readonly input: string;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command in a process of its own. */
export function startSaphan(
  folder: string,
  words: readonly string[],
): ChildProcess {
  return spawn(
    process.execPath,
    [...FROM_SOURCES, "scripts/saphan.ts", ...words],
    { cwd: ROOT, env: env(folder), stdio: ["pipe", "pipe", "pipe"] },
  );
}

/** Runs a command in a process of its own, to its end. */
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

export interface CommandLine {
  readonly run: (call: Call) => Promise<Finished>;
  readonly close: () => void;
}

/** Runs many commands, one after the other, in one process beside this one. */
export function openCommandLine(): CommandLine {
  const child = fork(
    path.join(import.meta.dirname, "command-line-process.ts"),
    { cwd: ROOT, env: env(""), execArgv: FROM_SOURCES },
  );
  const waiting = new Map<number, (finished: Finished) => void>();
  child.on(
    "message",
    ({ number, ...finished }: Finished & { number: number }) => {
      waiting.get(number)?.(finished);
      waiting.delete(number);
    },
  );
  let calls = 0;
  return {
    run: (call) =>
      new Promise((resolve, reject) => {
        const number = calls++;
        waiting.set(number, resolve);
        child.once("exit", (code) => {
          reject(new Error(`The command line ended with ${code}.`));
        });
        child.send({ number, ...call });
      }),
    close: () => {
      child.disconnect();
    },
  };
}
