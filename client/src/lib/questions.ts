/** Each indicator as a question in plain words; loaded with the pages that ask them. */
import questions from "../texts/question.json" with { type: "json" };
import { usePageWords } from "./i18n.ts";

export { questions };

/** The question that the indicator of an id answers. */
export function useQuestion(): (id: string) => string {
  const word = usePageWords(questions);
  return (id) => word(id as keyof typeof questions);
}
