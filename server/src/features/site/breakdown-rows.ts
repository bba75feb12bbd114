/** What a site's answer is made of by sex, contract and the like, small groups only for the site's own people. */
import {
  isAnswered,
  Outcome,
  verificationOf,
  WITHOUT_BASE,
  type EffectiveColumn,
  type FigureColumn,
  type Figures,
  type IndicatorMethod,
} from "@saphan/shared/core";

const figureAt = ({ value, hasValue }: FigureColumn): number | null =>
  hasValue[0] ? (value[0] ?? null) : null;

const shareOf = (
  { valueType, multiplier }: IndicatorMethod,
  numerator: number,
  denominator: number,
): number | null => {
  if (denominator === 0) return null;
  if (denominator === WITHOUT_BASE) return numerator;
  return valueType === "percent"
    ? Math.min(numerator, denominator) / denominator
    : (numerator / denominator) * multiplier;
};

function viewRow(
  indicator: IndicatorMethod,
  { numerator, denominator, code }: EffectiveColumn,
  shows: boolean,
) {
  const above = numerator[0] ?? 0;
  const below = denominator[0] ?? 0;
  const isBare = below === WITHOUT_BASE;
  return {
    numerator: shows && !isBare ? above : null,
    denominator: shows && !isBare ? below : null,
    figure: shows ? shareOf(indicator, above, below) : null,
    verification: shows ? verificationOf(code[0] ?? 0) : null,
  };
}

/** Effective rows of every breakdown of the indicator, and the derived groups that may be told. */
export function listBreakdownRows(
  figures: Figures,
  indicator: IndicatorMethod,
  own: boolean,
) {
  return indicator.breakdowns.flatMap((method, key) => {
    const { rows, withheld } = figures.rows(indicator, key);
    const values = method.values.flatMap((value, i) => {
      const row = rows[i];
      if (row?.outcome[0] !== Outcome.value) return [];
      const isWithheld = withheld[i]?.[0] === 1;
      return [
        {
          key: method.key,
          value,
          isGroup: false,
          isWithheld,
          ...viewRow(indicator, row, own || !isWithheld),
        },
      ];
    });
    const groups = method.groups.flatMap(({ id }, i) => {
      const column = figures.group(indicator, key, i);
      if (!isAnswered(column.standing[0] ?? 0)) return [];
      return [
        {
          key: method.key,
          value: id,
          isGroup: true,
          isWithheld: false,
          numerator: column.numerator[0] ?? null,
          denominator: column.denominator[0] ?? null,
          figure: figureAt(column),
          verification: column.verification[0] ?? null,
        },
      ];
    });
    return [...values, ...groups];
  });
}
