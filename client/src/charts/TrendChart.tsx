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

export interface TrendPoint {
  /** As it reads on the axis. */
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Most answers speak from an earlier period: drawn hollow. */
  readonly isCarried: boolean;
  /** How many answered, and the like: said with the value. */
  readonly note?: string;
}

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: TrendPoint;
}

function Observation({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.value === null)
    return <g />;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={4}
      stroke={ACCENT}
      strokeWidth={1.5}
      fill={payload?.isCarried ? "var(--saphan-ground)" : ACCENT}
    />
  );
}

export function TrendChart({
  points,
  format,
  target,
  valueName,
  rangeName,
  max,
}: {
  readonly points: readonly TrendPoint[];
  readonly format: (value: number) => string;
  readonly target?:
    { readonly value: number; readonly label: string } | undefined;
  readonly valueName: string;
  readonly rangeName: string;
  /** End of the axis; by default that of what is drawn. */
  readonly max?: number | undefined;
}) {
  const data = points.map((point) => ({
    ...point,
    range:
      point.low !== null && point.high !== null
        ? [point.low, point.high]
        : undefined,
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
        <XAxis dataKey="label" {...AXIS} minTickGap={16} />
        <YAxis
          {...AXIS}
          width={56}
          tickFormatter={format}
          domain={[0, max ?? "auto"]}
        />
        <Tooltip
          {...TOOLTIP}
          formatter={(value, name, item) => {
            const { note } = item.payload as TrendPoint;
            return [
              Array.isArray(value)
                ? value.map((end) => format(Number(end))).join(" – ")
                : [format(Number(value)), note].filter(Boolean).join(" · "),
              name,
            ];
          }}
        />
        <Area
          dataKey="range"
          name={rangeName}
          stroke="none"
          fill={RANGE}
          fillOpacity={0.6}
          isAnimationActive={false}
          activeDot={false}
        />
        {target && (
          <ReferenceLine
            y={target.value}
            stroke="var(--saphan-series-2)"
            strokeDasharray="4 4"
            label={{
              value: target.label,
              position: "insideTopRight",
              fontSize: 12,
              fill: "var(--saphan-series-2)",
            }}
          />
        )}
        <Line
          dataKey="value"
          name={valueName}
          stroke={ACCENT}
          strokeWidth={2}
          isAnimationActive={false}
          dot={Observation}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
