/** What an indicator says of one site, as tables show it. */
import {
  formatPeriod,
  isAnswered,
  isFree,
  standingWord,
  type Figures,
  type IndicatorMethod,
} from "@saphan/shared/core";

export const isChoice = ({ valueType }: IndicatorMethod): boolean =>
  valueType === "ordinal" || valueType === "boolean" || valueType === "enum";

/** An indicator at one position of a view. */
export function valueAt(
  figures: Figures,
  indicator: IndicatorMethod,
  at: number,
) {
  const column = figures.total(indicator);
  const stands = column.standing[at] ?? 0;
  const answered = isAnswered(stands);
  const open = isFree(figures, indicator, at);
  const number = column.hasValue[at] ? (column.value[at] ?? null) : null;
  const count =
    indicator.valueType === "count" ? (column.numerator[at] ?? null) : number;
  return {
    indicator: indicator.id,
    standing: open ? standingWord(stands) : ("not_shared" as const),
    value: answered && open ? (number ?? count) : null,
    choice:
      answered && open && isChoice(indicator)
        ? (column.choice[at] ?? null)
        : null,
    verification: answered && open ? (column.verification[at] ?? null) : null,
    period:
      answered && open
        ? formatPeriod(figures.viewpoint.period - (column.distance[at] ?? 0))
        : null,
    conflict: open && column.conflict[at] === 1,
  };
}
