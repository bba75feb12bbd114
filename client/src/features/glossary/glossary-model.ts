/** Which words hold what somebody looks for, in either language. Pure. */
import { GLOSSARY_WORDS, type GlossaryWord } from "../../lib/glossary.ts";
import type { Text } from "../../lib/i18n.ts";

export interface Entry {
  readonly id: GlossaryWord;
  readonly word: Text;
  readonly meaning: Text;
}

/** Thai vowels and marks may be typed in two ways: NFC makes them one. */
const plain = (text: string) => text.normalize("NFC").toLowerCase().trim();

/** By the reader's language; words that hold the text before those whose meaning does. */
export function findWords(
  textOf: (key: `word_${GlossaryWord}` | `meaning_${GlossaryWord}`) => Text,
  text: string,
  locale: "en" | "th",
): readonly Entry[] {
  const wanted = plain(text);
  const collator = new Intl.Collator(locale);
  const holds = ({ en, th }: Text) =>
    plain(en).includes(wanted) || plain(th).includes(wanted);
  const entries = GLOSSARY_WORDS.map((id) => ({
    id,
    word: textOf(`word_${id}`),
    meaning: textOf(`meaning_${id}`),
  })).filter(({ word, meaning }) => holds(word) || holds(meaning));
  return entries.sort(
    (a, b) =>
      Number(holds(b.word)) - Number(holds(a.word)) ||
      collator.compare(a.word[locale], b.word[locale]),
  );
}
