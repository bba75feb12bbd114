import { describe, expect, test } from "@jest/globals";
import {
  chaseOutcome,
  type ChasedMeasure,
  chaseWeights,
  completenessOf,
  contradictionsIn,
  differencesAmongOthers,
  formatPeriod,
  historyOf,
  isAnswered,
  parseDay,
  parsePeriod,
  stalenessOf,
  type Figures,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import fc from "fast-check";
import type { World } from "../../../../shared/src/core/testing/naive/catalogue.ts";
import { openDossiers } from "../../../../shared/src/core/testing/naive/naive.ts";
import {
  naiveChase,
  naiveCompleteness,
  naiveContradictions,
  naiveDifferencesAmongOthers,
  naiveExpiring,
  naiveHistory,
} from "../../../../shared/src/core/testing/naive/quality.ts";
import { randomRows } from "../../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../../shared/src/core/testing/naive/read-books.ts";
import { differencesInput } from "../../access/differences-input.ts";
import { viewNetwork } from "../../access/network-view.ts";
import { viewerOf } from "../../access/testing/core-figures.ts";
import { idOf, snapshotOf } from "../../access/testing/rows-to-snapshot.ts";

const { catalogue, lists } = readBooks();
const method = buildMethod(loadCatalogue());

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

/** Random networks as each of their viewers sees them, fast and plain. */
function eachView(
  check: (view: ReturnType<typeof viewNetwork>, world: World) => void,
  runs = 25,
): void {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const { rows, requests } = randomRows(seeded(seed), { catalogue });
      for (const request of requests) {
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
        check(view, { catalogue, lists, rows, request });
      }
    }),
    { numRuns: Number(process.env["FUZZ_RUNS"] ?? runs) },
  );
}

const plainId = (id: string | undefined) => (id ?? "").replace(/^id-/, "");
const siteKey = ({ viewpoint }: Figures, at: number) =>
  plainId(viewpoint.snapshot.sites[viewpoint.scope.rows[at] ?? -1]?.id);
const everySite = ({ viewpoint }: Figures) =>
  new Uint8Array(viewpoint.scope.rows.length).fill(1);

describe("on any small network, for any viewer, the slow twin finds the same", () => {
  test("contradictions", () => {
    eachView(({ figures }, world) => {
      const entity = (row: number) =>
        plainId(figures.viewpoint.snapshot.entities[row]?.id);
      const stated = method.indicators.filter(({ parity }) => !parity);
      const found = contradictionsIn(figures, stated).map((one) => {
        const says =
          one.kind === "value_where_not_applicable"
            ? "value"
            : "not_applicable";
        return `${siteKey(figures, one.at)} ${one.indicator.id} ${says} ${formatPeriod(one.period)} ${entity(one.source)}`;
      });
      expect(found.sort()).toEqual(naiveContradictions(world));
    });
  });

  test("what the source that speaks said before, which outliers are told by", () => {
    const NUMBERS = ["percent", "ratio", "count"];
    const line = (site: string, id: string, said: readonly number[]) =>
      `${site} ${id} ${said
        .map((value) => value.toPrecision(9))
        .sort()
        .join(" ")}`;
    let told = 0;
    eachView(({ figures }, world) => {
      const { snapshot } = figures.viewpoint;
      const dossiers = openDossiers(world);
      const open = new Set(dossiers.map(({ site }) => site.site_key));
      for (const plain of world.catalogue.indicators) {
        if (plain.computed_from !== undefined) continue;
        if (plain.sensitivity !== "standard") continue;
        if (!NUMBERS.includes(plain.value_type)) continue;
        const indicator = method.indicators.find(({ id }) => id === plain.id);
        if (!indicator) throw new Error(plain.id);
        const found = [
          ...historyOf(figures, snapshot.answers, indicator),
        ].flatMap(([at, said]) => {
          const site = siteKey(figures, at);
          const values = said.map(({ value }) => value);
          return open.has(site) ? [line(site, plain.id, values)] : [];
        });
        const expected = dossiers.flatMap((dossier) => {
          const said = naiveHistory(world, dossier, plain);
          const { site_key: site } = dossier.site;
          return said.length > 0 ? [line(site, plain.id, said)] : [];
        });
        expect(found.sort()).toEqual(expected.sort());
        told += expected.length;
      }
    });
    expect(told).toBeGreaterThan(0);
  });

  test("completeness", () => {
    eachView(({ figures }, world) => {
      const { asked, answered } = completenessOf(
        figures,
        method.indicators,
        method.indicators.map(() => 0),
        1,
      );
      const found = [...asked].flatMap((count, at) =>
        count > 0 ? [`${siteKey(figures, at)} ${answered[at]}/${count}`] : [],
      );
      expect(found.sort()).toEqual(naiveCompleteness(world));
    });
  });

  test("answers that have ended or end soon", () => {
    eachView(({ figures }, world) => {
      const stated = method.indicators.filter(({ parity }) => !parity);
      const { answers } = stalenessOf(figures, stated, everySite(figures));
      const found = answers.map(
        ({ at, indicator, endsIn, period }) =>
          `${siteKey(figures, at)} ${indicator.id} ${endsIn} ${formatPeriod(period)}`,
      );
      expect(found.sort()).toEqual(naiveExpiring(world));
    });
  });

  test("differences between others", () => {
    let found = 0;
    eachView((view, world) => {
      const { snapshot } = view;
      const entity = (row: number) => plainId(snapshot.entities[row]?.id);
      const fast = differencesAmongOthers(differencesInput(view, method)).map(
        (one) =>
          `${plainId(snapshot.sites[one.row]?.id)} ${one.indicator.id} ${entity(one.mineSource)} ${entity(one.source)} ${formatPeriod(one.period)}`,
      );
      found += fast.length;
      expect(fast.sort()).toEqual(naiveDifferencesAmongOthers(world));
    }, 40);
    expect(found).toBeGreaterThan(10);
  });

  test("what the answers of some silent sites would do to coverage and range", () => {
    let compared = 0;
    eachView(({ figures }, world) => {
      const passes = everySite(figures);
      const chased = passes.map((_, at) => (at % 2 === 0 ? 1 : 0));
      const names = new Set(
        [...chased.keys()]
          .filter((at) => chased[at])
          .map((at) => siteKey(figures, at)),
      );
      for (const indicator of method.indicators) {
        if (!indicator.bounded) continue;
        const entry = catalogue.indicators[indicator.index];
        if (!entry) throw new Error(`no indicator ${indicator.id}`);
        const slow = naiveChase(world, entry, (site) => names.has(site));
        if (!slow || slow.asked === 0) continue;
        const { then } = chaseOutcome({ figures, indicator, passes }, chased);
        compared++;
        expect(then.answered).toBe(slow.answered);
        expect(then.asked).toBe(slow.asked);
        expect(then.low).toBeCloseTo(slow.low ?? NaN, 9);
        expect(then.high).toBeCloseTo(slow.high ?? NaN, 9);
      }
    });
    expect(compared).toBeGreaterThan(20);
  });
});

describe("chasing", () => {
  test("all silent sites makes coverage whole, and the weights are what the range narrows by", () => {
    eachView(({ figures }) => {
      const passes = everySite(figures);
      for (const indicator of method.indicators) {
        const input = { figures, indicator, passes };
        const { now, then } = chaseOutcome(input, passes);
        expect(then.answered).toBe(now.asked);
        expect(then.coverageSites).toBe(now.asked === 0 ? null : 1);
        if (now.low === null || then.low === null) continue;
        if (now.high === null || then.high === null) continue;
        const { standing } = figures.total(indicator);
        const weights = chaseWeights(input);
        const silent = weights.reduce(
          (sum, weight, at) =>
            sum + (isAnswered(standing[at] ?? 0) ? 0 : weight),
          0,
        );
        const narrowed = now.high - now.low - (then.high - then.low);
        expect(narrowed).toBeCloseTo(silent, 9);
      }
    });
  });

  /** Quartiles are made when asked for: they are no part of what is compared. */
  const only = (measure: ChasedMeasure) =>
    Object.fromEntries(
      Object.entries(measure).filter(([name]) => name !== "quartiles"),
    );

  test("nobody changes nothing", () => {
    eachView(({ figures }) => {
      const passes = everySite(figures);
      const nobody = passes.map(() => 0);
      for (const indicator of method.indicators) {
        const outcome = chaseOutcome({ figures, indicator, passes }, nobody);
        // Where nobody is pooled nobody knows what who answers would say: no range is told then.
        const told = (measure: ChasedMeasure) => [
          only(measure),
          { ...only(measure), low: null, high: null },
        ];
        expect(told(outcome.now)).toContainEqual(only(outcome.then));
        expect(told(outcome.later)).toContainEqual(only(outcome.laterThen));
      }
    }, 10);
  });
});
