/** The words of one site's answer. */
import type { IndicatorTerm } from "../lib/catalogue.ts";
import { figureText } from "../lib/figure.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

export interface AnswerParts {
  /** In the unit of the figure; null for what has no number. */
  readonly value: number | null;
  /** Level, option or flag. */
  readonly choice: number | null;
}

/** `62 %`, `level 3`, `yes`, the option's name, or a number; of an answer without value that it has none. */
export function useAnswerText(): (
  indicator: Pick<IndicatorTerm, "options" | "valueType">,
  answer: AnswerParts,
) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  return ({ valueType, options }, { value, choice }) => {
    switch (valueType) {
      case "ordinal":
        return choice === null
          ? t("signs.withoutValue")
          : t("signs.level", { level: choice });
      case "boolean":
        return choice === null
          ? t("signs.withoutValue")
          : t(choice === 1 ? "signs.yes" : "signs.no");
      case "enum":
        return (
          options[choice ?? -1]?.name[locale] ?? t("signs.withoutValue")
        );
      default:
        return value === null
          ? t("signs.withoutValue")
          : figureText({ valueType }, value, format);
    }
  };
}

/** `V2`, with what it stands for. */
export function useVerificationWords(): (level: number) => string {
  const { t } = useWords();
  return (level) =>
    t("signs.verified", {
      level: `V${level}`,
      name: t(`signs.V${level as 0 | 1 | 2 | 3 | 4}`),
    });
}
