/** A ledger of a million changes: starting on it, and publishing one more. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Revision } from "@saphan/shared/core";
import { newChange } from "../src/ledger/sweep.ts";
import { memoryNow } from "./memory.ts";
import { drawNetwork, LARGEST_BUYER, PERIOD, SECTOR } from "./network.ts";
import { openProduct, publish, type Product } from "./product.ts";
import { notes, tell } from "./report.ts";
import { timeOf, timingOf } from "./sample.ts";

const CHANGES = 1_000_000;
const BATCH = 1_000;
const RUNS = 40;

const fact = ({ site, entity }: Product, i: number): Revision => ({
  kind: "facts",
  site: site(i % SECTOR.sites),
  entity: "",
  period: PERIOD - (Math.floor(i / SECTOR.sites) % 12),
  source: entity(LARGEST_BUYER),
  values: { headcount: 50 + (i % 977) },
});

/** Written as they would be by so many who typed one fact each, in batches: publishing each would take an hour. */
async function write(product: Product): Promise<void> {
  const { changes, ledger, revisions } = product.runtime;
  const first = ledger.seq() + 1;
  for (let from = 0; from < CHANGES; from += BATCH) {
    const parts = Array.from({ length: BATCH }, (_, i) => ({
      change: newChange(),
      revisions: [fact(product, from + i)],
      firstOrdinal: 0,
    }));
    await revisions.stage(parts);
    await changes.append(
      parts.map(({ change }, i) => ({
        seq: first + from + i,
        change,
        at: from + i,
        actor: { account: "bench", organisation: "registry" },
        action: "entry" as const,
        subject: "bench",
        counts: { facts: 1 },
        withdraws: "",
      })),
    );
  }
}

export async function measureLongLedger(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "saphan-ledger-"));
  const first = await openProduct(folder);
  await publish(first.runtime, [...drawNetwork(SECTOR)]);
  await write(first);
  await first.close();
  let product: Product | undefined;
  const start = await timeOf(async () => {
    product = await openProduct(folder);
  });
  if (!product) throw new Error("it did not start");
  const opened = product;
  tell("start", `on a ledger of ${CHANGES} changes`, {
    ours: timingOf([start]),
  });
  notes["MB after that start"] = JSON.stringify(memoryNow());
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++)
    times.push(
      await timeOf(() => publish(opened.runtime, [fact(opened, run)])),
    );
  tell("one change more", "from being sent to figures that show it", {
    ours: timingOf(times),
  });
  await opened.close();
  rmSync(folder, { recursive: true });
}
