/** How sure the outcome is: lengths and stocks drawn anew, many times. */
import type { MonteCarlo } from "@saphan/shared/core";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { DayChart, DayLegend } from "../../charts/DayChart.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { DRAWS } from "./lab-work.ts";
import { tableDays } from "./output-model.ts";

/** Days behind plan, from what was made by then. */
const behind = (made: Float64Array): readonly number[] =>
  Array.from(made.subarray(1), (output, i) => Math.max(0, i + 1 - output));

export function DrawsFigure({ draws }: { readonly draws: MonteCarlo }) {
  const { t } = useWords();
  const format = useFormat();
  const number = (value: number) => format.number(value, 1);
  // Who has made most is least behind.
  const low = behind(draws.output.high);
  const median = behind(draws.output.median);
  const high = behind(draws.output.low);
  const lines = [{ name: t("resilience.drawMedian"), values: median }];
  const band = { name: t("resilience.drawBand"), low, high };
  return (
    <ChartFigure
      order={3}
      title={t("resilience.draws", {
        low: number(draws.lost.low),
        high: number(draws.lost.high),
      })}
      subtitle={t("resilience.drawsNote", {
        runs: format.count(draws.runs),
        length: format.percent(DRAWS.length),
        stock: format.percent(DRAWS.stock),
      })}
      table={{
        columns: [
          t("resilience.dayColumn"),
          t("resilience.drawLow"),
          t("resilience.drawMedian"),
          t("resilience.drawHigh"),
        ],
        rows: tableDays(median.length).map((day) => [
          format.count(day),
          number(low[day - 1] ?? 0),
          number(median[day - 1] ?? 0),
          number(high[day - 1] ?? 0),
        ]),
      }}
    >
      <DayChart
        lines={lines}
        band={band}
        format={number}
        dayName={(day) => t("resilience.dayOf", { day })}
      />
      <DayLegend lines={lines} band={band} />
    </ChartFigure>
  );
}
