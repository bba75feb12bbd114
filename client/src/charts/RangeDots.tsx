import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ACCENT, AXIS, GRID, RANGE, TOOLTIP } from "./chart-theme.ts";

export interface RangeDot {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Small n and the like, printed at the end of the row. */
  readonly note: string;
  readonly isCarried: boolean;
}

interface ShapeProps {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: RangeDot & { readonly to: number };
}

/** The bar reaches to the end of the range; inside it the range and the value are drawn. */
function DotWithRange({
  x = 0,
  y = 0,
  width = 0,
  height = 0,
  payload,
}: ShapeProps) {
  if (!payload || payload.to <= 0) return <g />;
  const at = (value: number) => x + (value / payload.to) * width;
  const middle = y + height / 2;
  const { low, high, value } = payload;
  return (
    <g>
      {low !== null && high !== null && (
        <rect
          x={at(low)}
          y={middle - 3}
          width={Math.max(at(high) - at(low), 1)}
          height={6}
          rx={2}
          fill={RANGE}
        />
      )}
      {value !== null && (
        <circle
          cx={at(value)}
          cy={middle}
          r={5}
          stroke={ACCENT}
          strokeWidth={1.5}
          fill={payload.isCarried ? "var(--saphan-ground)" : ACCENT}
        />
      )}
    </g>
  );
}

const ROW_HEIGHT = 34;

/** One row a group: the value as a dot on its range. */
export function RangeDots({
  dots,
  format,
  max,
  valueName,
}: {
  readonly dots: readonly RangeDot[];
  readonly format: (value: number) => string;
  /** End of the axis; by default that of the values. */
  readonly max?: number | undefined;
  readonly valueName: string;
}) {
  const end =
    max ?? Math.max(...dots.map(({ high, value }) => high ?? value ?? 0), 0);
  const data = dots.map((dot) => ({
    ...dot,
    to: Math.max(dot.high ?? 0, dot.value ?? 0),
  }));
  const height = dots.length * ROW_HEIGHT + 36;
  return (
    <ResponsiveContainer
      width="100%"
      height={height}
      initialDimension={{ width: 640, height }}
    >
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 0, right: 24, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid {...GRID} horizontal={false} />
        <XAxis
          type="number"
          domain={[0, end || 1]}
          {...AXIS}
          tickFormatter={format}
        />
        <YAxis
          type="category"
          dataKey="label"
          {...AXIS}
          width={120}
          interval={0}
        />
        <Tooltip
          {...TOOLTIP}
          cursor={{ fill: "var(--saphan-sunken)" }}
          formatter={(_value, _name, item) => {
            const dot = item.payload as RangeDot;
            const words = dot.value === null ? "–" : format(dot.value);
            return [`${words} · ${dot.note}`, valueName];
          }}
        />
        <Bar dataKey="to" shape={DotWithRange} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
