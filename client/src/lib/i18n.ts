import { createInstance, type i18n } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import {
  texts,
  type PageTexts,
  type Text,
  type TextKey,
} from "../texts/index.ts";

export type { Text, TextKey } from "../texts/index.ts";

export type Locale = "en" | "th";

const inLocale = (entries: Readonly<Record<string, Text>>, locale: Locale) =>
  Object.fromEntries(
    Object.entries(entries).map(([key, text]) => [key, text[locale]]),
  );

const resources = (locale: Locale): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts).map(([space, entries]) => [
      space,
      inLocale(entries, locale),
    ]),
  );

const spaces = Object.keys(texts);

export function createI18n(locale: Locale): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    ns: spaces,
    resources: { en: resources("en"), th: resources("th") },
    nsSeparator: ".",
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}

export interface Words {
  readonly locale: Locale;
  /** The words of `key` in the viewer's language, with `values` put in. */
  readonly t: (
    key: TextKey,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
  readonly setLocale: (locale: Locale) => void;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation(spaces);
  return {
    locale: i18n.language === "th" ? "th" : "en",
    t: (key, values) => t(key, { ...values }),
    setLocale: (locale) => void i18n.changeLanguage(locale),
  };
}

/** Makes the words of these namespaces known; a page that needs them calls it before it draws anything. */
export function usePageTexts(spaces: Partial<PageTexts>): void {
  const { i18n } = useTranslation();
  for (const [space, entries] of Object.entries(spaces))
    for (const locale of ["en", "th"] as const)
      if (!i18n.hasResourceBundle(locale, space))
        i18n.addResourceBundle(locale, space, inLocale(entries, locale));
}

/** Words that one page alone needs and that are loaded with it: running text, too long for the first page's budget. */
export function usePageWords<Key extends string>(
  words: Readonly<Record<Key, Text>>,
): (key: Key, values?: Readonly<Record<string, string | number>>) => string {
  const { locale } = useWords();
  return (key, values = {}) =>
    words[key][locale].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
      String(values[name] ?? ""),
    );
}
