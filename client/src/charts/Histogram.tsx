import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS, GRID, RANGE, SERIES_COLORS, TOOLTIP } from "./chart-theme.ts";

/** How site values spread: one bar a bin, with the median as a line. */
export function Histogram({
  edges,
  counts,
  median,
  quartiles,
  format,
  countName,
  medianName,
}: {
  /** One more than there are counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly median: number | null;
  /** The middle half of the sites lies between these. */
  readonly quartiles?: readonly [number, number] | undefined;
  readonly format: (value: number) => string;
  readonly countName: string;
  readonly medianName: string;
}) {
  const data = counts.map((count, i) => ({
    from: edges[i] ?? 0,
    to: edges[i + 1] ?? 0,
    middle: ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2,
    count,
  }));
  return (
    <ResponsiveContainer
      width="100%"
      height={220}
      initialDimension={{ width: 640, height: 220 }}
    >
      <BarChart
        data={data}
        margin={{ top: 16, right: 16, bottom: 0, left: 0 }}
        barCategoryGap={1}
        accessibilityLayer={false}
      >
        <CartesianGrid {...GRID} vertical={false} />
        {quartiles && (
          <ReferenceArea
            x1={quartiles[0]}
            x2={quartiles[1]}
            fill={RANGE}
            fillOpacity={0.5}
            stroke="none"
          />
        )}
        <XAxis
          dataKey="middle"
          type="number"
          domain={[edges[0] ?? 0, edges.at(-1) ?? 1]}
          {...AXIS}
          tickFormatter={format}
        />
        <YAxis {...AXIS} width={48} allowDecimals={false} />
        <Tooltip
          {...TOOLTIP}
          cursor={{ fill: "var(--saphan-sunken)" }}
          labelFormatter={(_label, items) => {
            const bin = items[0]?.payload as (typeof data)[number] | undefined;
            return bin ? `${format(bin.from)} – ${format(bin.to)}` : "";
          }}
        />
        <Bar
          dataKey="count"
          name={countName}
          fill={SERIES_COLORS[0] ?? ""}
          isAnimationActive={false}
        />
        {median !== null && (
          <ReferenceLine
            x={median}
            stroke="var(--saphan-series-2)"
            strokeWidth={2}
            label={{
              value: medianName,
              position: "top",
              fontSize: 12,
              fill: "var(--saphan-series-2)",
            }}
          />
        )}
      </BarChart>
    </ResponsiveContainer>
  );
}
