/** The words around a figure. */
import type { IndicatorTerm } from "../lib/catalogue.ts";
import { figureText, isFraction, isSpreadOnly } from "../lib/figure.ts";
import type { Shadow } from "../lib/figure.ts";
import { useWords, type Words } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useSignWords } from "./sign-words.ts";

/** What the number is a share of, in a few words. */
export function useFigureUnit(): (indicator: IndicatorTerm) => string {
  const { t, locale } = useWords();
  const numberUnit = ({ aggregationRule, unit }: IndicatorTerm) => {
    switch (aggregationRule) {
      case "recompute_from_pooled_counts":
        return t("measure.unitParity");
      case "median":
        return t("measure.unitMedian", { unit: unit.name[locale] });
      case "sum":
        return t("measure.unitSum", { unit: unit.name[locale] });
      default:
        return unit.name[locale];
    }
  };
  return (indicator) => {
    switch (indicator.valueType) {
      case "ordinal":
        return t("measure.unitLevel");
      case "enum":
        return t(
          isSpreadOnly(indicator) ? "measure.unitSpread" : "measure.unitOption",
        );
      case "boolean":
        return t("measure.unitFlag");
      case "percent":
        return indicator.base
          ? t("measure.unitOf", {
              base: indicator.base.name[locale].toLocaleLowerCase(locale),
            })
          : "";
      default:
        return numberUnit(indicator);
    }
  };
}

/** What the axis of a chart counts. */
export function useChartUnit(): (indicator: IndicatorTerm) => string {
  const { t, locale } = useWords();
  const unit = useFigureUnit();
  return (indicator) => {
    const words = unit(indicator) || indicator.unit.name[locale];
    if (isSpreadOnly(indicator) || !isFraction(indicator)) return words;
    if (indicator.valueType === "boolean") return t("measure.shareFlag");
    return unit(indicator) ? t("measure.shareOf", { unit: words }) : words;
  };
}

/** The number with the unit that it needs to be understood alone. */
export function useFigureWords(): (
  indicator: IndicatorTerm,
  value: number | null | undefined,
) => string {
  const { locale } = useWords();
  const format = useFormat();
  return (indicator, value) => {
    const text = figureText(indicator, value, format);
    if (isFraction(indicator) || value === null || value === undefined)
      return text;
    return `${text} ${indicator.unit.name[locale]}`;
  };
}

/** What one site answered: a level, an option, yes or no, or a number. */
export function useSiteValueWords(): (
  indicator: IndicatorTerm,
  answer: { readonly value: number | null; readonly choice: number | null },
) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  return (indicator, { value, choice }) => {
    if (choice === null) return figureText(indicator, value, format);
    return choiceName(indicator, choice, t, locale);
  };
}

/** Levels, options or flags by their code, in words. */
export function useChoiceNames(): (
  indicator: IndicatorTerm,
) => readonly string[] {
  const { t, locale } = useWords();
  return (indicator) => {
    const count =
      indicator.valueType === "ordinal"
        ? LEVELS
        : indicator.valueType === "boolean"
          ? 2
          : indicator.options.length;
    return Array.from({ length: count }, (_, choice) =>
      choiceName(indicator, choice, t, locale),
    );
  };
}

const LEVELS = 5;

function choiceName(
  indicator: IndicatorTerm,
  choice: number,
  t: Words["t"],
  locale: Words["locale"],
): string {
  switch (indicator.valueType) {
    case "ordinal":
      return t("measure.level", { level: choice });
    case "boolean":
      return t(choice === 1 ? "measure.yes" : "measure.no");
    default:
      return indicator.options[choice]?.name[locale] ?? "–";
  }
}

type Unasked = Pick<Shadow, "notApplicable" | "notAsked" | "notShared">;

/** Why no site is asked: each reason with its sites. */
export function useUnaskedWords(): (measure: Unasked) => string {
  const words = useSignWords();
  const format = useFormat();
  return ({ notShared, notAsked, notApplicable }) =>
    (
      [
        ["not_shared", notShared],
        ["not_asked", notAsked],
        ["not_applicable", notApplicable],
      ] as const
    )
      .filter(([, sites]) => sites > 0)
      .map(([name, sites]) => `${words(name)} ${format.count(sites)}`)
      .join(" · ") || "–";
}

/** How many were asked, how many answered, and what the silent ones leave open. */
export function useShadowWords(): (
  indicator: IndicatorTerm,
  measure: Shadow,
) => string {
  const { t } = useWords();
  const format = useFormat();
  const bounds = useBoundsWords();
  const unasked = useUnaskedWords();
  return (indicator, measure) => {
    const { answered, asked, low, high } = measure;
    if (asked === 0)
      return t("measure.nobodyAsked", { reasons: unasked(measure) });
    const counted = t("measure.answered", {
      count: asked,
      answered: format.count(answered),
      asked: format.count(asked),
    });
    if (low === null || high === null || answered === asked) return counted;
    return `${counted} · ${bounds(indicator, low, high)}`;
  };
}

/** The range in words: which end is the good one depends on the indicator. */
export function useBoundsWords(): (
  indicator: Pick<IndicatorTerm, "direction">,
  low: number,
  high: number,
) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ direction }, low, high) => {
    const [least, most] = [format.percent(low), format.percent(high)];
    switch (direction) {
      case "higher_is_better":
        return t("measure.bounds", { bad: least, good: most });
      case "lower_is_better":
        return t("measure.bounds", { bad: most, good: least });
      default:
        return t("measure.boundsNeutral", { low: least, high: most });
    }
  };
}
