import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  createSnapshotBuilder,
  emptySnapshot,
  figureRows,
  parseDay,
  parsePeriod,
  type Revision,
  type Snapshot,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import {
  anAnswer,
  anEntity,
  aSite,
} from "../../../shared/src/core/testing/naive/hand-worked.ts";
import { randomRows } from "../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../shared/src/core/testing/naive/read-books.ts";
import type {
  NaiveRequest,
  NaiveRows,
} from "../../../shared/src/core/testing/naive/rows.ts";
import { viewNetwork, type NetworkView } from "./network-view.ts";
import { viewerOf } from "./testing/core-figures.ts";
import { idOf, revisionsOf } from "./testing/rows-to-snapshot.ts";
import { seeded } from "./testing/seeded.ts";
import { writtenOut } from "./testing/written-out.ts";

const { catalogue } = readBooks();
const method = buildMethod(loadCatalogue());
const STATEMENTS: readonly Revision["kind"][] = ["facts", "answers"];

function patched(
  snapshot: Snapshot,
  revisions: readonly Revision[],
  seq: number,
): Snapshot {
  const builder = createSnapshotBuilder(method, snapshot);
  for (const revision of revisions) builder.add(revision, seq);
  return builder.finish(seq);
}

/** A change of something else than statements, now and then. */
function networkChange(
  { sites, grants }: NaiveRows,
  random: () => number,
): readonly Revision[] {
  const site = sites[Math.floor(random() * sites.length)];
  const at = Math.floor(random() * grants.length);
  const grant = grants[at];
  if (random() < 0.2 && site)
    return [
      {
        kind: "site",
        id: idOf(site.site_key),
        set: { province: random() < 0.5 ? "TH-20" : "TH-21" },
      },
    ];
  if (random() < 0.2 && grant)
    return [
      {
        kind: "grant",
        id: `grant-${at}`,
        site: idOf(grant.site_key),
        organisation: idOf(grant.organisation_key),
        since: parseDay("2020-01-01") ?? 0,
        until: parseDay("2020-01-02") ?? 0,
      },
    ];
  return [];
}

function viewOf(
  snapshot: Snapshot,
  request: NaiveRequest,
  before?: NetworkView,
): NetworkView {
  return viewNetwork(
    snapshot,
    snapshot,
    method,
    viewerOf(request.viewer),
    parseDay(request.today) ?? 0,
    {
      lens: idOf(request.lens),
      period: parsePeriod(request.period) ?? 0,
      asOf: parseDay(request.asOf),
    },
    before?.made(),
  );
}

const rowsOf = (view: NetworkView, request: NaiveRequest) =>
  [
    ...figureRows(view.figures, request.by),
    ...figureRows(view.figuresOf(view.period - 1), []),
  ].map((row) => ({ ...row, measure: writtenOut(row.measure) }));

const factsOf = ({ figures }: NetworkView) =>
  method.facts.map(({ id }) => {
    const { value, present, assumed } = figures.fact(id);
    return [id, value.join(), present.join(), assumed?.join()].join(" | ");
  });

/** What a source said before, with another numerator. */
function corrected(
  said: readonly Revision[],
  random: () => number,
): readonly Revision[] {
  const revision = said[Math.floor(random() * said.length)];
  if (revision?.kind !== "answers" || random() < 0.5) return [];
  const answers = revision.answers.map((answer) => ({
    ...answer,
    numerator: answer.numerator && Math.floor(answer.numerator / 2),
  }));
  return [{ ...revision, answers }];
}

/** Statements in any order, in a few steps, each with a change of the network now and then. */
function* stepsOf(
  rows: NaiveRows,
  random: () => number,
): Generator<readonly Revision[]> {
  const all = revisionsOf(rows).map(({ revision }) => revision);
  // A fact may come after the answers that it makes count.
  const said = all
    .filter(({ kind }) => STATEMENTS.includes(kind))
    .map((revision) => ({ revision, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ revision }) => revision);
  const network = all.filter(({ kind }) => !STATEMENTS.includes(kind));
  let at = Math.floor(said.length * random());
  yield [...network, ...said.slice(0, at)];
  while (at < said.length) {
    const to = at + 1 + Math.floor(random() * 3);
    yield [
      ...networkChange(rows, random),
      ...corrected(said.slice(0, at), random),
      ...said.slice(at, to),
    ];
    at = random() < 0.7 ? to : said.length;
  }
}

describe("figures that take over what still holds", () => {
  test("are those that are made anew, whatever was published and whoever looks", () => {
    let [takenOver, asked] = [0, 0];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const random = seeded(seed);
        const { rows, requests } = randomRows(random, { catalogue });
        const before = new Map<NaiveRequest, NetworkView>();
        let snapshot = emptySnapshot(0);
        let seq = 0;
        for (const revisions of stepsOf(rows, random)) {
          snapshot = patched(snapshot, revisions, ++seq);
          for (const request of requests) {
            const view = viewOf(snapshot, request, before.get(request));
            const made = viewOf(snapshot, request);
            expect(rowsOf(view, request)).toEqual(rowsOf(made, request));
            expect(factsOf(view)).toEqual(factsOf(made));
            const old = before.get(request)?.figures;
            for (const indicator of method.indicators) {
              asked++;
              if (old && old.total(indicator) === view.figures.total(indicator))
                takenOver++;
            }
            before.set(request, view);
          }
        }
        // Sights and lenses are kept too, as long as the network is the very same.
        const anew = { ...snapshot, sites: [...snapshot.sites] };
        for (const [request, view] of before)
          expect(rowsOf(view, request)).toEqual(
            rowsOf(viewOf(anew, request), request),
          );
      }),
      { numRuns: 12 },
    );
    // Else this would try nothing.
    expect(takenOver / asked).toBeGreaterThan(0.2);
  });

  test("hold where a fact makes an answer count that was there before, and where it makes one count no more", () => {
    const rows: NaiveRows = {
      entities: [anEntity("OEM", "assembler")],
      sites: [aSite("A", "OEM"), aSite("B", "OEM")],
      facts: [],
      links: [],
      answers: ["A", "B"].map((site) =>
        anAnswer(site, "train_ev_tech_coverage", {
          source: "OEM",
          numerator: 3,
          denominator: 4,
        }),
      ),
      grants: [],
      members: [],
    };
    const request: NaiveRequest = {
      lens: "OEM",
      period: "2026-Q2",
      asOf: "2026-06-30",
      seq: 9,
      viewer: { organisation: "OEM", role: "buyer" },
      today: "2026-08-14",
      by: [],
    };
    const technicians = (site: string, count: number): Revision => ({
      kind: "facts",
      site: idOf(site),
      entity: "",
      period: parsePeriod("2026-Q2") ?? 0,
      source: idOf("OEM"),
      values: { technical_headcount: count },
    });
    const answered = (view: NetworkView) =>
      rowsOf(view, request).find(
        ({ indicator, breakdown }) =>
          indicator === "train_ev_tech_coverage" && breakdown === "",
      )?.measure;
    const steps = [
      [
        ...revisionsOf(rows).map(({ revision }) => revision),
        technicians("A", 0),
        technicians("B", 4),
      ],
      [technicians("A", 4), technicians("B", 0)],
      [technicians("B", 4)],
    ];
    let snapshot = emptySnapshot(0);
    let before: NetworkView | undefined;
    const told = steps.map((revisions, i) => {
      snapshot = patched(snapshot, revisions, i + 1);
      before = viewOf(snapshot, request, before);
      expect(answered(before)).toEqual(answered(viewOf(snapshot, request)));
      const {
        answered: sites,
        numerator,
        denominator,
      } = answered(before) ?? {};
      return { sites, numerator, denominator };
    });
    expect(told).toEqual([
      { sites: 1, numerator: 3, denominator: 4 },
      { sites: 1, numerator: 3, denominator: 4 },
      { sites: 2, numerator: 6, denominator: 8 },
    ]);
  });
});
