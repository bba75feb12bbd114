/** Figures as rows of a file: the number with its shadow, in the same columns everywhere. */
import type { IndicatorTerm } from "./catalogue.ts";
import { isFraction, type MeasureParts, type Shadow } from "./figure.ts";
import { useWords } from "./i18n.ts";
import type { FileCell } from "./page-file.ts";

/** What every kind of figure says of itself. */
export type FileFigure = Pick<MeasureParts, "coverageSites" | keyof Shadow>;

export interface FigureColumns {
  readonly titles: readonly string[];
  readonly cells: (
    indicator: IndicatorTerm,
    measure: FileFigure,
  ) => readonly FileCell[];
}

/** A number of the indicator's kind; empty where there is none. */
export const figureCell = (
  indicator: Pick<IndicatorTerm, "valueType">,
  value: number | null,
): FileCell =>
  value === null ? "" : isFraction(indicator) ? { percent: value } : value;

const share = (value: number | null): FileCell =>
  value === null ? "" : { percent: value };

export function useFigureColumns(): FigureColumns {
  const { t } = useWords();
  /** Why there is no value, in place of it: never a zero, and never nothing. */
  const reason = ({ asked, answered, ...measure }: FileFigure): string => {
    if (asked > 0)
      return t(answered === 0 ? "file.nobodyAnswered" : "file.noValue");
    return (
      [
        measure.notShared > 0 && t("sign.notShared"),
        measure.notAsked > 0 && t("sign.notAsked"),
        measure.notApplicable > 0 && t("sign.notApplicable"),
      ]
        .filter(Boolean)
        .join("; ") || t("file.noValue")
    );
  };
  return {
    titles: [
      t("file.value"),
      t("file.low"),
      t("file.high"),
      t("file.asked"),
      t("file.answered"),
      t("file.coverageSites"),
      t("file.carried"),
      t("file.notShared"),
      t("file.notAsked"),
      t("file.notApplicable"),
      t("file.sites"),
    ],
    cells: (indicator, measure) => [
      measure.value === null
        ? reason(measure)
        : figureCell(indicator, measure.value),
      // A range around nothing says only that nobody has answered.
      share(measure.low),
      share(measure.high),
      measure.asked,
      measure.answered,
      share(measure.coverageSites),
      measure.carried,
      measure.notShared,
      measure.notAsked,
      measure.notApplicable,
      measure.sites,
    ],
  };
}
