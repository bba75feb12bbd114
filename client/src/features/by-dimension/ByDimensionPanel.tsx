/** How tiers, provinces, product groups, sizes or groups of firms compare. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, NativeSelect, Text } from "@mantine/core";
import { decodeGrid } from "@saphan/shared/contract";
import { lazy, Suspense, useState } from "react";
import {
  ByDimensionPanel_NetworkFragmentDoc,
  type ByDimensionPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import {
  FLAG_PARTS,
  LEVEL_PARTS,
  optionParts,
} from "../../charts/chart-theme.ts";
import { RangeDots } from "../../charts/RangeDots.tsx";
import { StackedShares } from "../../charts/StackedShares.tsx";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import {
  DIMENSIONS,
  dimensionOf,
  valueName,
  type DimensionKey,
} from "../../lib/dimension.ts";
import {
  figureText,
  isChoice,
  isFraction,
  isMostlyCarried,
  isSpreadOnly,
} from "../../lib/figure.ts";
import { useWords, type Text as Words } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import {
  useChartUnit,
  useChoiceNames,
  useUnaskedWords,
} from "../../ui/figure-words.ts";
import { Legend } from "../../ui/Signs.tsx";
import { dimensionRows, type DimensionRow } from "./by-dimension-model.ts";

// Loaded behind the page: what it leads to is a page of its own.
const CompareRows = lazy(async () => ({
  default: (await import("../../ui/CompareRows.tsx")).CompareRows,
}));

/** As many rows as can be taken in; more on demand. */
const FIRST_ROWS = 15;
const WHOLE = "whole";

export function ByDimensionPanel({
  network,
  variables,
  indicator,
  by,
}: {
  readonly network: FragmentType<ByDimensionPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
  /** Of the figures that are there; the address may be ahead of them. */
  readonly by: DimensionKey;
}) {
  const { t } = useWords();
  const { params, set } = useScope();
  return (
    <section id="by">
      <NativeSelect
        className="no-print"
        size="sm"
        maw={240}
        mb="sm"
        label={t("indicator.compare")}
        value={dimensionOf(params.get("by")).key}
        data={DIMENSIONS.map(({ key, name }) => ({
          value: key,
          label: t(name),
        }))}
        onChange={(event) =>
          set(
            {
              by:
                event.currentTarget.value === "tier"
                  ? undefined
                  : event.currentTarget.value,
            },
            { replace: true },
          )
        }
      />
      <Comparison
        key={by}
        network={network}
        variables={variables}
        indicator={indicator}
        by={by}
      />
    </section>
  );
}

function useRows(
  data: ByDimensionPanel_NetworkFragment,
  indicator: IndicatorTerm,
  by: DimensionKey,
): readonly DimensionRow[] {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const groups = new Map(data.groups?.map(({ id, name }) => [id, name]));
  const nameOf = (key: string): Words => {
    const unknown = t("indicator.unknown");
    if (key === "") return { en: unknown, th: unknown };
    return valueName(by, key, catalogue, groups.get(key));
  };
  const cellOf = decodeGrid(data.dimensionGrid);
  const dimension = DIMENSIONS.find(({ key }) => key === by)?.dimension;
  return dimensionRows(
    dimension ?? "tier",
    data.dimensionGrid.first,
    (key) => cellOf(indicator.id, key),
    new Map(data.dimensionChoices.map(({ key, counts }) => [key, counts])),
    nameOf,
    catalogue.sizeBands.map(({ id }) => id),
  );
}

function Comparison({
  network,
  variables,
  indicator,
  by,
}: {
  readonly network: FragmentType<ByDimensionPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
  readonly by: DimensionKey;
}) {
  const { data, complete } = useFragment({
    fragment: ByDimensionPanel_NetworkFragmentDoc,
    fragmentName: "ByDimensionPanel_network",
    from: network,
    variables,
  });
  // The figures of another dimension are on their way.
  if (!complete || !data) return null;
  return <Drawing data={data} indicator={indicator} by={by} />;
}

function Drawing({
  data,
  indicator,
  by,
}: {
  readonly data: ByDimensionPanel_NetworkFragment;
  readonly indicator: IndicatorTerm;
  readonly by: DimensionKey;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const unit = useChartUnit();
  const choiceNames = useChoiceNames();
  const { toFiltered } = useScope();
  const [showsAll, setShowsAll] = useState(false);
  const all = useRows(data, indicator, by);
  const shown = showsAll ? all : all.slice(0, FIRST_ROWS);
  const whole = data.allMeasures[0]?.measure;
  const text = (value: number | null) => figureText(indicator, value, format);
  const unasked = useUnaskedWords();
  const noteOf = (measure: DimensionRow["measure"]) =>
    measure.asked === 0
      ? unasked(measure)
      : `${format.count(measure.answered)} / ${format.count(measure.asked)}`;
  const rows = [
    ...(whole
      ? [
          {
            key: WHOLE,
            label: t("indicator.allSites"),
            measure: whole,
            counts: data.allChoices[0]?.counts ?? [],
            href: toFiltered("/sites", {
              standing: "answered",
              of: indicator.id,
            }),
          },
        ]
      : []),
    ...shown.map(({ key, name, ...row }) => ({
      ...row,
      key,
      label: name[locale],
      // Sites whose value is not known cannot be filtered for.
      href: key === "" ? undefined : toFiltered("/sites", { [by]: key }),
    })),
  ];
  const choices = choiceNames(indicator);
  const isStacked = isChoice(indicator);
  const isSilent = ({ asked, answered }: DimensionRow["measure"]) =>
    asked > 0 && answered === 0;
  const hasSilent = rows.some(({ measure }) => isSilent(measure));
  const dimension = DIMENSIONS.find(({ key }) => key === by);
  return (
    <>
      <ChartFigure
        order={2}
        title={t(`indicator.by_${by}`)}
        subtitle={t("indicator.bySubtitle", {
          unit: unit(indicator),
          period: format.period(data.period),
        })}
        empty={t("indicator.byEmpty")}
        table={{
          columns: [
            dimension ? t(dimension.name) : "",
            t("indicator.sitesColumn"),
            ...(isStacked ? choices : []),
            t("indicator.valueColumn"),
            ...(indicator.bounded ? [t("indicator.rangeColumn")] : []),
            t("indicator.answeredColumn"),
          ],
          rows: rows.map(({ label, measure, counts }) => [
            label,
            format.count(measure.sites),
            ...(isStacked
              ? choices.map((_name, i) => format.count(counts[i] ?? 0))
              : []),
            text(measure.value),
            ...(indicator.bounded
              ? [
                  measure.low === null
                    ? "–"
                    : `${text(measure.low)} – ${text(measure.high)}`,
                ]
              : []),
            noteOf(measure),
          ]),
          links: rows.map(({ href }) => href),
        }}
      >
        {isStacked ? (
          <StackedShares
            label={t("indicator.spread")}
            parts={choices}
            colors={
              indicator.valueType === "ordinal"
                ? LEVEL_PARTS
                : indicator.valueType === "boolean"
                  ? FLAG_PARTS
                  : optionParts(indicator.options.map(({ isOk }) => isOk))
            }
            formatCount={format.count}
            groups={rows.map(({ key, label, measure, counts, href }) => ({
              key,
              label,
              counts,
              value: text(measure.value),
              note: noteOf(measure),
              isUnasked: measure.asked === 0,
              isWhole: key === WHOLE,
              ...(href ? { href } : {}),
            }))}
          />
        ) : (
          <RangeDots
            valueName={indicator.name[locale]}
            format={text}
            max={isFraction(indicator) ? 1 : undefined}
            reference={
              indicator.direction === "closer_to_1_is_better" ? 1 : undefined
            }
            dots={rows.map(({ key, label, measure, href }) => ({
              key,
              label,
              value: measure.value,
              low: measure.low,
              high: measure.high,
              note: noteOf(measure),
              isUnasked: measure.asked === 0,
              isCarried: isMostlyCarried(measure),
              isWhole: key === WHOLE,
              ...(href ? { href } : {}),
            }))}
          />
        )}
        <Text component="div" size="sm" mt={4}>
          <Legend
            signs={[
              ...(isStacked ? [] : (["value", "mostlyCarried"] as const)),
              ...(indicator.bounded && !isStacked ? (["range"] as const) : []),
              ...(hasSilent ? (["silent"] as const) : []),
            ]}
          />
        </Text>
      </ChartFigure>
      {all.length > shown.length && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          className="no-print"
          onClick={() => setShowsAll(true)}
        >
          {t("indicator.byMore", { count: all.length - shown.length })}
        </Anchor>
      )}
      {!isSpreadOnly(indicator) && (
        <Suspense>
          <CompareRows
            key={by}
            by={by}
            indicator={indicator.id}
            rows={all.flatMap(({ key, name }) =>
              key === "" ? [] : [{ key, name: name[locale] }],
            )}
          />
        </Suspense>
      )}
    </>
  );
}
