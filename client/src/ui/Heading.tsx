import { useMemo } from "react";
import { HEADINGS } from "../lib/glossary-headings.ts";
import type { GlossaryWord } from "../lib/glossary.ts";
import { useWords, type TextKey } from "../lib/i18n.ts";
import { Term } from "./Term.tsx";

/** The heading of a column: where it is a word of ours it opens its meaning. */
export function Heading({ children }: { readonly children: string }) {
  const { t, locale } = useWords();
  // What pages have loaded decides which words are known, and a heading is drawn after them.
  const word = useMemo(
    () =>
      (Object.entries(HEADINGS) as [TextKey, GlossaryWord][]).find(
        ([key]) => t(key) === children,
      )?.[1],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `t` is new with every drawing, its words with the locale
    [children, locale],
  );
  return word ? <Term word={word}>{children}</Term> : children;
}
