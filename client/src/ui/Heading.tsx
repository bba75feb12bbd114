import { VisuallyHidden } from "@mantine/core";
import { useMemo } from "react";
import { HEADINGS } from "../lib/glossary-headings.ts";
import type { GlossaryWord } from "../lib/glossary.ts";
import { useWords, type TextKey } from "../lib/i18n.ts";
import { Term } from "./Term.tsx";

/** The word of ours that a heading is. */
function useHeadingWord(heading: string): GlossaryWord | undefined {
  const { t, locale } = useWords();
  // What pages have loaded decides which words are known, and a heading is drawn after them.
  return useMemo(
    () =>
      (Object.entries(HEADINGS) as [TextKey, GlossaryWord][]).find(
        ([key]) => t(key) === heading,
      )?.[1],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `t` is new with every drawing, its words with the locale
    [heading, locale],
  );
}

/** The heading of a column: where it is a word of ours it opens its meaning. */
export function Heading({ children }: { readonly children: string }) {
  const word = useHeadingWord(children);
  return word ? <Term word={word}>{children}</Term> : children;
}

/** Beside a heading that does something else when it is pressed, such as putting rows in its order. */
export function HeadingNote({ children }: { readonly children: string }) {
  const { t } = useWords();
  const word = useHeadingWord(children);
  if (!word) return null;
  return (
    <Term word={word} isMark>
      <span aria-hidden="true">?</span>
      <VisuallyHidden>{t("table.meaning", { word: children })}</VisuallyHidden>
    </Term>
  );
}
