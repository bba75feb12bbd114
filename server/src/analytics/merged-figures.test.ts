/**
 * Records that are one: figures are those of rows in which somebody has put one key for both, and undoing it leaves the
 * network as it was (docs/decisions/0014-succession.md).
 */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import {
  createSnapshotBuilder,
  emptySnapshot,
  REVISION_KINDS,
  type Revision,
  type Snapshot,
} from "@saphan/shared/core";
import {
  entitiesAbove,
  isItselfOrBelow,
} from "../../../shared/src/core/testing/naive/kinship.ts";
import {
  mergeRows,
  type Leads,
} from "../../../shared/src/core/testing/naive/merge-rows.ts";
import { naiveFigures } from "../../../shared/src/core/testing/naive/naive.ts";
import { randomRows } from "../../../shared/src/core/testing/naive/random-rows.ts";
import { pick } from "../../../shared/src/core/testing/naive/random-draws.ts";
import { readBooks } from "../../../shared/src/core/testing/naive/read-books.ts";
import type { NaiveRows } from "../../../shared/src/core/testing/naive/rows.ts";
import { describeSnapshot } from "./testing/describe-snapshot.ts";
import { coreFigures, differences } from "../access/testing/core-figures.ts";
import { idOf, revisionsOf } from "../access/testing/rows-to-snapshot.ts";
import { seeded } from "../access/testing/seeded.ts";

const { catalogue, lists } = readBooks();
const method = buildMethod(loadCatalogue());
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const runs = { numRuns: Number(process.env["FUZZ_RUNS"] ?? 40) };

interface Published {
  readonly revision: Revision;
  readonly seq: number;
}

/** Up to four pairs of sites or of firms, chains among them; nobody is above whom it becomes one with. */
function drawMerges(rng: () => number, rows: NaiveRows): [string, string][] {
  const firms = rows.entities
    .map(({ entity_key }) => entity_key)
    .filter((key) => key.startsWith("firm"));
  const sites = rows.sites.map(({ site_key }) => site_key);
  const merges: [string, string][] = [];
  let standing = rows;
  for (let i = 0; i < 4; i++) {
    const keys = (rng() < 0.7 ? sites : firms).filter((key) =>
      [
        ...standing.sites.map(({ site_key }) => site_key),
        ...standing.entities.map(({ entity_key }) => entity_key),
      ].includes(key),
    );
    if (keys.length < 2) continue;
    const [from, into] = [pick(rng, keys), pick(rng, keys)];
    const isAbove = (a: string, b: string) =>
      entitiesAbove(standing, a).includes(b);
    if (from === into || isAbove(from, into) || isAbove(into, from)) continue;
    merges.push([from, into]);
    standing = mergeRows(standing, { [from]: into });
  }
  return merges;
}

function leadsOf(merges: readonly (readonly [string, string])[]): Leads {
  const leads: Record<string, string> = {};
  for (const [from, into] of merges) {
    for (const [key, at] of Object.entries(leads))
      if (at === from) leads[key] = into;
    leads[from] = into;
  }
  return leads;
}

const successionsOf = (
  rows: NaiveRows,
  merges: readonly (readonly [string, string])[],
  seq: number,
): readonly Published[] =>
  merges.map(([from, into], i) => ({
    seq,
    revision: {
      kind: "succession",
      id: `merge-${i}`,
      of: rows.sites.some(({ site_key }) => site_key === from)
        ? "site"
        : "entity",
      from: idOf(from),
      into: idOf(into),
      how: "merged",
      on: 0,
      reason: "",
    },
  }));

function build(
  published: readonly Published[],
  seq: number,
  base = emptySnapshot(0),
  isWithdrawn: (revision: Revision) => boolean = () => false,
): Snapshot {
  const builder = createSnapshotBuilder(method, base);
  for (const { revision, seq: at } of published.toSorted(
    (a, b) =>
      REVISION_KINDS.indexOf(a.revision.kind) -
      REVISION_KINDS.indexOf(b.revision.kind),
  ))
    builder.add(revision, at, isWithdrawn(revision));
  return builder.finish(seq);
}

/** What was said of links and permissions is said again, with another end. */
const saidAgain = (
  rng: () => number,
  published: readonly Published[],
  seq: number,
): readonly Published[] =>
  published.flatMap(({ revision }): Published[] => {
    if (rng() < 0.7) return [];
    const until = 20_000 + Math.floor(rng() * 1_000);
    if (revision.kind === "link") {
      const set =
        rng() < 0.3 || !revision.set ? null : { ...revision.set, until };
      return [{ seq, revision: { ...revision, set } }];
    }
    if (revision.kind === "grant" || revision.kind === "enrolment")
      return [{ seq, revision: { ...revision, until } }];
    if (revision.kind === "site" || revision.kind === "entity") {
      const name = { en: `later ${until}`, th: "" };
      return [{ seq, revision: { ...revision, set: { name } } }];
    }
    return [];
  });

describe("merged records", () => {
  test("give the figures of rows that were rewritten by hand, for any viewer", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seeded(seed);
        const { rows, requests } = randomRows(rng, { catalogue });
        const merges = drawMerges(rng, rows);
        const leads = leadsOf(merges);
        const rewritten = mergeRows(rows, leads);
        for (const request of requests) {
          // Below whom a firm stood may be lost with it.
          const mayLook = isItselfOrBelow(
            rewritten,
            leads[request.lens] ?? request.lens,
            leads[request.viewer.organisation] ?? request.viewer.organisation,
          );
          if (!mayLook) continue;
          const snapshot = build(
            [...revisionsOf(rows), ...successionsOf(rows, merges, request.seq)],
            request.seq,
          );
          const { lens, viewer } = request;
          const now = (key: string) => leads[key] ?? key;
          const slow = naiveFigures(catalogue, lists, rewritten, {
            ...request,
            lens: now(lens),
            viewer: { ...viewer, organisation: now(viewer.organisation) },
          });
          // Who asks under an old id is answered as the record that stays.
          const fast = coreFigures(rows, request, snapshot).map((row) => ({
            ...row,
            lens_key: now(row.lens_key),
          }));
          expect(differences(fast, slow).slice(0, 5)).toEqual([]);
        }
      }),
      runs,
    );
  });

  test("are as they were before, once the merge is undone", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seeded(seed);
        const { rows } = randomRows(rng, { catalogue });
        const published = revisionsOf(rows);
        const merged = successionsOf(rows, drawMerges(rng, rows), 90);
        const undone = build(
          [...published, ...merged],
          99,
          emptySnapshot(0),
          ({ kind }) => kind === "succession",
        );
        expect(describeSnapshot(undone)).toEqual(
          describeSnapshot(build(published, 99)),
        );
      }),
      runs,
    );
  });

  test("take what is published later as if all had been read at once", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seeded(seed);
        const { rows } = randomRows(rng, { catalogue });
        const published = revisionsOf(rows);
        const seqs = published.map(({ seq }) => seq);
        const middle = Math.ceil(Math.max(...seqs) / 2);
        const merged = successionsOf(rows, drawMerges(rng, rows), middle);
        const before = published.filter(({ seq }) => seq <= middle);
        const later = [
          ...published.filter(({ seq }) => seq > middle),
          ...saidAgain(rng, before, 98),
        ];
        const base = build([...before, ...merged], middle);
        expect(describeSnapshot(build(later, 99, base))).toEqual(
          describeSnapshot(build([...before, ...merged, ...later], 99)),
        );
      }),
      runs,
    );
  });
});
