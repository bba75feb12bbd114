/** Up to when a statement on a link tells others anything. */
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { todayInBangkok } from "../lib/today.ts";

interface Said {
  readonly declaredBy: "both" | "customer" | "supplier";
  readonly disclosure: string;
  /** `YYYY-MM-DD` */
  readonly disclosedUntil: string | null;
}

/** Undefined where nothing is told, or until further notice. */
export function useDisclosureEnd(): (said: Said) => string | undefined {
  const { t } = useWords();
  const format = useFormat();
  return ({ declaredBy, disclosure, disclosedUntil }) => {
    const tells = declaredBy !== "customer" && disclosure !== "private";
    if (!tells || disclosedUntil === null) return undefined;
    const isOver = disclosedUntil < todayInBangkok();
    return t(isOver ? "site.toldNoLonger" : "site.toldUntil", {
      day: format.day(disclosedUntil),
    });
  };
}
