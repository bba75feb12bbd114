/**
 * Two figures of one indicator beside each other, and the same two over the sites that entered both: what the same sites
 * did, apart from who answered (docs/methods.md, "Side by side"). Both are read from one snapshot.
 */
import type { IndicatorMethod } from "../indicator/method.ts";
import { maskGrouping, wholeGrouping } from "./dimension.ts";
import { Entry, isAnswered } from "./figure-column.ts";
import type { Figures } from "./figures.ts";
import type { Measure } from "./measure.ts";
import { rollUp } from "./roll-up.ts";
import { freeColumn, freeGrouping } from "./sensitivity.ts";

export interface FigureCell {
  readonly figures: Figures;
  /** By position: 1 where the site is of the cell; absent: all are. */
  readonly mask?: Uint8Array | undefined;
}

export interface ComparedFigures {
  readonly left: Measure;
  readonly right: Measure;
  /** Over the sites that entered both figures; null where there is none. */
  readonly matchedLeft: number | null;
  readonly matchedRight: number | null;
  /** Sites that entered both. */
  readonly matched: number;
  /** Of those, sites whose answer on the left was given for its very period. */
  readonly renewed: number;
  readonly leftOnly: number;
  readonly rightOnly: number;
}

function measureOver(
  { figures, mask }: FigureCell,
  indicator: IndicatorMethod,
): Measure {
  const whole = wholeGrouping(figures.viewpoint.scope);
  const [measure] = rollUp({
    indicator,
    column: figures.total(indicator),
    isBreakdown: false,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping: freeGrouping(
      figures,
      indicator,
      mask ? maskGrouping(whole, mask) : whole,
    ),
  });
  return measure;
}

/** By position: 1 where the site moves the figure: it is added up, or one of the values that the median is of. */
function entering(
  { figures, mask }: FigureCell,
  indicator: IndicatorMethod,
): Uint8Array {
  const { standing, column } = freeColumn(figures, indicator);
  const { entry, hasValue } = column;
  return standing.map((stands, at) => {
    if (mask && !mask[at]) return 0;
    const enters =
      indicator.aggregation === "median"
        ? hasValue[at] === 1
        : entry[at] === Entry.pooled;
    return enters && isAnswered(stands) ? 1 : 0;
  });
}

/** Where a row stands among the sites of figures; -1: it is not one of them. */
const positionIn = ({ viewpoint }: Figures, row: number): number =>
  viewpoint.scope.position[row] ?? -1;

/** How many sites stand in both cells, whatever they answer. */
export function countShared(left: FigureCell, right: FigureCell): number {
  let shared = 0;
  left.figures.viewpoint.scope.rows.forEach((row, at) => {
    if (left.mask && !left.mask[at]) return;
    const there = positionIn(right.figures, row);
    if (there >= 0 && (!right.mask || right.mask[there])) shared++;
  });
  return shared;
}

export function compareFigures(
  left: FigureCell,
  right: FigureCell,
  indicator: IndicatorMethod,
): ComparedFigures {
  const { distance } = left.figures.total(indicator);
  const entersLeft = entering(left, indicator);
  const entersRight = entering(right, indicator);
  const inLeft = new Uint8Array(entersLeft.length);
  const inRight = new Uint8Array(entersRight.length);
  const counts = { matched: 0, renewed: 0, leftOnly: 0, rightOnly: 0 };
  left.figures.viewpoint.scope.rows.forEach((row, at) => {
    if (!entersLeft[at]) return;
    const there = positionIn(right.figures, row);
    if (there < 0 || !entersRight[there]) {
      counts.leftOnly++;
      return;
    }
    inLeft[at] = 1;
    inRight[there] = 1;
    counts.matched++;
    if (distance[at] === 0) counts.renewed++;
  });
  entersRight.forEach((enters, at) => {
    if (enters && !inRight[at]) counts.rightOnly++;
  });
  const over = (cell: FigureCell, mask: Uint8Array) =>
    measureOver({ figures: cell.figures, mask }, indicator).value;
  return {
    left: measureOver(left, indicator),
    right: measureOver(right, indicator),
    matchedLeft: over(left, inLeft),
    matchedRight: over(right, inRight),
    ...counts,
  };
}
