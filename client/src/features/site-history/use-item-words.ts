/** One thing that a change did, as a sentence. */
import type { SiteHistoryPageFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useFactWords } from "../../ui/fact-words.ts";
import { useBreakdownWords, useStatedWords } from "../../ui/stated-words.ts";

type Item = SiteHistoryPageFragment["entries"][number]["items"][number];

const FIELDS: Readonly<Record<string, TextKey>> = {
  name_en: "history.name_en",
  name_th: "history.name_th",
  entity: "sites.entity",
  part_families: "site.parts",
  opened: "sites.opened",
  closed: "sites.closed",
  province: "filter.province",
  main_segment: "filter.segment",
  country: "history.country",
  os_id: "site.osId",
  latitude: "history.latitude",
  longitude: "history.longitude",
  share: "history.share",
  single_source: "history.single_source",
  since: "history.since",
  until: "history.until",
  declared_by: "history.declared_by",
  disclosure: "history.disclosure",
  disclosed_until: "history.disclosed_until",
};
const DAYS: readonly string[] = [
  "since",
  "until",
  "opened",
  "closed",
  "disclosed_until",
];

export function useItemWords(): (item: Item) => string {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const stated = useStatedWords();
  const factWords = useFactWords();
  const breakdownWords = useBreakdownWords();

  const fieldValue = (field: string | null, text: string | null): string => {
    if (text === null || text === "") return t("history.nothing");
    if (field !== null && DAYS.includes(field)) return format.day(text);
    switch (field) {
      case "province":
        return catalogue.province(text)[locale];
      case "main_segment":
        return catalogue.segment(text)[locale];
      case "part_families":
        return text
          .split(";")
          .map((family) => catalogue.partFamily(family)[locale])
          .join(", ");
      case "share":
        return format.percent(Number(text));
      case "single_source":
        return t(text === "true" ? "measure.yes" : "measure.no");
      case "declared_by":
        return t(`site.declared_${text as "both" | "customer" | "supplier"}`);
      case "disclosure":
        return t(`site.disclosure_${text as "existence" | "private"}`);
      default:
        return text;
    }
  };
  /** `Until: 31 Dec 2026 instead of none`. */
  const changed = (item: Item): string =>
    t("history.changed", {
      what: t(FIELDS[item.field ?? ""] ?? "history.field"),
      from: fieldValue(item.field, item.beforeText),
      to: fieldValue(item.field, item.afterText),
    });

  const answer = (item: Item): string => {
    const indicator = catalogue.findIndicator(item.indicator ?? "");
    const [key = "", value = ""] = (item.breakdown ?? "").split("=");
    const part =
      indicator && key ? `, ${breakdownWords(indicator, key, value)}` : "";
    const say = (what: Item["after"]): string =>
      what
        ? stated(indicator ?? { options: [], valueType: "count" }, what)
        : "";
    const values = {
      what: `${indicator?.name[locale] ?? item.indicator ?? ""}${part}`,
      period: item.period ? format.period(item.period) : "",
      source: item.source?.name[locale] ?? t("site.bySomebody"),
      to: say(item.after),
    };
    if (item.isNew) return t("history.answerNew", values);
    if (!item.before) return t("history.answerAgain", values);
    return t("history.answerChanged", { ...values, from: say(item.before) });
  };
  const fact = (item: Item): string => {
    const id = item.fact ?? "";
    const words = (text: string | null) =>
      text === null ? t("history.nothing") : factWords(id, Number(text));
    return t(item.isNew ? "history.answerNew" : "history.answerChanged", {
      what: catalogue.fact(id)[locale],
      period: item.period ? format.period(item.period) : "",
      source: item.source?.name[locale] ?? t("site.bySomebody"),
      from: words(item.beforeText),
      to: words(item.afterText),
    });
  };
  const link = (item: Item): string => {
    const what = t(item.supplies ? "history.supplies" : "history.suppliedBy", {
      other: item.other?.name[locale] ?? t("site.unnamed"),
      part: catalogue.partFamily(item.partFamily ?? "")[locale],
    });
    if (item.field === "taken_back")
      return t("history.linkTakenBack", {
        what,
        source: item.source?.name[locale] ?? t("site.bySomebody"),
      });
    return item.isNew
      ? t("history.linkNew", { what })
      : `${what}: ${changed(item)}`;
  };
  const permission = (item: Item): string => {
    const organisation =
      item.organisation?.name[locale] ?? t("site.bySomebody");
    const isGrant = item.kind === "grant";
    if (item.isNew)
      return t(isGrant ? "history.grantNew" : "history.enrolmentNew", {
        organisation,
      });
    return t(isGrant ? "history.grantChanged" : "history.enrolmentChanged", {
      organisation,
      change: changed(item),
    });
  };
  const succession = (kind: "merged" | "moved" | "split", item: Item): string =>
    t(`history.${kind}_${item.field === "into" ? "into" : "from"}`, {
      other: item.other?.name[locale] ?? item.afterText ?? t("site.unnamed"),
      day: item.beforeText ? format.day(item.beforeText) : "",
    });
  return (item) => {
    switch (item.kind) {
      case "merged":
      case "moved":
      case "split":
        return succession(item.kind, item);
      case "answer":
        return answer(item);
      case "fact":
        return fact(item);
      case "link":
        return link(item);
      case "profile":
        return item.isNew ? t("history.siteNew") : changed(item);
      default:
        return permission(item);
    }
  };
}
