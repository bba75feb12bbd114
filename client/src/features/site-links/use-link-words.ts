import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useDisclosureEnd } from "../../ui/use-disclosure-end.ts";
import type { Disclosure, Statement, Term } from "./link-model.ts";

export interface LinkWords {
  readonly family: (id: string | null) => string;
  /** `since 1 Jan 2025 · 30 % of what the customer needs · private`. */
  readonly statement: (statement: Statement) => string;
  /** One term by itself, as it is chosen in a conflict. */
  readonly term: (term: Term, text: string) => string;
}

export function useLinkWords(): LinkWords {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const disclosureEnd = useDisclosureEnd();
  return {
    family: (id) =>
      id ? catalogue.partFamily(id)[locale] : t("links.noFamily"),
    statement: ({ since, until, share, isSingleSource, ...said }) =>
      [
        since && t("links.fromDay", { day: format.day(since) }),
        until && t("links.untilDay", { day: format.day(until) }),
        share !== null && t("links.ofNeed", { share: format.percent(share) }),
        isSingleSource && t("links.singleYes"),
        isSingleSource === false && t("links.singleNo"),
        said.declaredBy !== "customer" && t(`site.shows_${said.disclosure}`),
        disclosureEnd(said),
      ]
        .filter(Boolean)
        .join(" · "),
    term: (term, text) => {
      if (text === "") return t("links.notSaid");
      switch (term) {
        case "until":
        case "disclosedUntil":
          return format.day(text);
        case "share":
          return `${text} %`;
        case "single":
          return t(text === "yes" ? "links.yes" : "links.no");
        case "disclosure":
          return t(`links.tells_${text as Disclosure}`);
      }
    },
  };
}
