/** What one side states, as a reader says it. */
import { useCatalogue } from "../lib/catalogue.ts";
import { figureText } from "../lib/figure.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

export interface ClaimParts {
  readonly isNotApplicable: boolean;
  readonly value: number | null;
  readonly choice: number | null;
}

/** `62 %`, `level 3`, `not applicable`; its page brings the texts `stated`. */
export function useClaimWords(): (
  indicator: string,
  claim: ClaimParts,
) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  return (id, { isNotApplicable, value, choice }) => {
    if (isNotApplicable) return t("stated.claimNotApplicable");
    const indicator = catalogue.indicator(id);
    if (choice === null) return figureText(indicator, value, format);
    switch (indicator.valueType) {
      case "ordinal":
        return t("stated.claimLevel", { level: choice });
      case "boolean":
        return t(choice === 1 ? "stated.claimYes" : "stated.claimNo");
      default:
        return indicator.options[choice]?.name[locale] ?? String(choice);
    }
  };
}
