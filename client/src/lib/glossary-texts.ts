import glossary from "../texts/glossary.json" with { type: "json" };
import { usePageTexts } from "./i18n.ts";

export { glossary };

/** The meanings of words, which come with whoever opens one and not with a page. */
export const useGlossaryTexts = (): void => usePageTexts({ glossary });
