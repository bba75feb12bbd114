/** What a run of the bench found: told as it comes, and written beside the runs on networks of other sizes. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "./network.ts";
import type { Timing } from "./sample.ts";

interface Result {
  readonly name: string;
  readonly what: string;
  /** Milliseconds, or requests per second. */
  readonly unit: "ms" | "requests/s";
  readonly ours: Timing;
  readonly peers: Readonly<
    Record<string, { readonly timing: Timing; readonly ratio: number }>
  >;
}

const results: Result[] = [];
export const notes: Record<string, number | string> = {};

export function tell(
  name: string,
  what: string,
  timings: Readonly<Record<string, Timing>>,
  unit: Result["unit"] = "ms",
): void {
  const { ours, ...others } = timings;
  if (!ours) throw new Error("nothing of ours was measured");
  const peers = Object.fromEntries(
    Object.entries(others).map(([peer, timing]) => [
      peer,
      {
        timing,
        ratio:
          unit === "ms"
            ? timing.median / ours.median
            : ours.median / timing.median,
      },
    ]),
  );
  results.push({ name, what, unit, ours, peers });
  const digits = (value: number) => value.toPrecision(3);
  process.stdout.write(
    `${name}  ${what}: ${digits(ours.median)} ${unit} (${digits(ours.min)} to ${digits(ours.max)}, p95 ${digits(ours.p95)})${Object.entries(
      peers,
    )
      .map(
        ([peer, { timing, ratio }]) =>
          `; ${peer} ${digits(timing.median)}, ${digits(ratio)} x`,
      )
      .join("")}\n`,
  );
}

const FILE = path.join(ROOT, "server", "bench", "results.json");

/** Puts the run in place of the last one of its name. */
export function save(name: string, sites: number): void {
  const others = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as Record<string, unknown>)
    : {};
  const run = {
    at: new Date().toISOString(),
    node: process.versions.node,
    cores: os.availableParallelism(),
    sites,
    notes,
    results,
  };
  process.stdout.write(`${JSON.stringify(notes)}\n`);
  const all = { ...others, [name]: run };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
