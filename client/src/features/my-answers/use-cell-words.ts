/** What a cell says, in words: typed or stated, an answer or a fact. */
import { readNumber, readPercentage } from "@saphan/shared/contract";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useBreakdownWords } from "../../ui/stated-words.ts";
import { indicatorOf, isFact, type Field, type Texts } from "./cells-model.ts";

export interface CellWords {
  /** `Training coverage, women`, `Everyone who works at the site`. */
  readonly name: (id: string) => string;
  readonly value: (id: string, texts: Texts) => string;
  /** One field by itself, as it is chosen in a conflict. */
  readonly field: (id: string, field: Field, text: string) => string;
  /** What the two numbers come to; undefined where there is nothing to be said. */
  readonly result: (
    indicator: IndicatorTerm,
    multiplier: number,
    texts: Texts,
  ) => string | undefined;
}

export function useCellWords(): CellWords {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const breakdownWords = useBreakdownWords();
  const numberText = (text: string): string => {
    const number = readNumber(text.trim());
    return number === undefined ? text : format.number(number);
  };
  const yesNo = (text: string): string =>
    ["yes", "no"].includes(text) ? t(`answers.${text as "no" | "yes"}`) : text;
  const valueOf = (
    indicator: IndicatorTerm | undefined,
    value: string,
  ): string => {
    switch (indicator?.valueType) {
      case "ordinal":
        return `${t("answers.level")} ${numberText(value)}`;
      case "boolean":
        return yesNo(value);
      case "enum":
        return (
          indicator.options.find(({ id }) => id === value)?.name[locale] ??
          value
        );
      case "percent": {
        const percentage = readPercentage(value.trim());
        return percentage ? format.percent(percentage.fraction) : value;
      }
      default:
        return numberText(value);
    }
  };
  const words: CellWords = {
    name: (id) => {
      if (isFact(id)) return catalogue.fact(id.slice("fact:".length))[locale];
      const indicator = catalogue.findIndicator(indicatorOf(id));
      const [, breakdown = ""] = id.split(" ");
      const [key = "", value = ""] = breakdown.split("=");
      const name = indicator?.name[locale] ?? id;
      return indicator && key !== ""
        ? `${name}, ${breakdownWords(indicator, key, value)}`
        : name;
    },
    value: (id, { state, numerator, denominator, value }) => {
      switch (state) {
        case "not_applicable":
        case "declined":
        case "not_collected":
          return t(`answers.kind_${state}`);
        case "withdrawn":
          return t("stated.withdrawn");
      }
      if (isFact(id)) {
        if (value === "") return t("answers.empty");
        return ["yes", "no"].includes(value) ? yesNo(value) : numberText(value);
      }
      const indicator = catalogue.findIndicator(indicatorOf(id));
      if (value !== "") return valueOf(indicator, value);
      if (numerator === "" && denominator === "") return t("answers.empty");
      const parts = t("sites.partOfWhole", {
        part: numberText(numerator),
        whole: numberText(denominator),
      });
      const share = shareOf({ numerator, denominator });
      return indicator?.valueType === "percent" && share !== undefined
        ? `${parts} (${format.percent(share)})`
        : parts;
    },
    field: (id, field, text) => {
      if (text === "")
        return field === "state" ? t("answers.kind_value") : t("answers.empty");
      switch (field) {
        case "state":
          return text === "withdrawn"
            ? t("stated.withdrawn")
            : t(
                `answers.kind_${
                  text === "reported" ? "value" : (text as "declined")
                }`,
              );
        case "value":
          return isFact(id)
            ? yesNo(numberText(text))
            : valueOf(catalogue.findIndicator(indicatorOf(id)), text);
        case "numerator":
        case "denominator":
          return numberText(text);
        case "validUntil":
          return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.day(text) : text;
        default:
          return text;
      }
    },
    result: ({ valueType, unit }, multiplier, texts) => {
      const share = shareOf(texts);
      if (share === undefined) return undefined;
      return t("answers.gives", {
        value:
          valueType === "percent"
            ? format.percent(share)
            : `${format.number(share * multiplier, 2)} ${unit.name[locale]}`,
      });
    },
  };
  return words;
}

function shareOf({
  numerator,
  denominator,
}: Pick<Texts, "denominator" | "numerator">): number | undefined {
  const above = readNumber(numerator.trim());
  const below = readNumber(denominator.trim());
  return above === undefined || below === undefined || below === 0
    ? undefined
    : above / below;
}
