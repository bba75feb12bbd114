/** Two processes at one import, held and let go on at any moment of their work, or killed. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { REVISION_KINDS } from "@saphan/shared/core";
import fc from "fast-check";
import { sweepStagings } from "../../ledger/sweep.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { tally } from "../../testing/tally.ts";
import { createImportService, type ImportService } from "./import.service.ts";
import type { ImportRecord } from "./import.store.ts";
import { openHeldWorker, type HeldWorker } from "./testing/held-worker.ts";
import {
  ADMIN,
  openNetwork,
  type NetworkUnderTest,
} from "./testing/network-under-test.ts";
import {
  endsOf,
  type Act,
  type Done,
  type End,
} from "./testing/one-after-the-other.ts";
import { zipOf } from "./testing/zips.ts";

const RACES = Number(process.env["IMPORT_RACES"] ?? 10);
const SEED = Number(process.env["IMPORT_RACES_SEED"] ?? 1);

const FILE = zipOf({
  "Entities.csv": "entity_key,name_en,kind\nAUR,Aurora Motor,assembler\n",
  "Sites.csv": "site_key,entity_key,name_en\nAUR-1,AUR,Aurora Rayong\n",
  "Answers.csv":
    "site_key,indicator_id,period,value,note\nAUR-1,sd_maturity_level,2026-Q2,3,seen\n",
});

const perform =
  (act: Act, id: string) =>
  (service: ImportService): Promise<unknown> => {
    switch (act) {
      case "cancel":
        return service.cancel(ADMIN, id);
      case "plan":
        return service.planAgain(ADMIN, id);
      default:
        return service.publish(ADMIN, {
          id,
          change: act,
          validRowsOnly: false,
        });
    }
  };

let network: NetworkUnderTest;
let workers: HeldWorker[];
const open = async () => {
  network = await openNetwork();
  workers = [];
};
const close = async () => {
  for (const worker of workers) await worker.kill();
  await network.close();
};
beforeEach(open);
afterEach(close);

const another = (): HeldWorker => {
  const worker = openHeldWorker(network);
  workers.push(worker);
  return worker;
};
const afresh = () =>
  createImportService({ ...network, onError: () => undefined });

/** A file that a process has planned which is gone since. */
async function planned(): Promise<string> {
  const service = afresh();
  const file = { name: "test.zip", bytes: FILE.length };
  const { id } = await service.begin(ADMIN, file);
  await service.putPart(ADMIN, id, 0, FILE);
  await service.finish(ADMIN, id);
  await service.idle();
  return id;
}

/** So much time goes by without a sign of life that a process takes whoever works on the import to be gone. */
async function silence(listener: HeldWorker, id: string): Promise<void> {
  network.clock.pass(11_000);
  const record = await network.imports.find(id);
  if (record) listener.suspect(record);
  network.clock.pass(4_001);
}

const recordOf = async (id: string): Promise<ImportRecord> => {
  const record = await network.imports.find(id);
  if (!record) throw new Error("the import is gone");
  return record;
};

/** As who asked for the act was told. */
function doneOf(worker: HeldWorker, act: Act): Done {
  const outcome = worker.outcome();
  if (outcome === undefined) return { act, done: "perhaps" };
  if (outcome.status === "fulfilled") {
    const { record } = outcome.value as { readonly record?: ImportRecord };
    // Planned again, for another look at it.
    const isMoved = record && record.state !== "published";
    return { act, done: isMoved ? "no" : "yes" };
  }
  const isRefused =
    outcome.reason instanceof DomainError && outcome.reason.code === "CONFLICT";
  return { act, done: isRefused ? "no" : "perhaps" };
}

/** What a process finds that starts now. */
async function look() {
  await network.ledger.follow();
  await network.rebuild();
  const entries = await network.changes.listFrom(1);
  const { sites, entities } = network.snapshot();
  return {
    imports: entries.filter(({ action }) => action === "import"),
    shown: [entities.length, sites.length],
  };
}

/** Whatever was done: it is all there once, or nothing is; and the record says what the ledger says. */
async function expectWhole(id: string): Promise<End> {
  const { imports, shown } = await look();
  const record = await recordOf(id);
  expect(imports.length).toBeLessThanOrEqual(1);
  const [entry] = imports;
  expect(shown).toEqual(entry ? [1, 1] : [0, 0]);
  if (record.state === "published")
    expect(record).toMatchObject({ seq: entry?.seq, change: entry?.change });
  if (record.state === "cancelled") expect(entry).toBeUndefined();
  // Nobody has removed the plan that the record names.
  else expect(await afresh().summaryOf(record)).not.toBeNull();

  // What did not count is swept, and nothing else is.
  await sweepStagings(network, network.clock.now() + 7_200_000);
  let [kept, notes] = [0, 0];
  for (const kind of REVISION_KINDS)
    for await (const batch of network.revisions.scanAll(kind))
      for (const { change, revision } of batch) {
        expect(change).toBe(entry?.change);
        kept++;
        if (revision.kind !== "answers") continue;
        const ids = revision.answers.map(({ note }) => note);
        notes += (await network.texts.get(ids)).size;
      }
  expect([kept > 0, notes]).toEqual(entry ? [true, 1] : [false, 0]);
  expect((await look()).shown).toEqual(shown);
  return entry
    ? "published"
    : record.state === "cancelled"
      ? "cancelled"
      : "open";
}

/** Whoever comes next can bring an import that is not over to its end. */
async function expectEndable(id: string): Promise<void> {
  const next = another();
  for (const request of ["next", "and next"]) {
    const { state } = await recordOf(id);
    if (["published", "cancelled", "unchanged"].includes(state)) return;
    await silence(next, id);
    if (!state.startsWith("p")) throw new Error(state);
    for (const act of state === "planning" ? ["plan", request] : [request]) {
      next.begin(perform(act, id));
      await next.finish();
    }
  }
  expect((await recordOf(id)).state).toBe("published");
  expect((await look()).shown).toEqual([1, 1]);
}

describe("a process that is paused at any moment of a publication and goes on late", () => {
  test.each<[string, Act]>([
    ["publishes the same request", "c1"],
    ["publishes under another request", "c2"],
    ["plans it again", "plan"],
    ["cancels it", "cancel"],
  ])(
    "spoils nothing where another one %s",
    async (_what, second) => {
      const ends = new Set<End>();
      for (let steps = 0, isOver = false; !isOver; steps++) {
        if (steps > 0) {
          await close();
          await open();
        }
        const id = await planned();
        const [one, other] = [another(), another()];
        one.begin(perform("c1", id));
        for (let step = 0; step < steps && !isOver; step++)
          isOver = !(await one.step());
        await silence(other, id);
        other.begin(perform(second, id));
        await other.finish();
        await one.finish();
        const end = await expectWhole(id);
        expect(
          endsOf([[doneOf(one, "c1")], [doneOf(other, second)]]),
        ).toContain(end);
        ends.add(end);
        await expectEndable(id);
      }
      expect(ends).toContain("published");
    },
    120_000,
  );
});

test.each([
  ["forward", 7 * 3_600_000],
  ["back", -7 * 3_600_000],
])(
  "a clock that is set %s takes no work from whoever is at it",
  async (_way, by) => {
    const id = await planned();
    const [one, other] = [another(), another()];
    one.begin(perform("c1", id));
    for (let step = 0; step < 12; step++) await one.step();
    expect((await recordOf(id)).state).toBe("publishing");
    network.clock.jump(by);
    const isLeft = async () => other.service.isLeft(await recordOf(id));
    expect(await isLeft()).toBe(false);
    network.clock.pass(3_000);
    // The sign of life that is due every three seconds, by the clock as it is now.
    const { owner } = await recordOf(id);
    await network.imports.change(
      id,
      ["publishing"],
      { leaseUntil: new Date(network.clock.now() + 10_000) },
      { owner },
    );
    network.clock.pass(2_000);
    expect(await isLeft()).toBe(false);
    await one.finish();
    expect(doneOf(one, "c1").done).toBe("yes");
    expect(await expectWhole(id)).toBe("published");
  },
);

type Step = 0 | 1 | "silence" | "kill";
const anAct = fc.constantFrom<Act>("c1", "c1", "c2", "plan", "cancel");
const steps = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.tuple(fc.constant<Step>(0), fc.nat(12)) },
    { weight: 20, arbitrary: fc.tuple(fc.constant<Step>(1), fc.nat(12)) },
    { weight: 6, arbitrary: fc.tuple(fc.constant<Step>("silence"), fc.nat(0)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant<Step>("kill"), fc.nat(1)) },
  ),
  { minLength: 4, maxLength: 24 },
);

test(`two processes that do what they are asked to in any order of their steps end as if they had done it one after the other (${RACES} times)`, async () => {
  const ends: Record<End, number> = { published: 0, cancelled: 0, open: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(
        fc.array(anAct, { minLength: 1, maxLength: 2 }),
        fc.array(anAct, { minLength: 1, maxLength: 2 }),
      ),
      steps,
      async (acts, schedule) => {
        await close();
        await open();
        const id = await planned();
        const pair = acts.map((own) => {
          const worker = another();
          const done: Done[] = [];
          let at = 0;
          const next = () => {
            const act = own[at];
            if (act) worker.begin(perform(act, id));
          };
          /** False where it has done all. */
          const step = async (): Promise<boolean> => {
            if (at >= own.length || worker.isKilled()) return false;
            if (await worker.step()) return true;
            done.push(doneOf(worker, own[at] ?? "plan"));
            at++;
            next();
            return at < own.length;
          };
          const kill = async () => {
            if (at < own.length && !worker.isKilled())
              done.push({ act: own[at] ?? "plan", done: "perhaps" });
            await worker.kill();
          };
          next();
          return { worker, done, step, kill };
        });
        for (const [what, often] of schedule)
          if (what === "silence")
            for (const { worker } of pair) await silence(worker, id);
          else if (what === "kill") await pair[often]?.kill();
          else
            for (let i = 0; i <= often; i++)
              if (!(await pair[what]?.step())) break;
        for (const { step } of pair) while (await step());
        const end = await expectWhole(id);
        expect(endsOf(pair.map(({ done }) => done))).toContain(end);
        ends[end]++;
        await expectEndable(id);
      },
    ),
    { numRuns: RACES, seed: SEED, endOnFailure: true },
  );
  tally("imports", { races: RACES, ...ends });
}, 86_400_000);
