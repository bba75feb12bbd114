import type { SiteSeriesQuery } from "../../__generated__/operations.ts";
import { SeriesMarks } from "../../charts/SeriesMarks.tsx";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import { axisEnd, heightOf } from "./answers-model.ts";

export type Series = SiteSeriesQuery["site"]["answerSeries"][number]["values"];

/** The last quarters of one indicator, in the table's row; the words say every mark. */
export function SiteSeriesMarks({
  indicator,
  series,
}: {
  readonly indicator: IndicatorTerm;
  readonly series: Series;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const text = useSiteValueWords();
  const sign = useSignWords();
  const marks = series.map(({ period, value }) => {
    const isCarried = value.period !== null && value.period < period;
    const said =
      value.standing === "answered"
        ? text(indicator, value) + (isCarried ? ` (${sign("carried")})` : "")
        : sign(value.standing);
    return {
      label: `${format.period(period)}: ${said}`,
      value: heightOf(indicator, { period, value }),
      isCarried,
    };
  });
  if (marks.every(({ value }) => value === null)) return null;
  return (
    <SeriesMarks
      marks={marks}
      from={0}
      to={axisEnd(indicator, series)}
      label={`${t("site.seriesOf", {
        indicator: indicator.name[locale],
        count: series.length,
      })} ${marks.map(({ label }) => label).join("; ")}`}
    />
  );
}
