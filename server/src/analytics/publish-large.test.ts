/** Large changes go into the figures ahead of their entries; those who publish meanwhile do not wait for them. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Revision } from "@saphan/shared/core";
import { Conflict, type Publication } from "../ledger/publication.ts";
import { NO_KEYS } from "../ledger/record-keys.ts";
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import {
  openEmbedded,
  type TestDatabase,
} from "../platform/testing/databases-under-test.ts";
import { loadSnapshot } from "./load.ts";
import { describeSnapshot } from "./testing/describe-snapshot.ts";
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
  stageLarge,
  start,
  type Peer,
} from "./testing/peers.ts";

let opened: TestDatabase;
let a: Peer;
let b: Peer;
/** What `a` read of single changes, and how many entries it knew when it did. */
let wholeReads = 0;
let reads: { readonly change: string; readonly known: number }[] = [];

const watched = (revisions: RevisionsStore): RevisionsStore => {
  const note = (change?: string) => {
    if (change !== undefined) reads.push({ change, known: a.ledger.seq() });
  };
  return {
    ...revisions,
    scan: (entry) => {
      note(entry.change);
      return revisions.scan(entry);
    },
    scanAll: (kind, which) => {
      note(which?.change);
      return revisions.scanAll(kind, which);
    },
    scanRaw: (kind, which) => {
      note(which?.change);
      if (kind === "facts" && which?.change === undefined) wholeReads++;
      return revisions.scanRaw(kind, which);
    },
  };
};

beforeEach(async () => {
  opened = await openEmbedded();
  a = createPeer(opened.database, undefined, watched);
  b = createPeer(opened.database);
  await opened.database.prepare();
  await start(a);
  await start(b);
  await publish(a, [...aSite("s1"), ...aSite("s2"), anAnswer("s1", 1)]);
  await b.ledger.follow();
  reads = [];
  wholeReads = 0;
});
afterEach(() => opened.close());

const publish = (
  peer: Peer,
  revisions: readonly Revision[],
  changes: Partial<Publication> = {},
) => peer.ledger.publish(aPublication(revisions, peer.ledger.seq(), changes));

/** Publishes a large change; `meanwhile` happens once, while it is being read. */
const publishLarge = async (
  peer: Peer,
  set: readonly Revision[],
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  changes: Partial<Publication> = {},
) => {
  let isFirst = true;
  const staged = await stageLarge(peer, set, peer.ledger.seq(), {
    ...changes,
    onBroughtIn: async () => {
      if (!isFirst) return;
      isFirst = false;
      await meanwhile();
    },
  });
  return peer.ledger.publish(staged);
};

/** Both processes show what one that starts now would show. */
async function expectAgreement(): Promise<void> {
  await a.ledger.follow();
  await b.ledger.follow();
  const { revisions, ledger } = a;
  const replayed = describeSnapshot(
    await loadSnapshot({
      revisions,
      method,
      marks: ledger.marks(),
      seq: ledger.seq(),
    }),
  );
  for (const { snapshots } of [a, b])
    expect(describeSnapshot(snapshots.current())).toEqual(replayed);
}

const wasReadAfter = (change: string, seq: number) =>
  reads.some((read) => read.change === change && read.known >= seq);

describe("while records are made one", () => {
  /** Publishes a merge; `meanwhile` happens once, while everything is being read. */
  const publishMerge = (
    meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  ) => {
    let isFirst = true;
    return publish(a, [aMerge("site", "s1", "s2")], {
      onBroughtIn: async () => {
        if (!isFirst) return;
        isFirst = false;
        await meanwhile();
      },
    });
  };

  test("others publish and are shown, and come before it; everything is read once", async () => {
    const shown: unknown[] = [];
    const merge = await publishMerge(async () => {
      const small = await publish(a, [
        ...aSite("s4"),
        anAnswer("s4", 5),
        anAnswer("s1", 7),
        anAnswer("s2", 8, "e-s1"),
      ]);
      shown.push(small.seq, shownNumerator(a, "s4"), shownNumerator(a, "s1"));
    });
    expect(shown).toEqual([2, 5, 7]);
    expect(merge.seq).toBe(3);
    expect(wholeReads).toBe(1);
    const { sites, successions } = a.snapshots.current();
    expect(sites.map(({ id }) => id).sort()).toEqual(["s2", "s4"]);
    expect(successions.map(({ seq }) => seq)).toEqual([3]);
    await expectAgreement();
  });

  test("what somebody sets of one of them makes the merge lose, and nothing is shown of it", async () => {
    const merge = publishMerge(() =>
      publish(a, [{ kind: "site", id: "s2", set: { osId: "x" } }]),
    );
    await expect(merge).rejects.toThrow(Conflict);
    expect(a.snapshots.current().sites).toHaveLength(2);
    await expectAgreement();
  });

  test("a profile that nobody checked is set under the merge all the same", async () => {
    let tries = 0;
    await publish(a, [aMerge("site", "s1", "s2")], {
      touches: NO_KEYS,
      onBroughtIn: async () => {
        if (tries++ > 0) return;
        await publish(a, [{ kind: "site", id: "s2", set: { osId: "x" } }], {
          touches: NO_KEYS,
        });
      },
    });
    expect(a.snapshots.current().sites[0]?.osId).toBe("x");
    await expectAgreement();
  });

  test("another process makes one too, and a merge is undone by it", async () => {
    await publish(b, aSite("s5"));
    const merge = await publishMerge(() =>
      publish(b, [aMerge("entity", "e-s5", "e-s2")], { touches: NO_KEYS }),
    );
    await expectAgreement();
    await publish(b, [], { action: "withdraw", withdraws: merge.change });
    await expectAgreement();
    expect(a.snapshots.current().sites).toHaveLength(3);
  });
});

describe("while a large change is brought in", () => {
  test("what it sets may become part of another record, which makes figures anew", async () => {
    let merge: Promise<unknown> = Promise.resolve();
    await publishLarge(
      a,
      [anAnswer("s1", 3), anAnswer("s2", 4, "e-s1"), ...aSite("s3")],
      () => {
        // It waits until the large change is in its place.
        merge = publish(a, [aMerge("site", "s1", "s2")], { touches: NO_KEYS });
        return Promise.resolve();
      },
      { touches: NO_KEYS },
    );
    await merge;
    await expectAgreement();
    const { siteRows } = b.snapshots.current();
    expect(siteRows.get("s1")).toBe(siteRows.get("s2"));
  });

  test("others publish and are shown, and come before it; nobody reads it again", async () => {
    const shown: unknown[] = [];
    const large = await publishLarge(
      a,
      [...aSite("s3"), anAnswer("s3", 3), anAnswer("s2", 4, "e-s1")],
      async () => {
        const small = await publish(a, [...aSite("s4"), anAnswer("s4", 5)]);
        shown.push(small.seq, shownNumerator(a, "s4"), shownNumerator(a, "s3"));
        await publish(a, [aFact("s1", 10), anAnswer("s1", 6)]);
      },
    );
    expect(shown).toEqual([2, 5, undefined]);
    expect(large.seq).toBe(4);
    expect(shownNumerator(a, "s3")).toBe(3);
    expect(shownNumerator(a, "s1")).toBe(6);
    expect(wasReadAfter(large.change, large.seq)).toBe(false);
    await expectAgreement();
  });

  test("what others published between is followed, and an act too", async () => {
    const large = await publishLarge(a, [anAnswer("s2", 4)], async () => {
      await publish(b, [aFact("s1", 10)]);
      await a.ledger.follow();
      await publish(a, []);
      await publish(b, [aFact("s2", 10)]);
    });
    expect(large.seq).toBe(5);
    expect(wasReadAfter(large.change, large.seq)).toBe(false);
    await expectAgreement();
  });

  test("who sets one of its records makes it lose, and nothing of it stays", async () => {
    const before = describeSnapshot(a.snapshots.current());
    const publishing = publishLarge(
      a,
      [...aSite("s3"), anAnswer("s1", 3)],
      () => publish(a, [anAnswer("s1", 2)]),
    );
    await expect(publishing).rejects.toBeInstanceOf(Conflict);
    expect(shownNumerator(a, "s1")).toBe(2);
    expect(describeSnapshot(a.snapshots.current())["sites"]).toEqual(
      before["sites"],
    );
    await expectAgreement();
    await publishLarge(a, [anAnswer("s1", 3)]);
    await expectAgreement();
    expect(shownNumerator(a, "s1")).toBe(3);
  });

  test("one that has lost before it begins is not read at all", async () => {
    const staged = await stageLarge(a, [anAnswer("s1", 3)], 1);
    await publish(a, [anAnswer("s1", 2)]);
    await expect(a.ledger.publish(staged)).rejects.toBeInstanceOf(Conflict);
    expect(reads.filter(({ change }) => change === staged.change)).toEqual([]);
  });

  test("it can be called off: nothing is in the ledger, and the next one goes through", async () => {
    const off = new Error("called off");
    const publishing = publishLarge(a, aSite("s3"), () => Promise.reject(off));
    await expect(publishing).rejects.toBe(off);
    expect(a.ledger.seq()).toBe(1);
    const next = await publishLarge(a, aSite("s4"));
    expect(wasReadAfter(next.change, next.seq)).toBe(false);
    expect([...a.snapshots.current().siteRows.keys()]).toEqual([
      "s1",
      "s2",
      "s4",
    ]);
    await expectAgreement();
  });

  test("a second large one waits for it, and both show", async () => {
    const [first, second] = await Promise.all([
      publishLarge(a, [...aSite("s3"), anAnswer("s3", 3)]),
      publishLarge(a, [...aSite("s4"), anAnswer("s4", 4)]),
    ]);
    for (const { change, seq } of [first, second])
      expect(wasReadAfter(change, seq)).toBe(false);
    expect([shownNumerator(a, "s3"), shownNumerator(a, "s4")]).toEqual([3, 4]);
    await expectAgreement();
  });
});

describe("what comes in its way", () => {
  test("a withdrawal: it begins anew", async () => {
    const answer = await publish(a, [anAnswer("s2", 7)]);
    await publishLarge(a, [...aSite("s3"), anAnswer("s3", 3)], () =>
      publish(a, [], { action: "withdraw", withdraws: answer.change }),
    );
    expect(shownNumerator(a, "s2")).toBeUndefined();
    await expectAgreement();
  });

  test("a large change of another process", async () => {
    await publishLarge(a, [...aSite("s3"), anAnswer("s3", 3)], async () => {
      await publishLarge(b, [...aSite("s4"), anAnswer("s4", 4)]);
      await a.ledger.follow();
    });
    expect([shownNumerator(a, "s3"), shownNumerator(a, "s4")]).toEqual([3, 4]);
    await expectAgreement();
  });

  test("somebody who looks at an older quarter", async () => {
    const old = { ...anAnswer("s1", 9), period: PERIOD - 30 };
    await publish(a, [old]);
    await a.snapshots.rebuild();
    const { snapshots } = a;
    expect(snapshots.current().residentFrom).toBeGreaterThan(PERIOD - 30);
    await publishLarge(a, [...aSite("s3"), anAnswer("s3", 3)], () =>
      snapshots.covering(snapshots.current(), PERIOD - 26),
    );
    expect(snapshots.current().residentFrom).toBeLessThanOrEqual(PERIOD - 30);
    expect(shownNumerator(a, "s3")).toBe(3);
  });

  test("a backup that is restored, and goes another way", async () => {
    await publish(a, [anAnswer("s2", 5)]);
    await publishLarge(a, [...aSite("s3"), anAnswer("s3", 3)], async () => {
      await opened.client
        .db(opened.name)
        .collection<{ _id: number }>("changes")
        .deleteOne({ _id: 2 });
      const other = createPeer(opened.database);
      await start(other);
      await publish(other, [anAnswer("s2", 7)]);
      await a.ledger.follow();
    });
    expect([shownNumerator(a, "s2"), shownNumerator(a, "s3")]).toEqual([7, 3]);
    await expectAgreement();
  });

  test("a change that nobody checked, of the very same records", async () => {
    const owner = (entity: string): Revision => ({
      kind: "site",
      id: "s1",
      set: { entity },
    });
    await publishLarge(
      a,
      [owner("e-s2"), anAnswer("s1", 3, "e-s2")],
      () => publish(a, [owner("e-s1"), anAnswer("s1", 2, "e-s2")]),
      { touches: NO_KEYS },
    );
    expect(shownNumerator(a, "s1")).toBe(3);
    await expectAgreement();
  });

  test("a link that is taken back, which came into being meanwhile", async () => {
    const link = (isThere: boolean): Revision => ({
      kind: "link",
      id: "l1",
      from: "s1",
      to: "s2",
      partFamily: "brakes",
      since: 0,
      source: "e-s1",
      set: isThere
        ? {
            share: null,
            singleSource: null,
            until: 0,
            declaredBy: "supplier",
            disclosure: "name",
            disclosedUntil: 0,
          }
        : null,
    });
    await publishLarge(
      a,
      [...aSite("s3"), link(false)],
      () => publish(a, [link(true)]),
      { touches: NO_KEYS },
    );
    expect(a.snapshots.current().links).toEqual([]);
    await expectAgreement();
  });
});

describe("who publishes after a large change what was begun before it", () => {
  const after = async (revisions: readonly Revision[]) => {
    const base = a.ledger.seq();
    const large = await publishLarge(a, [...aSite("s3"), anAnswer("s1", 3)]);
    reads = [];
    const publishing = a.ledger.publish(aPublication(revisions, base));
    return { large, publishing };
  };

  test("need not wait until all of it is read", async () => {
    const { large, publishing } = await after([anAnswer("s2", 2)]);
    expect((await publishing).seq).toBe(large.seq + 1);
    expect(reads.filter(({ change }) => change === large.change)).toEqual([]);
    await expectAgreement();
  });

  test("is told where it set the same record", async () => {
    const { large, publishing } = await after([anAnswer("s1", 2)]);
    await expect(publishing).rejects.toMatchObject({
      records: [expect.stringContaining("answer|s1|")],
    });
    expect(reads.filter(({ change }) => change === large.change)).toEqual([]);
  });
});

/** What happens while a large change is on its way. */
const event = fc.oneof(
  fc.record({
    by: fc.constantFrom<0 | 1>(0, 1),
    do: fc.constantFrom("answer", "fact", "owner", "site", "withdraw"),
    site: fc.integer({ min: 0, max: 3 }),
  }),
);

describe("any small changes around large ones", () => {
  test("leave snapshots that answer like a replay from empty", async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            large: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
            by: fc.constantFrom<0 | 1>(0, 1),
            isChecked: fc.boolean(),
            meanwhile: fc.array(event, { maxLength: 4 }),
            beside: fc.array(event, { maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        async (rounds) => {
          const peers = [a, b] as const;
          const play = async ({
            by,
            do: what,
            site,
          }: (typeof rounds)[0]["beside"][0]) => {
            const peer = peers[by];
            const id = `s${site}`;
            const has = peer.snapshots.current().siteRows.has(id);
            number++;
            if (what === "withdraw") {
              const mark = peer.ledger.marks().at(-1 - site);
              if (mark && mark.seq > 1)
                await publish(peer, [], {
                  action: "withdraw",
                  withdraws: mark.change,
                });
            } else if (!has || what === "site")
              await publish(peer, aSite(`new-${number}`));
            else if (what === "answer")
              await publish(peer, [anAnswer(id, number, "e-s2")]);
            else if (what === "fact") await publish(peer, [aFact(id, number)]);
            else
              await publish(peer, [
                {
                  kind: "site",
                  id,
                  set: { entity: number % 2 ? "e-s1" : "e-s2" },
                },
              ]);
          };
          const orLose = (error: unknown) => {
            if (!(error instanceof Conflict)) throw error;
          };
          for (const { large, by, isChecked, meanwhile, beside } of rounds) {
            number++;
            const peer = peers[by];
            const set = [
              ...aSite(`large-${number}`),
              ...large
                .map((at) => `s${at}`)
                .filter((id) => peer.snapshots.current().siteRows.has(id))
                .map((id, i) => anAnswer(id, number * 10 + i, "e-s1")),
              anAnswer(`large-${number}`, number, "e-s2"),
            ];
            await Promise.all([
              publishLarge(
                peer,
                set,
                async () => {
                  for (const each of meanwhile) await play(each).catch(orLose);
                },
                isChecked ? {} : { touches: NO_KEYS },
              ).catch(orLose),
              ...beside.map((each) => play(each).catch(orLose)),
            ]);
          }
          await expectAgreement();
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 25) },
    );
  });
});
