/** The lists of bottlenecks as tables of a file. */
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import type { FileCell, FileTable } from "../../lib/page-file.ts";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import type { Bottlenecks, CriticalRow } from "./bottleneck-model.ts";
import { CONDITIONS } from "./exposure-address.ts";
import type { ExposureWords } from "./use-exposure-words.ts";

export function useBottleneckTables(
  words: ExposureWords,
): (found: Bottlenecks) => readonly FileTable[] {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const siteValue = useSiteValueWords();
  const signWords = useSignWords();
  const conditions = CONDITIONS.map((id) => t(`exposure.condition_${id}`));
  const valuesOf = (values: CriticalRow["values"]): FileCell[] =>
    values.map((value) => {
      const indicator = catalogue.findIndicator(value.indicator);
      return indicator && value.standing === "answered"
        ? siteValue(indicator, value)
        : signWords(value.standing);
    });
  const siteOf = ({
    site,
    tier,
  }: Pick<CriticalRow, "site" | "tier">): FileCell[] => [
    site.key,
    site.name[locale],
    words.tier(tier),
    site.entity.name[locale],
  ];
  return ({ critical, singleSources, between }) => {
    const beginning = [
      t("file.key"),
      t("measure.site"),
      t("filter.tier"),
      t("sites.entity"),
    ];
    return [
      {
        name: t("exposure.criticalTitle"),
        note: t("exposure.bottlenecksNote"),
        columns: [
          ...beginning,
          t("exposure.lost"),
          t("exposure.stops"),
          t("exposure.tiedTo"),
          ...conditions,
        ],
        rows: critical.nodes.map((row) => [
          ...siteOf(row),
          row.lost.map(({ family }) => words.family(family)).join(", "),
          row.stopped,
          row.customers.map(({ name }) => name[locale]).join(", "),
          ...valuesOf(row.values),
        ]),
      },
      {
        name: t("exposure.singleTitle"),
        note: t("exposure.noAlternative"),
        columns: [
          ...beginning,
          t("exposure.input"),
          t("exposure.customer"),
          t("exposure.flow"),
          ...conditions,
        ],
        rows: singleSources.nodes.map((row) => [
          ...siteOf(row),
          words.family(row.family),
          row.customer.name[locale],
          { percent: row.flow },
          ...valuesOf(row.values),
        ]),
      },
      {
        name: t("exposure.betweenTitle"),
        columns: [...beginning, t("exposure.ways"), ...conditions],
        rows: between.nodes.map((row) => [
          ...siteOf(row),
          { percent: row.share },
          ...valuesOf(row.values),
        ]),
      },
    ];
  };
}
