import { createContext, use, useMemo } from "react";
import { createFormat, type Era, type Format } from "./format.ts";
import { useWords } from "./i18n.ts";

/** The viewer's era; before anyone has signed in, the one that the language's speakers expect. */
export const EraContext = createContext<Era | undefined>(undefined);

export function useFormat(): Format {
  const { locale } = useWords();
  const era = use(EraContext) ?? (locale === "th" ? "buddhist" : "common");
  return useMemo(() => createFormat(locale, era), [locale, era]);
}
