/** What one side states, as a reader says it. */
import type { NeedsPanel_NetworkFragment } from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";

export type Difference =
  NeedsPanel_NetworkFragment["differences"]["differences"][number];

function useClaimWords(): (
  indicator: IndicatorTerm,
  claim: Difference["mine"],
) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  return (indicator, { isNotApplicable, value, choice }) => {
    if (isNotApplicable) return t("home.claimNotApplicable");
    if (choice === null) return figureText(indicator, value, format);
    switch (indicator.valueType) {
      case "ordinal":
        return t("home.claimLevel", { level: choice });
      case "boolean":
        return t(choice === 1 ? "home.claimYes" : "home.claimNo");
      default:
        return indicator.options[choice]?.name[locale] ?? String(choice);
    }
  };
}

export function useDifferenceWords(): (difference: Difference) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const claim = useClaimWords();
  return ({ indicator, period, mine, theirs, source }) => {
    const term = catalogue.indicator(indicator);
    return t("home.differenceLine", {
      indicator: term.name[locale],
      period: format.period(period),
      mine: claim(term, mine),
      theirs: claim(term, theirs),
      source: source.name[locale],
    });
  };
}
