import views from "../texts/views.json" with { type: "json" };
import { usePageTexts } from "./i18n.ts";

/** The words of saved views, which come with whoever opens them and not with a page. */
export const useViewTexts = (): void => usePageTexts({ views });
