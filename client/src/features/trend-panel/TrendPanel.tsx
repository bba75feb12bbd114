/** Twelve quarters of one figure: what was observed, what is carried, how far silence leaves it open, and the target. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import {
  TrendPanel_NetworkFragmentDoc,
  type TrendPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText, isFraction, targetOf } from "../../lib/figure.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { Judgement, Verdict } from "../../lib/target.ts";
import { useSession } from "../../lib/viewer.ts";
import { useChartUnit } from "../../ui/figure-words.ts";
import { Legend } from "../../ui/Signs.tsx";
import { trendEntries } from "./trend-model.ts";

const HEIGHT = 260;
const TrendChart = lazy(async () => ({
  default: (await import("../../charts/TrendChart.tsx")).TrendChart,
}));

const VERDICTS: Readonly<Record<Verdict, TextKey>> = {
  met: "indicator.targetMet",
  notMet: "indicator.targetNotMet",
  undecided: "indicator.targetUndecided",
};

export function TrendPanel({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<TrendPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t } = useWords();
  const { demo } = useSession();
  const format = useFormat();
  const unit = useChartUnit();
  const { data, complete } = useFragment({
    fragment: TrendPanel_NetworkFragmentDoc,
    fragmentName: "TrendPanel_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const target = targetOf(indicator);
  const isOpen = indicator.sensitivity === "standard";
  const entries = trendEntries(
    indicator,
    data.series,
    target,
    isOpen && data.boundary.unnamed.length > 0,
  );
  const text = (value: number | null) => figureText(indicator, value, format);
  const verdict = (judgement: Judgement | undefined) => {
    if (!judgement) return "–";
    const words = t(VERDICTS[judgement.verdict]);
    return judgement.isOfSharing
      ? t("indicator.targetOfSharing", { words })
      : words;
  };
  const answered = entries.filter((entry) => entry.answered > 0);
  const [first, last] = [entries[0], entries.at(-1)];
  const answeredWords = (entry: { answered: number; asked: number }) =>
    t("measure.answered", {
      count: entry.asked,
      answered: format.count(entry.answered),
      asked: format.count(entry.asked),
    });
  return (
    <section id="trend">
      <ChartFigure
        order={2}
        title={t("indicator.trend")}
        subtitle={[
          t("indicator.trendSubtitle", {
            unit: unit(indicator),
            from: first ? format.period(first.period) : "",
            to: format.period(data.period),
          }),
          last && last.asked > 0 && answeredWords(last),
        ]
          .filter(Boolean)
          .join(" · ")}
        empty={t("indicator.trendEmpty")}
        table={{
          columns: [
            t("shell.period"),
            t("indicator.valueColumn"),
            ...(indicator.bounded ? [t("indicator.rangeColumn")] : []),
            t("indicator.answeredColumn"),
            ...(target === null
              ? []
              : [
                  t("indicator.targetColumn", {
                    target: text(target),
                  }),
                ]),
          ],
          rows:
            answered.length === 0
              ? []
              : entries.map((entry) => [
                  format.period(entry.period),
                  entry.isCarried
                    ? t("indicator.carriedValue", { value: text(entry.value) })
                    : text(entry.value),
                  ...(indicator.bounded
                    ? [
                        entry.low === null
                          ? "–"
                          : `${text(entry.low)} – ${text(entry.high)}`,
                      ]
                    : []),
                  `${format.count(entry.answered)} / ${format.count(entry.asked)}`,
                  ...(target === null ? [] : [verdict(entry.judgement)]),
                ]),
        }}
      >
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <TrendChart
            points={entries.map(({ period, ...entry }) => ({
              ...entry,
              label: format.shortPeriod(period),
              note: answeredWords(entry),
            }))}
            format={text}
            valueName={t("indicator.valueColumn")}
            rangeName={t("indicator.rangeColumn")}
            max={isFraction(indicator) ? 1 : undefined}
            target={
              target === null
                ? undefined
                : {
                    value: target,
                    label: t(
                      demo
                        ? "indicator.targetLineIllustrative"
                        : "indicator.targetLine",
                      { target: text(target) },
                    ),
                  }
            }
          />
        </Suspense>
        <Legend
          signs={
            indicator.bounded
              ? ["value", "mostlyCarried", "range"]
              : ["value", "mostlyCarried"]
          }
        />
      </ChartFigure>
    </section>
  );
}
