import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { extendSnapshot, loadSnapshot } from "./load.ts";
import { describeSnapshot } from "./testing/describe-snapshot.ts";
import {
  openEmbedded,
  type TestDatabase,
} from "../platform/testing/databases-under-test.ts";
import { Conflict } from "../ledger/publication.ts";
import { NO_KEYS } from "../ledger/record-keys.ts";
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import { sweepStagings } from "../ledger/sweep.ts";
import {
  aFact,
  aMerge,
  anAnswer,
  aPublication,
  aSite,
  createPeer,
  method,
  PERIOD,
  shownNumerator,
  start,
  type Peer,
} from "./testing/peers.ts";

let opened: TestDatabase;
let a: Peer;
let b: Peer;
let now = 1_000;

beforeEach(async () => {
  now = 1_000;
  opened = await openEmbedded();
  a = createPeer(opened.database, () => now);
  b = createPeer(opened.database, () => now);
  await opened.database.prepare();
  await start(a);
  await start(b);
});
afterEach(async () => {
  await opened.close();
});

const publish = (
  peer: Peer,
  ...args: Parameters<typeof aPublication>
): ReturnType<Peer["ledger"]["publish"]> =>
  peer.ledger.publish(aPublication(...args));

/** What a process that starts now would show. */
const replay = async ({ revisions, ledger }: Peer) =>
  describeSnapshot(
    await loadSnapshot({
      revisions,
      method,
      marks: ledger.marks(),
      seq: ledger.seq(),
    }),
  );

async function expectAgreement(): Promise<void> {
  await a.ledger.follow();
  await b.ledger.follow();
  const replayed = await replay(a);
  expect(describeSnapshot(a.snapshots.current())).toEqual(replayed);
  expect(describeSnapshot(b.snapshots.current())).toEqual(replayed);
}

describe("publishing", () => {
  test("numbers changes without gaps and shows them in the own process at once", async () => {
    const first = await publish(a, aSite("s1"), 0);
    const second = await publish(a, [anAnswer("s1", 5)], 1);
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(shownNumerator(a, "s1")).toBe(5);
  });

  test("shows in another process when it follows", async () => {
    await publish(a, [...aSite("s1"), anAnswer("s1", 5)], 0);
    expect(shownNumerator(b, "s1")).toBeUndefined();
    await b.ledger.follow();
    expect(shownNumerator(b, "s1")).toBe(5);
  });

  test("shows in a process that was away for thousands of changes, and in one that starts after them", async () => {
    await publish(a, aSite("s1"), 0);
    const asked: number[] = [];
    const c = createPeer(
      opened.database,
      () => now,
      (revisions) => ({
        ...revisions,
        read: (entries) => {
          asked.push(entries.length);
          return revisions.read(entries);
        },
      }),
    );
    const many = Array.from({ length: 12_000 }, (_, i) => ({
      change: `many-${i}`,
      revisions: [anAnswer("s1", i)],
      firstOrdinal: 0,
    }));
    await a.revisions.stage(many);
    await a.changes.append(
      many.map(({ change }, i) => ({
        seq: i + 2,
        change,
        at: i,
        actor: { account: "a", organisation: "o" },
        action: "entry",
        subject: "",
        counts: { answers: 1 },
        withdraws: "",
      })),
    );
    await b.ledger.follow();
    await start(c);
    for (const peer of [b, c]) {
      expect(peer.ledger.seq()).toBe(12_001);
      expect(shownNumerator(peer, "s1")).toBe(11_999);
      // Who looked at the network before all that comes too late.
      await expect(publish(peer, [anAnswer("s1", 1)], 11_500)).rejects.toThrow(
        Conflict,
      );
    }
    // Nobody needs to be told one by one what figures are made of at once.
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThan(5_000);
  });

  test("is news where it sets something, and none where it is an act", async () => {
    const told: number[] = [];
    b.snapshots.onChange(({ seq }, isNews) => {
      if (isNews) told.push(seq);
    });
    await publish(a, aSite("s1"), 0);
    await b.ledger.follow();
    await publish(a, [], 1);
    await b.ledger.follow();
    expect(b.snapshots.current().seq).toBe(2);
    await publish(a, [anAnswer("s1", 5)], 2);
    await b.ledger.follow();
    expect(told).toEqual([1, 3]);
  });

  test("takes a change that is sent twice as one", async () => {
    const publication = aPublication(aSite("s1"), 0);
    const entries = await Promise.all([
      a.ledger.publish(publication),
      a.ledger.publish(publication),
      b.ledger.publish(publication),
    ]);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 1, 1]);
    expect(await a.changes.listFrom(1)).toHaveLength(1);
    await expectAgreement();
  });

  test("lets one of two who edit the same answer win, and names the record to the other", async () => {
    await publish(a, aSite("s1"), 0);
    await b.ledger.follow();
    const results = await Promise.allSettled([
      publish(a, [anAnswer("s1", 1)], 1),
      publish(b, [anAnswer("s1", 2)], 1),
    ]);
    const lost = results.find(({ status }) => status === "rejected");
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(
      1,
    );
    const reason = (lost as PromiseRejectedResult).reason as Conflict;
    expect(reason).toBeInstanceOf(Conflict);
    expect(reason.records).toEqual([expect.stringContaining("answer|s1|")]);
    await expectAgreement();
  });

  test("does not hinder edits of different answers", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2")], 0);
    await b.ledger.follow();
    await Promise.all([
      publish(a, [anAnswer("s1", 1)], 1),
      publish(b, [anAnswer("s2", 2)], 1),
    ]);
    await expectAgreement();
    expect([shownNumerator(a, "s1"), shownNumerator(b, "s2")]).toEqual([1, 2]);
  });

  test("shows a large change whose revisions stand in any order", async () => {
    const sites = Array.from({ length: 2_001 }, (_, i) => `s${i}`);
    await a.ledger.publish(
      aPublication(
        [
          ...sites.map((site) => aFact(site, 5)),
          ...sites.flatMap((site) => aSite(site)),
        ],
        0,
      ),
    );
    expect(a.snapshots.current().sites).toHaveLength(sites.length);
    expect(describeSnapshot(a.snapshots.current())).toEqual(await replay(a));
  });

  test("leaves facts of entities where they are: they stand at no site", async () => {
    await publish(a, [...aSite("s1"), aFact("s1", 5)], 0);
    const before = a.snapshots.current().facts;
    const fact = { ...aFact("s1", 5), site: "", entity: "e-s1" };
    await publish(a, [fact], 1);
    expect(a.snapshots.current().facts).toEqual(before);
    await expectAgreement();
  });

  test("never lets the time of an entry fall behind its predecessor's", async () => {
    now = 5_000;
    await publish(a, aSite("s1"), 0);
    now = 2_000; // a clock that jumps back
    await publish(a, [aFact("s1", 10)], 1);
    expect((await a.changes.listFrom(1)).map(({ at }) => at)).toEqual([
      5_000, 5_000,
    ]);
  });

  test("rebuilds when it finds another change under a seq that it holds", async () => {
    await publish(a, aSite("s1"), 0);
    await publish(a, [anAnswer("s1", 5)], 1);
    await b.ledger.follow();
    // A backup was restored and went another way.
    await opened.client
      .db(opened.name)
      .collection<{ _id: number }>("changes")
      .deleteOne({ _id: 2 });
    const other = createPeer(opened.database, () => now);
    await start(other);
    await publish(other, [anAnswer("s1", 7)], 1);
    await publish(other, [aFact("s1", 7)], 2);
    await b.ledger.follow();
    expect(shownNumerator(b, "s1")).toBe(7);
    expect(describeSnapshot(b.snapshots.current())).toEqual(await replay(b));
  });
});

describe("withdrawing", () => {
  const withdraw = (peer: Peer, change: string) =>
    publish(peer, [], peer.ledger.seq(), {
      action: "withdraw",
      withdraws: change,
    });

  test("brings back what stood before, and the withdrawal can be withdrawn", async () => {
    await publish(a, [...aSite("s1"), anAnswer("s1", 1)], 0);
    const second = await publish(a, [anAnswer("s1", 2)], 1);
    const undone = await withdraw(a, second.change);
    expect(shownNumerator(a, "s1")).toBe(1);
    await withdraw(a, undone.change);
    expect(shownNumerator(a, "s1")).toBe(2);
    await expectAgreement();
  });

  test("leaves what somebody set later", async () => {
    await publish(a, aSite("s1"), 0);
    const first = await publish(a, [anAnswer("s1", 1)], 1);
    await publish(a, [anAnswer("s1", 2)], 2);
    await withdraw(a, first.change);
    expect(shownNumerator(a, "s1")).toBe(2);
    await expectAgreement();
  });

  test("keeps a site, its entity and its key that a later change refers to, and removes what nobody refers to", async () => {
    const first = await publish(a, [...aSite("s1"), ...aSite("s2")], 0);
    await publish(a, [anAnswer("s1", 1)], 1);
    await withdraw(a, first.change);
    const snapshot = a.snapshots.current();
    expect(snapshot.sites.map(({ id }) => id)).toEqual(["s1"]);
    expect(snapshot.entities.map(({ id }) => id)).toEqual(["e-s1"]);
    expect([...snapshot.aliases.idOf.values()]).toEqual(["s1"]);
    await expectAgreement();
  });

  test("moves statements between layers when the owner of a site changes, as a replay does", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2")], 0);
    await publish(a, [anAnswer("s1", 3, "e-s2")], 1);
    expect(shownNumerator(a, "s1")).toBeUndefined(); // a customer's layer
    await publish(a, [{ kind: "site", id: "s1", set: { entity: "e-s2" } }], 2);
    expect(shownNumerator(a, "s1")).toBe(3);
    await expectAgreement();
  });
});

describe("merging", () => {
  test("shows in every process, is taken back by undoing it, and takes what names the old id", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2", "e-s1")], 0);
    await publish(a, [anAnswer("s1", 1), anAnswer("s2", 2, "e-s1")], 1);
    const merge = await publish(a, [aMerge("site", "s1", "s2")], 2);
    await expectAgreement();
    const { siteRows, sites } = b.snapshots.current();
    expect(siteRows.get("s1")).toBe(siteRows.get("s2"));
    expect(sites).toHaveLength(1);
    // In one change the word on the record that stays counts; what is said later of either counts.
    expect(shownNumerator(b, "s1")).toBe(2);
    await publish(b, [anAnswer("s1", 3)], 3);
    await expectAgreement();
    expect(shownNumerator(a, "s2")).toBe(3);
    await publish(a, [], a.ledger.seq(), {
      action: "withdraw",
      withdraws: merge.change,
    });
    await expectAgreement();
    expect(["s1", "s2"].map((id) => shownNumerator(b, id))).toEqual([3, 2]);
  });

  test("is refused to who looked before somebody set one of the two", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2", "e-s1")], 0);
    await publish(a, [{ kind: "site", id: "s1", set: { osId: "x" } }], 1);
    const late = publish(b, [aMerge("site", "s1", "s2")], 1);
    await expect(late).rejects.toThrow(Conflict);
    // And who set one of them after it was merged looks again too.
    await publish(a, [aMerge("site", "s1", "s2")], 2);
    const set = publish(b, [{ kind: "site", id: "s1", set: { osId: "y" } }], 2);
    await expect(set).rejects.toThrow(Conflict);
  });

  test("holds for quarters that are loaded later", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2", "e-s1")], 0);
    await publish(a, [anAnswer("s2", 2, "e-s1")], 1);
    await publish(a, [{ ...anAnswer("s1", 5), period: PERIOD - 20 }], 2);
    await publish(a, [aMerge("site", "s1", "s2")], 3);
    const whole = await a.snapshots.covering(
      a.snapshots.current(),
      PERIOD - 20,
    );
    expect(describeSnapshot(whole)["answers"]).toHaveLength(2);
    expect([...whole.siteRows.keys()].sort()).toEqual(["s1", "s2"]);
  });

  test("of what moved or was split needs nothing made anew", async () => {
    await publish(a, [...aSite("s1"), ...aSite("s2", "e-s1")], 0);
    const before = a.snapshots.current();
    await publish(a, [{ ...aMerge("site", "s1", "s2"), how: "moved" }], 1);
    expect(a.snapshots.current().sites).toBe(before.sites);
    expect(a.snapshots.current().successions).toHaveLength(1);
    await expectAgreement();
  });
});

describe("loading", () => {
  const optionsOf = ({ revisions, ledger }: Peer) => ({
    revisions,
    method,
    marks: ledger.marks(),
    seq: ledger.seq(),
  });

  test("brings in with older quarters a site that only they refer to", async () => {
    await publish(a, [...aSite("s1"), anAnswer("s1", 1)], 0);
    const made = await publish(a, aSite("s2"), 1);
    await publish(a, [{ ...anAnswer("s2", 5), period: PERIOD - 20 }], 2);
    await publish(a, [], 3, { action: "withdraw", withdraws: made.change });
    const recent = await loadSnapshot(optionsOf(a));
    expect([...recent.siteRows.keys()]).toEqual(["s1"]);
    const whole = await extendSnapshot(recent, PERIOD - 24, optionsOf(a));
    expect([...whole.siteRows.keys()]).toEqual(["s1", "s2"]);
    expect(await extendSnapshot(whole, PERIOD - 24, optionsOf(a))).toBe(whole);
  });

  test("ends everything where one kind cannot be read", async () => {
    await publish(a, [...aSite("s1"), anAnswer("s1", 1)], 0);
    const failure = new Error("lost");
    let batches = 0;
    const revisions: RevisionsStore = {
      ...a.revisions,
      async *scanAll(kind) {
        if (kind === "link") throw failure;
        yield* a.revisions.scanAll(kind);
      },
      async *scanRaw() {
        for (; batches < 100; batches++) {
          await setImmediate();
          yield [];
        }
      },
    };
    await expect(loadSnapshot({ ...optionsOf(a), revisions })).rejects.toBe(
      failure,
    );
    expect(batches).toBeLessThan(100);
  });
});

describe("what was staged and left", () => {
  test("is swept after an hour, and its late owner can no longer publish it", async () => {
    const publication = aPublication(aSite("s1"), 0);
    await a.revisions.announce([publication.change], new Date(now));
    await a.revisions.stage([
      {
        change: publication.change,
        revisions: publication.revisions,
        firstOrdinal: 0,
      },
    ]);
    now += 3_600_001;
    await sweepStagings(b, now);
    await expect(
      a.ledger.publish({ ...publication, staged: true }),
    ).rejects.toBeInstanceOf(Conflict);
    expect(a.snapshots.current().sites).toEqual([]);
    expect(
      await opened.client
        .db(opened.name)
        .collection("sites")
        .estimatedDocumentCount(),
    ).toBe(0);
  });

  test("stays invisible to a process that starts meanwhile", async () => {
    await a.revisions.stage([
      { change: "half", revisions: aSite("s1"), firstOrdinal: 0 },
    ]);
    await publish(a, aSite("s2"), 0);
    const other = createPeer(opened.database, () => now);
    await start(other);
    expect(other.snapshots.current().sites.map(({ id }) => id)).toEqual(["s2"]);
  });
});

/** What a random publisher does next. */
type Step =
  | {
      readonly do: "answer";
      readonly by: 0 | 1;
      readonly site: number;
      readonly stale: number;
    }
  | {
      readonly do: "fact";
      readonly by: 0 | 1;
      readonly site: number;
      readonly stale: number;
    }
  | {
      readonly do: "site";
      readonly by: 0 | 1;
      readonly site: number;
      readonly stale: number;
    }
  | {
      readonly do: "merge";
      readonly by: 0 | 1;
      readonly site: number;
      readonly stale: number;
      readonly into: number;
      readonly of: "entity" | "site";
    }
  | { readonly do: "withdraw"; readonly by: 0 | 1; readonly of: number }
  | { readonly do: "follow"; readonly by: 0 | 1 };

const by = fc.constantFrom<0 | 1>(0, 1);
const site = fc.integer({ min: 0, max: 3 });
const stale = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("answer" as const), by, site, stale }),
  fc.record({ do: fc.constant("fact" as const), by, site, stale }),
  fc.record({ do: fc.constant("site" as const), by, site, stale }),
  fc.record({
    do: fc.constant("merge" as const),
    by,
    site,
    stale,
    into: site,
    of: fc.constantFrom("entity" as const, "site" as const),
  }),
  fc.record({ do: fc.constant("withdraw" as const), by, of: fc.nat(20) }),
  fc.record({ do: fc.constant("follow" as const), by }),
);

describe("any interleaving of two publishers", () => {
  test("gives gap-free order, no lost update, and snapshots that answer like a replay from empty", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), {
          maxLength: 6,
        }),
        async (rounds) => {
          const own = await openEmbedded();
          try {
            const peers = [
              createPeer(own.database, () => now),
              createPeer(own.database, () => now),
            ];
            await own.database.prepare();
            for (const peer of peers) await start(peer);
            const [first] = peers;
            if (!first) throw new Error("no peer");
            await publish(
              first,
              [0, 1, 2, 3].flatMap((i) => aSite(`s${i}`)),
              0,
            );
            let value = 0;
            const won: { key: string; base: number; seq: number }[] = [];
            const play = async (turn: Step): Promise<void> => {
              const peer = peers[turn.by] ?? first;
              if (turn.do === "follow") return peer.ledger.follow();
              if (turn.do === "withdraw") {
                const mark = peer.ledger.marks()[turn.of];
                if (!mark || mark.seq === 1) return;
                await publish(peer, [], peer.ledger.seq(), {
                  action: "withdraw",
                  withdraws: mark.change,
                });
                return;
              }
              if (turn.do === "merge") {
                const [from, into] = [turn.site, turn.into].map((i) =>
                  turn.of === "site" ? `s${i}` : `e-s${i}`,
                );
                if (from === into) return;
                const merge = aMerge(turn.of, from ?? "", into ?? "");
                // That two merges contradict each other is met by who plans them; here all of them come through.
                await publish(peer, [merge], peer.ledger.seq(), {
                  touches: NO_KEYS,
                });
                return;
              }
              const id = `s${turn.site}`;
              const base = Math.max(1, peer.ledger.seq() - turn.stale);
              const revision =
                turn.do === "answer"
                  ? anAnswer(id, ++value)
                  : turn.do === "fact"
                    ? aFact(id, ++value)
                    : {
                        kind: "site" as const,
                        id,
                        set: { province: `TH-${10 + (++value % 80)}` },
                      };
              try {
                const { seq } = await publish(peer, [revision], base);
                won.push({ key: `${turn.do} ${id}`, base, seq });
              } catch (error) {
                if (!(error instanceof Conflict)) throw error;
              }
            };
            for (const round of rounds) await Promise.all(round.map(play));
            for (const peer of peers) await peer.ledger.follow();
            const seqs = (await first.changes.listFrom(1)).map(
              ({ seq }) => seq,
            );
            expect(seqs).toEqual(seqs.map((_, i) => i + 1));
            // Nobody who won had another winner on the same record between what he saw and what he published.
            for (const { key, base, seq } of won)
              expect(
                won.filter(
                  (other) =>
                    other.key === key && other.seq > base && other.seq < seq,
                ),
              ).toEqual([]);
            const replayed = await replay(first);
            for (const peer of peers)
              expect(describeSnapshot(peer.snapshots.current())).toEqual(
                replayed,
              );
          } finally {
            await own.close();
          }
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 25) },
    );
  });
});
