import { useCatalogue } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

/** Gives a fact's value as people say it. */
export function useFactWords(): (fact: string, value: number) => string {
  const { t } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  return (fact, value) => {
    switch (catalogue.factUnit(fact)) {
      case "yes_no":
        return t(value === 0 ? "measure.no" : "measure.yes");
      case "percent":
        return format.percent(value / 100);
      default:
        return format.number(value);
    }
  };
}
