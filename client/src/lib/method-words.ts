/** The text of the method page, loaded with it. */
import methodWords from "../texts/method.json" with { type: "json" };
import { usePageWords } from "./i18n.ts";

export { methodWords };
export type MethodWord = keyof typeof methodWords;

export const useMethodWords = () => usePageWords(methodWords);
