/** What a source stated, in words: before anything is chosen, carried or computed. */
import type { SiteAnswerFragment } from "../__generated__/operations.ts";
import type { IndicatorTerm } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

export type Stated = Omit<
  SiteAnswerFragment["statements"][number]["stated"],
  "__typename"
>;

/** As `311 of 502`, `Level 3`, `no answer`. */
export function useStatedWords(): (
  indicator: Pick<IndicatorTerm, "options" | "valueType">,
  stated: Stated,
) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  const valueWords = (
    { valueType, options }: Pick<IndicatorTerm, "options" | "valueType">,
    { numerator, denominator, value, option }: Stated,
  ): string => {
    if (numerator !== null && denominator !== null)
      return t("sites.partOfWhole", {
        part: format.number(numerator),
        whole: format.number(denominator),
      });
    if (option !== null)
      return options.find(({ id }) => id === option)?.name[locale] ?? option;
    if (value === null) return t("stated.noValue");
    switch (valueType) {
      case "ordinal":
        return t("measure.level", { level: value });
      case "boolean":
        return t(value === 1 ? "measure.yes" : "measure.no");
      case "percent":
        return t("stated.withoutBase", { share: format.percent(value) });
      default:
        return format.number(value);
    }
  };
  return (indicator, stated) => {
    switch (stated.state) {
      case "not_applicable":
      case "not_collected":
      case "declined":
      case "withdrawn":
        return t(`stated.${stated.state}`);
      case "pending_review":
        return t("stated.pending", { value: valueWords(indicator, stated) });
      default:
        return valueWords(indicator, stated);
    }
  };
}

/** `women`, `non-regular`: a part of an answer by key and value; what the catalogue no longer has by its id. */
export function useBreakdownWords(): (
  indicator: Pick<IndicatorTerm, "breakdowns">,
  key: string,
  value: string,
) => string {
  const { locale } = useWords();
  return ({ breakdowns }, key, value) => {
    const breakdown = breakdowns.find((one) => one.key === key);
    const terms = [...(breakdown?.values ?? []), ...(breakdown?.groups ?? [])];
    return terms.find(({ id }) => id === value)?.name[locale] ?? value;
  };
}
