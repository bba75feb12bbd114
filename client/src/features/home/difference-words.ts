/** Two sides' statements in one line. */
import type { NeedsPanel_NetworkFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useClaimWords } from "../../ui/claim-words.ts";

export type Difference =
  NeedsPanel_NetworkFragment["differences"]["differences"][number];

export function useDifferenceWords(): (difference: Difference) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const claim = useClaimWords();
  return ({ indicator, period, mine, theirs, source }) =>
    t("home.differenceLine", {
      indicator: catalogue.indicator(indicator).name[locale],
      period: format.period(period),
      mine: claim(indicator, mine),
      theirs: claim(indicator, theirs),
      source: source.name[locale],
    });
}
