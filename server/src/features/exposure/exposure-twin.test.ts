/** Exposure from stated answers, held against what one works out from the rows themselves. */
import { describe, expect, test } from "@jest/globals";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { parseDay, parsePeriod } from "@saphan/shared/core";
import fc from "fast-check";
import type { World } from "../../../../shared/src/core/testing/naive/catalogue.ts";
import {
  naiveConcern,
  naiveDialogue,
  naiveSilence,
  type NaiveConcern,
} from "../../../../shared/src/core/testing/naive/concern.ts";
import type { Dossier } from "../../../../shared/src/core/testing/naive/dossier.ts";
import {
  denseMatrix,
  naiveExposure,
  naivePaths,
} from "../../../../shared/src/core/testing/naive/exposure.ts";
import { listArcs } from "../../../../shared/src/core/testing/graphs.ts";
import { openDossiers } from "../../../../shared/src/core/testing/naive/naive.ts";
import { randomRows } from "../../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../../shared/src/core/testing/naive/read-books.ts";
import { viewNetwork, type NetworkView } from "../../access/network-view.ts";
import { supplyFlowOf } from "../../access/supply-flow.ts";
import { viewerOf } from "../../access/testing/core-figures.ts";
import { idOf, snapshotOf } from "../../access/testing/rows-to-snapshot.ts";
import type { ExposureInput } from "../../graph/__generated__/resolvers.ts";
import { there } from "../../testing/graphql.ts";
import { concernsOf } from "./concerns.ts";
import { findExposure } from "./exposure.service.ts";

const { catalogue: plain, lists } = readBooks();
const catalogue = loadCatalogue();
const method = buildMethod(catalogue);
const known = { catalogue, method };

/** mulberry32 (T. Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Seen {
  readonly view: NetworkView;
  readonly world: World;
  readonly dossierAt: (at: number) => Dossier;
}

function viewsOf(seed: number): Seen[] {
  const { rows, requests } = randomRows(seeded(seed), { catalogue: plain });
  return requests.map((request) => {
    const snapshot = snapshotOf(method, rows, request.seq);
    const view = viewNetwork(
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
    );
    const world = { catalogue: plain, lists, rows, request };
    const dossiers = new Map(
      openDossiers(world).map((each) => [idOf(each.site.site_key), each]),
    );
    const { rows: scope } = view.lens.scope;
    const idAt = (at: number) => snapshot.sites[scope[at] ?? -1]?.id ?? "";
    return {
      view,
      world,
      dossierAt: (at) => there(dossiers.get(idAt(at))),
    };
  });
}

const anySeed = () => fc.integer({ min: 0, max: 2 ** 31 - 1 });
const runs = (usual: number) => ({
  numRuns: Number(process.env["FUZZ_RUNS"] ?? usual),
});

const QUESTIONS = catalogue.indicators
  .filter(({ core_set, sensitivity }) => core_set && sensitivity === "standard")
  .map(({ id }) => id);

/** Concerns that every other random network speaks of. */
const OFTEN = new Set<unknown>(["untrained", "silence"]);

type Twin = (world: World, dossier: Dossier) => NaiveConcern;
const from =
  (id: string, rule?: Parameters<typeof naiveConcern>[3]): Twin =>
  (world, dossier) =>
    naiveConcern(world, dossier, id, rule) ?? [0, 0];

const CONCERNS: readonly (readonly [Partial<ExposureInput>, Twin])[] = [
  [{ concern: "dialogue" }, naiveDialogue],
  [{ concern: "hrdd" }, from("hrdd_embed_level")],
  [
    { concern: "hrdd", indicator: "hrdd_remedy_level", below: 3 },
    from("hrdd_remedy_level", { below: 3 }),
  ],
  [{ concern: "overtime" }, from("wc_ot_cap_breach", { isMoreWorse: true })],
  [{ concern: "untrained" }, from("train_coverage")],
  [
    { concern: "silence" },
    (world, dossier) => naiveSilence(world, dossier, QUESTIONS),
  ],
  ...[
    "wc_age_verification",
    "sd_osh_committee_status",
    "train_sdpa_coverage",
  ].map(
    (indicator) =>
      [{ concern: "indicator", indicator } as const, from(indicator)] as const,
  ),
];

const inputOf = (
  asked: Partial<ExposureInput>,
  more: Partial<ExposureInput> = {},
): ExposureInput => ({
  concern: "dialogue",
  below: 2,
  damping: 0.5,
  mostPaths: 500,
  ...asked,
  ...more,
});

const sum = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0);

describe("on any small network, for any viewer, the slow twin finds the same", () => {
  test.each(
    CONCERNS.map(
      ([asked, twin]) => [JSON.stringify(asked), asked, twin] as const,
    ),
  )("concern at sites: %s", async (_title, asked, twin) => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(anySeed(), async (seed) => {
        for (const { view, world, dossierAt } of viewsOf(seed)) {
          const { concern } = await concernsOf(
            known,
            view.figures,
            inputOf(asked),
          );
          concern.low.forEach((low, at) => {
            const [least, most] = twin(world, dossierAt(at));
            expect(low).toBeCloseTo(least, 9);
            expect(concern.high[at]).toBeCloseTo(most, 9);
            if (least === most && most > 0) answered++;
          });
        }
      }),
      runs(20),
    );
    // What networks seldom speak of is held against hand-worked answers in `exposure.graphql.test.ts`.
    expect(answered).toBeGreaterThan(OFTEN.has(asked.concern) ? 0 : -1);
  });

  test("the exposure, its tiers, its paths and what it rests on, which add up", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        anySeed(),
        fc.nat(CONCERNS.length - 1),
        fc.constantFrom(0, 0.5, 0.95),
        async (seed, which, damping) => {
          const [asked, twin] = there(CONCERNS[which]);
          for (const { view, world, dossierAt } of viewsOf(seed)) {
            const found = await findExposure(
              known,
              view,
              inputOf(asked, { damping }),
            );
            const order = view.lens.scope.rows.length;
            const arcs = listArcs(supplyFlowOf(view).supply.arcs);
            const matrix = denseMatrix({ order, arcs });
            const rows = Array.from({ length: order }, (_, at) => at);
            const concern = rows.map((at) => twin(world, dossierAt(at)));
            const own = rows.filter((at) => view.lens.tier[at] === 0);
            const onOrigins = (column: readonly number[], unnamed: number) => {
              const exposure = naiveExposure(matrix, column, unnamed, damping);
              return sum(own.map((at) => exposure[at] ?? NaN)) / own.length;
            };
            expect(found.origins).toBe(own.length);
            const total = onOrigins(
              rows.map(() => 1),
              1,
            );
            const isNear = (share: number | null, part: number) =>
              expect(share ?? -1).toBeCloseTo(total > 0 ? part / total : -1, 8);
            if (total > 0) compared++;
            const low = onOrigins(
              concern.map(([least]) => least),
              0,
            );
            const high = onOrigins(
              concern.map(([, most]) => most),
              1,
            );
            const certain = onOrigins(
              concern.map(([least, most]) => (least === most ? 1 : 0)),
              0,
            );
            isNear(found.low, low);
            isNear(found.high, high);
            isNear(total > 0 ? found.basis.known : null, certain);
            if (!(total > 0)) continue;
            // Sum rules.
            expect(sum(Object.values(found.basis))).toBeCloseTo(1, 8);
            const of = (part: "high" | "influence" | "low") =>
              sum(found.tiers.map((each) => each[part]));
            expect(of("influence") + found.basis.unnamed).toBeCloseTo(1, 8);
            expect(of("low")).toBeCloseTo(found.low ?? NaN, 8);
            expect(of("high") + found.basis.unnamed).toBeCloseTo(
              found.high ?? NaN,
              8,
            );
            if (order > 7) continue;
            const paths = naivePaths(
              matrix,
              rows.map((at) => (own.includes(at) ? 1 / own.length : 0)),
              concern.map(([least]) => least),
              damping,
            );
            expect(
              found.paths.paths.map(({ share }) => share * low),
            ).toHaveLength(Math.min(paths.length, 500));
            found.paths.paths.forEach(({ share }, i) =>
              expect(share * low).toBeCloseTo(paths[i]?.contribution ?? NaN, 8),
            );
            expect(
              sum(found.paths.groups.map(({ share }) => share)),
            ).toBeCloseTo(found.paths.covered ?? 0, 8);
          }
        },
      ),
      runs(25),
    );
    expect(compared).toBeGreaterThan(5);
  });
});
