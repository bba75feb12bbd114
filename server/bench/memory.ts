/** What the process holds, by part, in MB (1,000,000 bytes). */
import { readFileSync } from "node:fs";
import v8 from "node:v8";
import vm from "node:vm";

const MB = 1_000_000;

function resident(part: "RssAnon" | "RssFile" | "RssShmem"): number {
  const line = readFileSync("/proc/self/status", "utf8")
    .split("\n")
    .find((each) => each.startsWith(part));
  return (parseInt(line?.split(":")[1] ?? "0") * 1024) / MB;
}

/** Resident memory that is no mapped file. */
export const ownMemory = (): number =>
  resident("RssAnon") + resident("RssShmem");

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;

export interface Memory {
  /** Resident, without mapped files. */
  readonly own: number;
  /** Of the store's mapped file, so much as is resident. */
  readonly mapped: number;
  /** Records of the network, words, compiled code. */
  readonly objects: number;
  /** Columns of statements and figures, buffers. */
  readonly arrays: number;
}

export function memoryNow(): Memory {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const round = Math.round;
  return {
    own: round(ownMemory()),
    mapped: round(resident("RssFile")),
    objects: round(heapUsed / MB),
    arrays: round(arrayBuffers / MB),
  };
}

/** The most that the process itself held while something was done. */
export function watchMemory(): { readonly most: () => number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, ownMemory());
  }, 50);
  return {
    most: () => {
      clearInterval(timer);
      return Math.round(most);
    },
  };
}
