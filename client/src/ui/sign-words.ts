/** The words of the signs. */
import type { Standing } from "../__generated__/operations.ts";
import { useWords, type TextKey } from "../lib/i18n.ts";

/** Where a site stands towards an indicator, and how a figure over many sites is drawn. */
export type SignName =
  Standing | "carried" | "value" | "mostlyCarried" | "range";

const WORDS: Readonly<Record<SignName, TextKey>> = {
  answered: "sign.answered",
  carried: "sign.carried",
  silent: "sign.silent",
  not_asked: "sign.notAsked",
  not_applicable: "sign.notApplicable",
  not_shared: "sign.notShared",
  value: "sign.value",
  mostlyCarried: "sign.mostlyCarried",
  range: "sign.range",
};
/** What the sign means, in words. */
export function useSignWords(): (name: SignName) => string {
  const { t } = useWords();
  return (name) => t(WORDS[name]);
}
