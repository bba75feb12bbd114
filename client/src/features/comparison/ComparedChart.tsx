/** Which figures are apart? Each share twice, one below the other, on its range. */
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { RangeDots } from "../../charts/RangeDots.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureText, isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useUnaskedWords } from "../../ui/figure-words.ts";
import { Legend } from "../../ui/Signs.tsx";
import type { Compared } from "./compare-model.ts";
import type { CellNames } from "./use-cell-names.ts";

export function ComparedChart({
  compared,
  names,
}: {
  readonly compared: Compared;
  readonly names: CellNames;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const unasked = useUnaskedWords();
  const pairs = compared.figures.flatMap((pair) => {
    const indicator = catalogue.indicator(pair.indicator);
    return isFraction(indicator) ? [{ ...pair, indicator }] : [];
  });
  // What is counted in other units has no axis with the shares: the table has it.
  if (pairs.length === 0) return null;
  const rows = pairs.flatMap(({ indicator, left, right }) =>
    (
      [
        ["left", left],
        ["right", right],
      ] as const
    ).map(([side, measure]) => ({
      key: `${indicator.id} ${side}`,
      indicator,
      measure,
      name: names[side],
      isPart: side === "right",
      note:
        measure.asked === 0
          ? unasked(measure)
          : `${format.count(measure.answered)} / ${format.count(measure.asked)}`,
    })),
  );
  return (
    <ChartFigure
      order={2}
      title={t("compare.chart")}
      subtitle={t("compare.chartNote", { ...names })}
      table={{
        columns: [
          t("compare.figure"),
          t("compare.cell"),
          t("compare.value"),
          t("compare.range"),
          t("compare.answered"),
        ],
        rows: rows.map(({ indicator, name, measure, note }) => [
          indicator.name[locale],
          name,
          figureText(indicator, measure.value, format),
          measure.low === null || measure.high === null
            ? "–"
            : `${format.percent(measure.low)} – ${format.percent(measure.high)}`,
          note,
        ]),
      }}
    >
      <RangeDots
        valueName={t("compare.chart")}
        format={format.percent}
        max={1}
        dots={rows.map(({ key, indicator, measure, name, isPart, note }) => ({
          key,
          label: isPart ? name : `${indicator.name[locale]}: ${name}`,
          value: measure.value,
          low: measure.low,
          high: measure.high,
          note,
          isPart,
          isUnasked: measure.asked === 0,
          isCarried: measure.carried * 2 > measure.answered,
        }))}
      />
      <Legend signs={["value", "mostlyCarried", "range"]} />
    </ChartFigure>
  );
}
