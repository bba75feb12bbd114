/** How concerns, places, ways and inputs are called. */
import type { SupplyFamilyKind } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { ExposureAddress } from "./exposure-address.ts";
import type { Place, Way } from "./exposure-model.ts";

export interface ExposureWords {
  readonly tier: (tier: string) => string;
  /** What is looked for, as a name. */
  readonly concern: string;
  /** What decides it at a site. */
  readonly about: string;
  /** Said of what has it: `is without …`. */
  readonly condition: string;
  readonly way: (way: Pick<Way, "source" | "through">) => string;
  readonly family: (family: {
    readonly key: string;
    readonly kind: SupplyFamilyKind;
  }) => string;
  readonly percent: (share: number | null) => string;
  readonly range: (low: number, high: number) => string;
}

export function useExposureWords({
  concern,
  indicator,
  below,
}: Pick<ExposureAddress, "below" | "concern" | "indicator">): ExposureWords {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const term = indicator ? catalogue.findIndicator(indicator) : undefined;
  const name = term?.name[locale] ?? "";
  const tier = (key: string) => catalogue.tier(key)[locale];
  const kind =
    concern === "indicator" && term?.valueType === "ordinal"
      ? "indicatorLevel"
      : concern;
  const place = ({ tier: key, segment, sites }: Place) =>
    t("exposure.place", {
      count: sites,
      sites: format.count(sites),
      // In English it stands before a noun: `2 tier-3 sites`.
      tier:
        locale === "en"
          ? tier(key).toLowerCase().replaceAll(" ", "-")
          : tier(key),
      segment: catalogue.segment(segment)[locale],
    });
  const together = (places: readonly string[]): string =>
    places.reduce((first, second) =>
      t("exposure.wayThroughMore", { first, second }),
    );
  return {
    tier,
    concern:
      concern === "indicator"
        ? name
        : t(`exposure.concern_${concern}` as TextKey),
    about: t(`exposure.about_${kind}`, { name, below }),
    condition: t(`exposure.is_${kind}`, { name, below }),
    way: ({ source, through }) =>
      through.length === 0
        ? t("exposure.wayDirect", { source: place(source) })
        : t("exposure.wayThrough", {
            source: place(source),
            through: together(through.map(place)),
          }),
    family: ({ key, kind: of }) => {
      if (!key) return t("exposure.inputUnknown");
      return of === "segment"
        ? catalogue.segment(key)[locale]
        : catalogue.partFamily(key)[locale];
    },
    percent: (share) => (share === null ? "–" : format.percent(share)),
    range: (low, high) =>
      t("exposure.between", {
        low: format.percent(low),
        high: format.percent(high),
      }),
  };
}
