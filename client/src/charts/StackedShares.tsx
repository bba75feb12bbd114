import {
  Bar,
  BarChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS, TOOLTIP } from "./chart-theme.ts";

export interface StackedGroup {
  readonly label: string;
  readonly counts: readonly number[];
}

const ROW_HEIGHT = 34;

/** One bar a group, divided by level or option; the parts are named on the page, not by colour alone. */
export function StackedShares({
  groups,
  parts,
  colors,
  formatCount,
  formatShare,
}: {
  readonly groups: readonly StackedGroup[];
  readonly parts: readonly string[];
  readonly colors: readonly string[];
  readonly formatCount: (count: number) => string;
  readonly formatShare: (share: number) => string;
}) {
  const data = groups.map(({ label, counts }) => ({
    label,
    total: counts.reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries(counts.map((count, i) => [`part${i}`, count])),
  }));
  const height = groups.length * ROW_HEIGHT + 32;
  return (
    <ResponsiveContainer
      width="100%"
      height={height}
      initialDimension={{ width: 640, height }}
    >
      <BarChart
        data={data}
        layout="vertical"
        stackOffset="expand"
        margin={{ top: 0, right: 24, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" {...AXIS} tickFormatter={formatShare} />
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
          formatter={(value, name) => [formatCount(Number(value)), name]}
        />
        {parts.map((part, i) => (
          <Bar
            key={part}
            dataKey={`part${i}`}
            name={part}
            stackId="all"
            fill={colors[i % colors.length] ?? ""}
            stroke="var(--saphan-ground)"
            strokeWidth={1}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
