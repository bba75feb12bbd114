/** What losses, families and amounts are called. */
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { Loss } from "./scenario-definition.ts";

export interface LabWords {
  /** Of a key as `part_family:brake`. */
  readonly family: (key: string) => string;
  readonly country: (code: string) => string;
  /** Normal days, with one decimal. */
  readonly amount: (days: number) => string;
  /** `12 days`. */
  readonly days: (days: number) => string;
  /** `day 7`. */
  readonly day: (day: number) => string;
  readonly loss: (loss: Loss) => string;
}

const MOST_NAMED = 4;

export function useLabWords(
  siteName: (id: string) => string,
  groupName: (id: string) => string,
): LabWords {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  const family = (key: string): string => {
    const at = key.indexOf(":");
    const id = key.slice(at + 1);
    switch (key.slice(0, at)) {
      case "part_family":
        return catalogue.partFamily(id)[locale];
      case "segment":
        return t("resilience.familyOfSegment", {
          segment: catalogue.segment(id)[locale],
        });
      default:
        return t("resilience.familyUnknown");
    }
  };
  const country = (code: string): string => {
    try {
      return countries.of(code) ?? code;
    } catch {
      return code;
    }
  };
  const days = (count: number) =>
    t("resilience.days", { count, days: format.number(count, 1) });
  const list = (keys: readonly string[], name: (key: string) => string) =>
    keys.length === 0
      ? t("resilience.nothingChosen")
      : keys.length <= MOST_NAMED
        ? keys.map(name).join(", ")
        : t("resilience.andMore", {
            names: keys.slice(0, MOST_NAMED).map(name).join(", "),
            more: format.count(keys.length - MOST_NAMED),
          });
  const province = (id: string) => catalogue.province(id)[locale];
  const what = ({ kind, keys }: Loss): string => {
    switch (kind) {
      case "sites":
        return list(keys, siteName);
      case "provinces":
        return t("resilience.lossProvinces", { names: list(keys, province) });
      case "groups":
        return t("resilience.lossGroups", { names: list(keys, groupName) });
      case "countries":
        return t("resilience.lossCountries", { names: list(keys, country) });
      case "families":
        return t("resilience.lossFamilies", { names: list(keys, family) });
      case "workforce":
        return keys.length === 0
          ? t("resilience.lossWorkforce")
          : t("resilience.lossWorkforceIn", { names: list(keys, province) });
      case "sharedSupplier":
        return t("resilience.lossSharedSupplier");
      case "singleSourceFamily":
        return t("resilience.lossSingleSourceFamily");
    }
  };
  return {
    family,
    country,
    days,
    day: (day) => t("resilience.dayOf", { day: format.count(day) }),
    amount: (count) => format.number(count, 1),
    loss: (loss) =>
      [
        what(loss),
        loss.left === 0
          ? t("resilience.lossFully")
          : t("resilience.lossPartly", { left: format.percent(loss.left) }),
        t("resilience.lossWhen", {
          days: days(loss.days),
          from: format.count(loss.from),
        }),
      ].join(" · "),
  };
}
