/** A change that is brought in ahead of its number must leave the same network as one that comes in its turn. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  createSnapshotBuilder,
  emptySnapshot,
  isApart,
  NO_DAY,
  numberAhead,
  TAKEN_BACK,
  UNNUMBERED,
  type Revision,
  type Snapshot,
} from "@saphan/shared/core";
import { touchedBy } from "../ledger/record-keys.ts";
import { inOrder } from "./change-ahead.ts";
import { describeSnapshot } from "./testing/describe-snapshot.ts";
import { anAnswer, method, PERIOD } from "./testing/peers.ts";

const OLD_ENTITIES = ["e0", "e1", "e2", "e3"];
const OLD_SITES = ["s0", "s1", "s2"];

const BASE: readonly Revision[] = [
  ...OLD_ENTITIES.map((id): Revision => ({
    kind: "entity",
    id,
    set: { name: { en: id, th: id }, kind: "supplier" },
  })),
  ...OLD_SITES.map((id, i): Revision => ({
    kind: "site",
    id,
    set: { entity: OLD_ENTITIES[i] ?? "" },
  })),
];

const site = fc.constantFrom(...OLD_SITES);
const entity = fc.constantFrom(...OLD_ENTITIES);
const value = fc.integer({ min: 0, max: 9 });
const place = fc.integer({ min: 0, max: 2 });

/** Parents stand further on in the list, so that nobody is above itself. */
const entitySet: fc.Arbitrary<Revision> = fc
  .tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 1, max: 3 }),
    value,
    fc.constantFrom<"supplier" | "assessor">("supplier", "assessor"),
    fc.boolean(),
  )
  .map(([at, up, number, kind, moves]) => ({
    kind: "entity",
    id: `e${at}`,
    set: {
      registrationNo: String(number),
      kind,
      ...(moves ? { parent: OLD_ENTITIES[at + up] ?? "" } : {}),
    },
  }));
const siteSet: fc.Arbitrary<Revision> = fc
  .tuple(site, entity, value, fc.boolean())
  .map(([id, owner, number, moves]) => ({
    kind: "site",
    id,
    set: { province: `TH-${10 + number}`, ...(moves ? { entity: owner } : {}) },
  }));
const link = (mayTakeBack: boolean): fc.Arbitrary<Revision> =>
  fc
    .tuple(place, site, site, entity, value, fc.boolean())
    .map(([id, from, to, source, share, isGone]) => ({
      kind: "link",
      id: `l${id}`,
      from,
      to,
      partFamily: "brakes",
      since: NO_DAY,
      source,
      set:
        isGone && mayTakeBack
          ? null
          : {
              share: share / 10,
              singleSource: null,
              until: NO_DAY,
              declaredBy: "both",
              disclosure: "name",
              disclosedUntil: NO_DAY,
            },
    }));
const relation: fc.Arbitrary<Revision> = fc
  .tuple(place, site, entity, value)
  .chain(([at, of, organisation, until]) =>
    fc.constantFrom<Revision>(
      {
        kind: "grant",
        id: `g${at}`,
        site: of,
        organisation,
        since: NO_DAY,
        until,
      },
      {
        kind: "enrolment",
        id: `m${at}`,
        organisation,
        memberEntity: "",
        memberSite: of,
        role: "member",
        since: NO_DAY,
        until,
      },
      {
        kind: "target",
        id: `t${at}`,
        lens: organisation,
        indicator: "train_coverage",
        breakdown: "",
        baseline: null,
        baselinePeriod: null,
        target: until,
        targetPeriod: PERIOD,
        source: "",
        illustrative: true,
      },
    ),
  );
const alias: fc.Arbitrary<Revision> = fc
  .tuple(place, fc.constantFrom("registry", "e0"), entity)
  .map(([key, organisation, id]) => ({
    kind: "alias",
    organisation,
    of: "entity",
    key: `k${key}`,
    id,
  }));
const facts: fc.Arbitrary<Revision> = fc
  .tuple(site, entity, value, fc.boolean())
  .map(([of, source, number, isGone]) => ({
    kind: "facts",
    site: of,
    entity: "",
    period: PERIOD,
    source,
    values: { headcount: isGone ? TAKEN_BACK : number },
  }));
const answers: fc.Arbitrary<Revision> = fc
  .tuple(site, entity, value)
  .map(([of, source, number]) => anAnswer(of, number, source));

/** What a change sets, and a site of its own that it speaks of. */
const change = (name: string, mayTakeBack: boolean, maxLength: number) =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          entitySet,
          siteSet,
          link(mayTakeBack),
          relation,
          alias,
          facts,
          answers,
        ),
        { maxLength },
      ),
      fc.boolean(),
      entity,
    )
    .map(([set, makes, parent]): readonly Revision[] => {
      const own = `${name}-e`;
      const made: readonly Revision[] = [
        { kind: "entity", id: own, set: { parent, kind: "supplier" } },
        { kind: "site", id: `${name}-s`, set: { entity: own } },
        {
          kind: "alias",
          organisation: "registry",
          of: "site",
          key: name,
          id: `${name}-s`,
        },
        anAnswer(`${name}-s`, 5, parent),
      ];
      return makes ? [...made, ...set] : set;
    });

const put = (
  on: Snapshot,
  seq: number,
  revisions: readonly Revision[],
): Snapshot => {
  const builder = createSnapshotBuilder(method, on);
  const published = revisions.map((revision) => ({ revision, seq }));
  for (const { revision } of inOrder(published)) builder.add(revision, seq);
  return builder.finish(seq);
};

/** Several changes in one go. */
const putTogether = (
  on: Snapshot,
  changes: readonly (readonly Revision[])[],
): Snapshot => {
  const builder = createSnapshotBuilder(method, on);
  const published = changes.flatMap((revisions, i) =>
    revisions.map((revision) => ({ revision, seq: on.seq + 1 + i })),
  );
  for (const { revision, seq } of inOrder(published))
    builder.add(revision, seq);
  return builder.finish(on.seq + changes.length);
};

const ended = <Result>(steps: Generator<undefined, Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Records but cells, and of a key also what it names. */
const recordsOf = (revisions: readonly Revision[]): readonly string[] =>
  revisions
    .filter(({ kind }) => kind !== "answers" && kind !== "facts")
    .flatMap((revision) => [
      ...touchedBy(revision),
      ...(revision.kind === "alias"
        ? [`keys of ${revision.organisation} ${revision.id}`]
        : []),
    ]);

const history = fc.record({
  before: change("old", false, 6),
  large: change("large", false, 12),
  small: fc.array(change("small", true, 3), { maxLength: 3 }),
  together: fc.boolean(),
});

describe("a change that is brought in ahead", () => {
  test("and those that came meanwhile leave the network that they leave in their turn", () => {
    let apart = 0;
    let moved = 0;
    fc.assert(
      fc.property(history, ({ before, large, small, together }) => {
        // Only the first of them makes a site: two may not make the same.
        const smalls = small.map((revisions, i) =>
          i === 0
            ? revisions
            : revisions.filter(
                (each) => !JSON.stringify(each).includes("small-"),
              ),
        );
        const base = put(put(emptySnapshot(0), 1, BASE), 2, before);
        const inTurn = [...smalls, large].reduce(
          (snapshot, revisions) => put(snapshot, snapshot.seq + 1, revisions),
          base,
        );

        const loaded = {
          ...put(base, UNNUMBERED, large),
          seq: base.seq,
        };
        const set = new Set(recordsOf(large));
        const shares = recordsOf(smalls.flat()).some((key) => set.has(key));
        const may = isApart(base, loaded, smalls.flat());
        // It may be careful, and never careless; where no record is shared, it says so.
        expect(may || shares).toBe(true);
        if (!may) return;
        apart++;
        const under = together
          ? putTogether(loaded, smalls)
          : smalls.reduce(
              (snapshot, revisions) =>
                put(snapshot, snapshot.seq + 1, revisions),
              loaded,
            );
        const ahead = ended(numberAhead(under, inTurn.seq));
        expect(describeSnapshot(ahead)).toEqual(describeSnapshot(inTurn));
        if (smalls.flat().length > 0 && large.length > 0) moved++;
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 1_000) },
    );
    // Most are tried, and not only those where nothing happened.
    expect(apart).toBeGreaterThan(300);
    expect(moved).toBeGreaterThan(100);
  });
});
