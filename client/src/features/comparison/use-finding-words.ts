/** The difference of two figures in words, never more than the answers bear. */
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { differenceText, isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { ComparedPair, Judged } from "./compare-model.ts";

export interface FindingWords {
  /** Undefined where no difference may be told. */
  readonly difference: string | undefined;
  readonly note: string;
  /** What the sites that entered both figures did; undefined where that says nothing. */
  readonly matched: string | undefined;
}

export function useFindingWords(): (
  indicator: IndicatorTerm,
  judged: Judged,
  pair: ComparedPair,
  isTwoPeriods: boolean,
) => FindingWords {
  const { t } = useWords();
  const format = useFormat();
  const by = (indicator: IndicatorTerm, difference: number) => {
    const number = differenceText(indicator, difference, format);
    return isFraction(indicator)
      ? t("compare.points", { points: number })
      : number;
  };
  return (indicator, { finding, difference, least, silent }, pair, isTwo) => {
    const { matchedLeft, matchedRight, matched, renewed } = pair;
    const values = {
      count: silent,
      silent: format.count(silent),
      least:
        least === null ? "" : by(indicator, least).replace(/^[+\u2212]/, ""),
    };
    const same =
      isTwo && matchedLeft !== null && matchedRight !== null
        ? t("compare.matched", {
            count: matched,
            sites: format.count(matched),
            renewed: format.count(renewed),
            by: by(indicator, matchedLeft - matchedRight),
            came: format.count(pair.leftOnly),
            left: format.count(pair.rightOnly),
          })
        : undefined;
    return {
      difference: difference === null ? undefined : by(indicator, difference),
      note: t(`compare.finding_${finding}`, values),
      matched:
        same ??
        (isTwo && finding !== "none" ? t("compare.noMatch") : undefined),
    };
  };
}
