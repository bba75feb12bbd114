import type { Measure } from "@saphan/shared/core";

interface Grid {
  readonly indicators: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly measures: readonly Measure[];
}

/** Columns of a grid, one list each: a resolver per cell would cost more than all the arithmetic. */
export function columnsOf({ indicators, first, second, measures }: Grid) {
  const column = (of: (measure: Measure) => number | null) => () =>
    measures.map(of);
  return {
    indicators: [...indicators],
    first: [...first],
    second: [...second],
    sites: column(({ sites }) => sites),
    notShared: column(({ notShared }) => notShared),
    notAsked: column(({ notAsked }) => notAsked),
    notApplicable: column(({ notApplicable }) => notApplicable),
    asked: column(({ asked }) => asked),
    answered: column(({ answered }) => answered),
    carried: column(({ carried }) => carried),
    pooled: column(({ pooled }) => pooled),
    coverageSites: column(({ coverageSites }) => coverageSites),
    coverageHeadcount: column(({ coverageHeadcount }) => coverageHeadcount),
    value: column(({ value }) => value),
    low: column(({ low }) => low),
    high: column(({ high }) => high),
    boundsLeftOut: column(({ boundsLeftOut }) => boundsLeftOut),
    q1: column(({ quartiles }) => quartiles()?.q1 ?? null),
    median: column(({ quartiles }) => quartiles()?.median ?? null),
    q3: column(({ quartiles }) => quartiles()?.q3 ?? null),
    verifiedShare: column(({ verifiedShare }) => verifiedShare),
  };
}
