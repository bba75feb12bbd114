import type { GlossaryWord } from "../lib/glossary.ts";
import { useCatalogue } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { Term } from "./Term.tsx";

/** Pillars that people know by a word which wants saying. */
const WORDS: Readonly<Partial<Record<string, GlossaryWord>>> = {
  dialogue: "dialogue",
  hrdd: "hrdd",
};

/** The name of a pillar over what belongs to it. */
export function PillarName({ id }: { readonly id: string }) {
  const { locale } = useWords();
  const { pillars } = useCatalogue();
  const word = WORDS[id];
  const name = pillars.find((pillar) => pillar.id === id)?.name[locale] ?? id;
  return word ? <Term word={word}>{name}</Term> : name;
}
