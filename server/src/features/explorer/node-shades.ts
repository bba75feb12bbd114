/** What the nodes of a picture are shaded by: an indicator's figures, or how well the core questions are answered. */
import {
  freeGrouping,
  isAnswered,
  isAsked,
  rollUp,
  Standing,
  VERIFIED_FROM,
  type Figures,
  type Grouping,
  type IndicatorMethod,
} from "@saphan/shared/core";
import { indicatorOf } from "../../access/requests.ts";
import type { PictureInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { breathe } from "../../platform/breathe.ts";

/** One cell a node. */
export interface NodeShades {
  readonly value: (number | null)[];
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  readonly choice: (number | null)[];
  readonly asked: number[];
  readonly answered: number[];
  readonly notShared: number[];
}

const nothing = (groups: number): NodeShades => {
  const none = () => new Array<null>(groups).fill(null);
  const zero = () => new Array<number>(groups).fill(0);
  return {
    value: none(),
    low: none(),
    high: none(),
    choice: none(),
    asked: zero(),
    answered: zero(),
    notShared: zero(),
  };
};

const hasChoice = ({ valueType }: IndicatorMethod) =>
  valueType === "ordinal" || valueType === "enum" || valueType === "boolean";

function byIndicator(
  figures: Figures,
  indicator: IndicatorMethod,
  nodes: Grouping,
): NodeShades {
  const column = figures.total(indicator);
  const grouping = freeGrouping(figures, indicator, nodes);
  const measures = rollUp({
    indicator,
    column,
    isBreakdown: false,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping,
  });
  const shades = nothing(nodes.groups);
  measures.forEach((measure, g) => {
    shades.value[g] = measure.value;
    shades.low[g] = measure.low;
    shades.high[g] = measure.high;
    shades.asked[g] = measure.asked;
    shades.answered[g] = measure.answered;
    shades.notShared[g] = measure.notShared;
  });
  if (hasChoice(indicator))
    grouping.group.forEach((g, at) => {
      const isAlone = g >= 0 && measures[g]?.sites === 1;
      if (isAlone && isAnswered(column.standing[at] ?? 0))
        shades.choice[g] = column.choice[at] ?? null;
    });
  return shades;
}

type Shade = NonNullable<PictureInput["shade"]>;

/** Counts questions, not sites: of `coverage` the asked, else the answered. */
async function byCoreSet(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
  shade: Shade,
  nodes: Grouping,
): Promise<NodeShades> {
  const shades = nothing(nodes.groups);
  const good = new Float64Array(nodes.groups);
  const add = (counts: number[] | Float64Array, g: number) => {
    counts[g] = (counts[g] ?? 0) + 1;
  };
  for (const indicator of indicators) {
    const { group } = freeGrouping(figures, indicator, nodes);
    const { standing, distance, verification } = figures.total(indicator);
    group.forEach((g, at) => {
      const stands = standing[at] ?? Standing.notShared;
      if (g < 0 || !isAsked(stands)) return;
      add(shades.asked, g);
      if (!isAnswered(stands)) return;
      add(shades.answered, g);
      const isGood =
        shade === "coverage" ||
        (shade === "freshness"
          ? distance[at] === 0
          : (verification[at] ?? 0) >= VERIFIED_FROM);
      if (isGood) add(good, g);
    });
    await breathe();
  }
  good.forEach((count, g) => {
    const of = (shade === "coverage" ? shades.asked : shades.answered)[g] ?? 0;
    shades.value[g] = of === 0 ? null : count / of;
  });
  return shades;
}

/** Throws `BAD_USER_INPUT` for an unknown indicator. */
export async function shadesOf(
  { method, catalogue }: Context,
  figures: Figures,
  { indicator, shade }: Pick<PictureInput, "indicator" | "shade">,
  nodes: Grouping,
): Promise<NodeShades> {
  if (indicator)
    return byIndicator(figures, indicatorOf(method, indicator), nodes);
  if (!shade) return nothing(nodes.groups);
  const core = catalogue.indicators.flatMap(({ core_set }, index) => {
    const entry = method.indicators[index];
    return core_set && entry ? [entry] : [];
  });
  return byCoreSet(figures, core, shade, nodes);
}
