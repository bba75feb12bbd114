import type { MeasureParts } from "../lib/figure.ts";
import { aGrid, aMeasure } from "./measures.ts";

export const QUARTERS = ["2026-Q1", "2026-Q2"];

type Arguments = Readonly<Record<string, unknown>>;

const named = (en: string, th = en) => ({ en, th });

/** A site as a row of a page, with one value. */
export const aSiteEdge = (
  id: string,
  value: Readonly<Record<string, unknown>> = {},
) => ({
  cursor: id,
  tier: "1",
  isOwn: false,
  node: { id, province: "TH-21", name: named(`Plant ${id}`, `โรงงาน ${id}`) },
  values: [
    {
      indicator: "train_coverage",
      standing: "answered",
      value: 0.6,
      choice: null,
      verification: 2,
      period: "2026-Q2",
      conflict: false,
      ...value,
    },
  ],
});

/** What the server answers to `network`: ten sites, all figures alike but for what a test changes. */
export function networkAnswer(
  measure: Partial<MeasureParts> = {},
  changes: Readonly<Record<string, unknown>> = {},
) {
  const edges = [
    aSiteEdge("s1"),
    aSiteEdge("s2", { period: "2025-Q4", verification: 0 }),
    aSiteEdge("s3", {
      standing: "silent",
      value: null,
      verification: null,
      period: null,
    }),
  ];
  return {
    id: "network",
    lens: { id: "aurora", name: named("Aurora Motor", "ออโรร่า มอเตอร์") },
    period: "2026-Q2",
    asOf: "2026-06-30",
    seq: 7,
    newestSeq: 7,
    publishedAt: "2026-07-01T02:00:00Z",
    catalogueVersion: "2.0",
    methodVersion: 1,
    periods: QUARTERS,
    boundary: { sites: 10, own: 1, shared: 8, leftOut: 0, unnamed: [] },
    groups: [{ id: "e1", name: named("Siam Group", "กลุ่มสยาม") }],
    facets: [
      { dimension: "tier", total: 1, values: [{ key: "1", count: 10 }] },
    ],
    measures: ({ indicators }: Arguments) =>
      (indicators as string[]).map((indicator) => ({
        indicator,
        measure: aMeasure(measure),
      })),
    series: () =>
      QUARTERS.map((period, i) => ({
        period,
        measure: aMeasure({
          ...measure,
          ...(i === 0 ? { value: 0.5, carried: 9 } : {}),
        }),
      })),
    grid: ({ indicators, by }: Arguments) =>
      aGrid(
        indicators as string[],
        (by as string[])[0] === "province" ? ["TH-21"] : ["0", "1"],
        [""],
        measure,
      ),
    choices: ({ by }: Arguments) =>
      (by ? ["0", "1"] : [""]).map((key) => ({
        key,
        counts: [1, 2, 3, 4, 0],
        answered: 10,
      })),
    distribution: {
      edges: [0, 0.5, 1],
      groups: [{ key: "", counts: [4, 6], q1: 0.4, median: 0.55, q3: 0.8 }],
    },
    breakdowns: [
      ["women", 0.5],
      ["men", 0.7],
    ].map(([value, share]) => ({
      key: "sex",
      value,
      isGroup: false,
      measure: { asked: 10, answered: 6, carried: 0, value: share },
    })),
    silentSites: {
      total: 1,
      sites: [
        {
          weight: 0.02,
          site: { id: "s3", province: "TH-21", name: named("Plant s3") },
        },
      ],
    },
    sites: {
      total: edges.length,
      pageInfo: { hasNextPage: false, endCursor: "s3" },
      edges,
    },
    ...changes,
  };
}
