/** The words around a figure. */
import type { IndicatorTerm } from "../lib/catalogue.ts";
import type { MeasureParts } from "../lib/figure.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

/** What every place that shows a figure shows of its shadow. */
export type Shadow = Pick<
  MeasureParts,
  "answered" | "asked" | "carried" | "high" | "low" | "sites" | "value"
>;

/** What the number is a share of, in a few words. */
export function useFigureUnit(): (indicator: IndicatorTerm) => string {
  const { t, locale } = useWords();
  return (indicator) => {
    switch (indicator.valueType) {
      case "ordinal":
        return t("measure.unitLevel");
      case "enum":
        return t("measure.unitOption");
      case "boolean":
        return t("measure.unitFlag");
      case "percent":
        return indicator.base
          ? t("measure.unitOf", {
              base: indicator.base.name[locale].toLocaleLowerCase(locale),
            })
          : "";
      default:
        return indicator.unit.name[locale];
    }
  };
}

/** How many were asked, how many answered, and what the silent ones leave open. */
export function useShadowWords(): (
  indicator: IndicatorTerm,
  measure: Shadow,
) => string {
  const { t } = useWords();
  const format = useFormat();
  return (_indicator, { answered, asked, low, high, sites }) => {
    if (asked === 0) return t("measure.nobodyAsked", { count: sites });
    const counted = t("measure.answered", {
      answered: format.count(answered),
      asked: format.count(asked),
    });
    if (low === null || high === null || answered === asked) return counted;
    return `${counted} · ${t("measure.bounds", {
      low: format.percent(low),
      high: format.percent(high),
    })}`;
  };
}
