import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Text, VisuallyHidden } from "@mantine/core";
import {
  HeadlinesPanel_NetworkFragmentDoc,
  type HeadlineSeriesFragment,
  type HeadlinesPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { Sparkline } from "../../charts/Sparkline.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { changeOf } from "../../lib/series.ts";
import {
  Difference,
  MeasureHeadline,
  MeasureHeadlines,
} from "../../ui/Measure.tsx";

interface Headline {
  readonly indicator: string;
  readonly series: readonly HeadlineSeriesFragment[];
}

export function HeadlinesPanel({
  network,
  variables,
}: {
  readonly network: FragmentType<HeadlinesPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: HeadlinesPanel_NetworkFragmentDoc,
    fragmentName: "HeadlinesPanel_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const headlines: Headline[] = [
    { indicator: "train_coverage", series: data.training },
    { indicator: "sd_maturity_level", series: data.dialogue },
    { indicator: "hrdd_embed_level", series: data.diligence },
    { indicator: "wc_social_security_coverage", series: data.protection },
  ];
  return (
    <section>
      <VisuallyHidden component="h2">{t("overview.headlines")}</VisuallyHidden>
      <WhatChanged headlines={headlines} />
      <MeasureHeadlines>
        {headlines.map((headline) => {
          const indicator = catalogue.indicator(headline.indicator);
          const last = headline.series.at(-1)?.measure;
          const change = changeOf(headline.series);
          if (!last) return null;
          return (
            <MeasureHeadline
              key={headline.indicator}
              indicator={indicator}
              measure={last}
              to={to(`/indicators/${headline.indicator}`)}
              difference={
                change && <Difference indicator={indicator} {...change} />
              }
            >
              <Sparkline
                values={headline.series.map(({ measure }) => measure.value)}
                label={t("overview.trendOf", {
                  indicator: indicator.name[locale],
                  count: headline.series.length,
                })}
              />
            </MeasureHeadline>
          );
        })}
      </MeasureHeadlines>
    </section>
  );
}

/** In one sentence: what moved since the last period, and who is silent. */
function WhatChanged({
  headlines,
}: {
  readonly headlines: readonly Headline[];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const [first] = headlines;
  const change = first && changeOf(first.series);
  const measure = first?.series.at(-1)?.measure;
  if (!first || !measure) return null;
  const indicator = catalogue.indicator(first.indicator);
  const text = (value: number) => figureText(indicator, value, format);
  const silent = measure.asked - measure.answered;
  const moved = change && text(change.from) !== text(change.to);
  return (
    <Text size="lg" maw="72ch" mb="lg">
      {change &&
        t(moved ? "overview.sentenceMoved" : "overview.sentenceSame", {
          indicator: indicator.name[locale],
          from: text(change.from),
          to: text(change.to),
          value: text(change.to),
          period: format.period(change.since),
        })}{" "}
      {silent > 0 && t("overview.sentenceSilent", { count: silent })}
    </Text>
  );
}
