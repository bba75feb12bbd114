import noFigures from "../texts/no-figures.json" with { type: "json" };
import { usePageTexts } from "./i18n.ts";

/** Words for whom pages of figures are empty. */
export const useNoFiguresTexts = (): void => usePageTexts({ noFigures });
