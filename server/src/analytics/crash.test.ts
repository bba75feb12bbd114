/** Two processes publish; one or both are killed at a random moment, again and again. `CRASH_RUNS=100` kills more often, `CRASH_SEED=7` at others. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "@jest/globals";
import { REVISION_KINDS } from "@saphan/shared/core";
import { sweepStagings } from "../ledger/sweep.ts";
import { openDatabase } from "../platform/database.ts";
import { temporaryFolder } from "../platform/testing/databases-under-test.ts";
import { createRandom } from "../testing/random.ts";
import { tally } from "../testing/tally.ts";
import { createPeer, shownNumerator, start } from "./testing/peers.ts";

const RUNS = Number(process.env["CRASH_RUNS"] ?? 3);
const random = createRandom(Number(process.env["CRASH_SEED"] ?? 1));
const folder = temporaryFolder();
const notes = path.join(folder, "acknowledged");
fs.writeFileSync(notes, "");

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true });
});

async function publisher(name: string): Promise<ChildProcess> {
  const child = fork(
    path.join(import.meta.dirname, "testing/crash-publisher.ts"),
    [folder, notes, name],
    { execArgv: ["--import", "tsx", "--conditions=@saphan/source"] },
  );
  children.push(child);
  expect(
    await Promise.race([once(child, "message"), once(child, "exit")]),
  ).toEqual(["writing", undefined]);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** Everything that the ledger and the figures promise, as a process that starts now finds it. */
async function verify(): Promise<number> {
  const database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "refuse",
  });
  try {
    const peer = createPeer(database, Date.now);
    await database.prepare();
    await start(peer);
    const entries = await peer.changes.listFrom(1);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));

    const published = new Set(entries.map(({ change }) => change));
    const acknowledged = fs
      .readFileSync(notes, "utf8")
      .split("\n")
      .slice(0, -1);
    expect(acknowledged.filter((change) => !published.has(change))).toEqual([]);

    // Withdrawals count only while they stand themselves: from the newest backwards.
    const withdrawn = new Set<string>();
    for (const { change, withdraws } of [...entries].reverse())
      if (withdraws !== "" && !withdrawn.has(change)) withdrawn.add(withdraws);
    const expected = entries
      .filter(({ change }) => !withdrawn.has(change))
      .flatMap(({ change, counts }) =>
        Array.from({ length: counts.site ?? 0 }, (_, i) => `${change}-s${i}`),
      );
    const { sites } = peer.snapshots.current();
    expect(sites.map(({ id }) => id).sort()).toEqual(expected.sort());
    for (const site of expected)
      expect(shownNumerator(peer, site)).toBe(
        Number(/-(\d+)-s/.exec(site)?.[1]),
      );

    await sweepStagings(peer, Date.now() + 7_200_000);
    for (const kind of REVISION_KINDS) {
      let found = 0;
      for await (const batch of peer.revisions.scanAll(kind))
        found += batch.length;
      const counted = entries.reduce(
        (sum, { counts }) => sum + (counts[kind] ?? 0),
        0,
      );
      expect({ kind, found }).toEqual({ kind, found: counted });
    }
    return entries.length;
  } finally {
    await database.close();
  }
}

test(`after ${RUNS} kills nothing that was acknowledged is lost, and nothing is half published`, async () => {
  let before = 0;
  for (let round = 0; round < RUNS; round++) {
    const holder = await publisher(`a${round}`);
    const joiner = await publisher(`b${round}`);
    await setTimeout(100 + random() * 500);
    const [first, second] =
      round % 2 === 0 ? [joiner, holder] : [holder, joiner];
    await killed(first);
    await setTimeout(random() * 300);
    await killed(second);
    const after = await verify();
    expect(after).toBeGreaterThan(before);
    before = after;
  }
  tally("ledger", {
    kills: 2 * RUNS,
    acknowledged: fs.readFileSync(notes, "utf8").split("\n").length - 1,
    lost: 0,
    partial: 0,
  });
}, 86_400_000);
