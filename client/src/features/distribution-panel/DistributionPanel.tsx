/** How far the sites lie apart, behind one figure. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import {
  DistributionPanel_NetworkFragmentDoc,
  type DistributionPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";

const HEIGHT = 220;
const Histogram = lazy(async () => ({
  default: (await import("../../charts/Histogram.tsx")).Histogram,
}));

export function DistributionPanel({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<DistributionPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { data, complete } = useFragment({
    fragment: DistributionPanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { edges, groups } = data.distribution;
  const group = groups[0];
  const total = data.distributionTotal[0]?.measure;
  const counts = group?.counts ?? [];
  const sites = counts.reduce((sum, count) => sum + count, 0);
  const text = (value: number | null | undefined) =>
    figureText(indicator, value, format);
  const [median, q1, q3] = [group?.median, group?.q1, group?.q3];
  const unit =
    indicator.valueType === "percent" ? "" : indicator.unit.name[locale];
  return (
    <section id="distribution">
      <ChartFigure
        order={2}
        title={t("indicator.distribution")}
        subtitle={
          sites === 0
            ? format.period(data.period)
            : [
                t("indicator.distributionSubtitle", {
                  count: sites,
                  period: format.period(data.period),
                  median: text(median),
                  q1: text(q1),
                  q3: text(q3),
                }),
                unit,
                total &&
                  t("measure.answered", {
                    count: total.asked,
                    answered: format.count(total.answered),
                    asked: format.count(total.asked),
                  }),
              ]
                .filter(Boolean)
                .join(" · ")
        }
        empty={t("indicator.distributionEmpty")}
        table={{
          columns: [t("indicator.siteValue"), t("indicator.sitesColumn")],
          rows: counts.flatMap((count, i) =>
            count === 0
              ? []
              : [
                  [
                    `${text(edges[i])} – ${text(edges[i + 1])}`,
                    format.count(count),
                  ],
                ],
          ),
        }}
      >
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <Histogram
            edges={edges}
            counts={counts}
            median={median ?? null}
            quartiles={
              typeof q1 === "number" && typeof q3 === "number"
                ? [q1, q3]
                : undefined
            }
            format={text}
            countName={t("indicator.sitesColumn")}
            medianName={t("indicator.medianName", { value: text(median) })}
          />
        </Suspense>
      </ChartFigure>
    </section>
  );
}
