/** What happens from day to day: one line, what it could be as a band behind it, and others to compare it with. */
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ACCENT, AXIS, GRID, RANGE, TOOLTIP } from "./chart-theme.ts";

export interface DayLine {
  readonly name: string;
  /** By day, from day 1. */
  readonly values: readonly number[];
  readonly isDashed?: boolean;
}

export interface DayBand {
  readonly name: string;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const COLORS = [ACCENT, "var(--saphan-series-2)", "var(--saphan-series-3)"];

export function DayChart({
  lines,
  band,
  format,
  dayName,
  plan,
  max,
}: {
  readonly lines: readonly DayLine[];
  readonly band?: DayBand | undefined;
  readonly format: (value: number) => string;
  /** `Day 12`. */
  readonly dayName: (day: number) => string;
  /** Where everything goes as planned. */
  readonly plan?: { readonly value: number; readonly name: string };
  /** End of the axis; two charts side by side have one. */
  readonly max?: number | undefined;
}) {
  const days = lines[0]?.values.length ?? 0;
  const data = Array.from({ length: days }, (_, i) => ({
    day: i + 1,
    range: band && [band.low[i] ?? 0, band.high[i] ?? 0],
    ...Object.fromEntries(
      lines.map(({ values }, at) => [`line${at}`, values[i] ?? 0]),
    ),
  }));
  return (
    <ResponsiveContainer
      width="100%"
      height={260}
      initialDimension={{ width: 640, height: 260 }}
    >
      <ComposedChart
        data={data}
        margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid {...GRID} vertical={false} />
        <XAxis
          dataKey="day"
          type="number"
          domain={[1, Math.max(2, days)]}
          {...AXIS}
          tickCount={7}
          allowDecimals={false}
        />
        <YAxis
          {...AXIS}
          width={56}
          tickFormatter={format}
          domain={[0, max ?? "auto"]}
        />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={(day) => dayName(Number(day))}
          formatter={(value, name) => [
            Array.isArray(value)
              ? value.map((end) => format(Number(end))).join(" – ")
              : format(Number(value)),
            name,
          ]}
        />
        {band && (
          <Area
            dataKey="range"
            name={band.name}
            stroke="none"
            fill={RANGE}
            fillOpacity={0.7}
            isAnimationActive={false}
            activeDot={false}
          />
        )}
        {plan && (
          <ReferenceLine
            y={plan.value}
            stroke="var(--saphan-quiet)"
            strokeDasharray="2 4"
            label={{
              value: plan.name,
              position: "insideBottomRight",
              fontSize: 12,
              fill: "var(--saphan-quiet)",
            }}
          />
        )}
        {lines.map(({ name, isDashed }, at) => (
          <Line
            key={name}
            dataKey={`line${at}`}
            name={name}
            stroke={COLORS[at % COLORS.length] ?? ACCENT}
            strokeWidth={at === 0 ? 2 : 1.5}
            {...(isDashed ? { strokeDasharray: "5 4" } : {})}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** What each line and the band are, under the drawing. */
export function DayLegend({
  lines,
  band,
}: {
  readonly lines: readonly Pick<DayLine, "isDashed" | "name">[];
  readonly band?: Pick<DayBand, "name"> | undefined;
}) {
  return (
    <ul
      style={{
        display: "flex",
        flexWrap: "wrap",
        gap: "4px 24px",
        margin: "4px 0 0",
        padding: 0,
        listStyle: "none",
        fontSize: 12,
        color: "var(--saphan-quiet)",
      }}
    >
      {lines.map(({ name, isDashed }, at) => (
        <li key={name}>
          <svg width={28} height={8} aria-hidden="true">
            <line
              x2={28}
              y1={4}
              y2={4}
              stroke={COLORS[at % COLORS.length]}
              strokeWidth={2}
              {...(isDashed ? { strokeDasharray: "5 4" } : {})}
            />
          </svg>{" "}
          {name}
        </li>
      ))}
      {band && (
        <li>
          <svg width={28} height={10} aria-hidden="true">
            <rect width={28} height={10} fill={RANGE} />
          </svg>{" "}
          {band.name}
        </li>
      )}
    </ul>
  );
}
