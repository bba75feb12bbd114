/** Two axes from 0 to 1 with a middle each: a point a site, hollow where it rests on what was only stated. */
import {
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { niceTicks } from "./scale.ts";
import { ACCENT, AXIS, GRID, TOOLTIP } from "./chart-theme.ts";

export interface QuadrantPoint {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isHollow: boolean;
  readonly isChosen: boolean;
}

interface MarkProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: QuadrantPoint;
}

const RADIUS = 4.5;

function Mark({ cx, cy, payload }: MarkProps) {
  if (cx === undefined || cy === undefined || !payload) return <g />;
  const { isHollow, isChosen } = payload;
  return (
    <g style={{ cursor: "pointer" }}>
      {isChosen && (
        <circle
          cx={cx}
          cy={cy}
          r={RADIUS + 5}
          fill="none"
          stroke="var(--saphan-series-2)"
          strokeWidth={2.5}
        />
      )}
      <circle
        cx={cx}
        cy={cy}
        r={RADIUS}
        stroke={ACCENT}
        strokeWidth={1.5}
        fill={isHollow ? "var(--saphan-ground)" : ACCENT}
        fillOpacity={isHollow ? 0.9 : 0.65}
      />
    </g>
  );
}

/** Room for the names of the quadrants. */
const MARGIN = { top: 24, right: 16, bottom: 40, left: 8 };

export function QuadrantChart({
  points,
  middle,
  xName,
  yName,
  format,
  corners,
  onChoose,
}: {
  readonly points: readonly QuadrantPoint[];
  readonly middle: { readonly x: number; readonly y: number };
  readonly xName: string;
  readonly yName: string;
  readonly format: (value: number) => string;
  /** Names of the quadrants: upper left, upper right, lower left, lower right. */
  readonly corners: readonly [string, string, string, string];
  readonly onChoose: (id: string) => void;
}) {
  const most = Math.max(0.1, ...points.map(({ x }) => x));
  const ticks = niceTicks(most).filter((tick) => tick <= 1);
  const end = Math.max(most, ticks.at(-1) ?? 1);
  return (
    <ResponsiveContainer
      width="100%"
      height={440}
      initialDimension={{ width: 640, height: 440 }}
    >
      <ScatterChart margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID} />
        <XAxis
          {...AXIS}
          dataKey="x"
          type="number"
          name={xName}
          domain={[0, end]}
          ticks={[...ticks]}
          tickFormatter={format}
          label={{
            value: xName,
            position: "bottom",
            offset: 16,
            fontSize: 12,
            fill: "var(--saphan-ink)",
          }}
        />
        <YAxis
          {...AXIS}
          dataKey="y"
          type="number"
          name={yName}
          width={56}
          domain={[0, 1]}
          tickFormatter={format}
          label={{
            value: yName,
            position: "top",
            offset: 12,
            dx: 24,
            fontSize: 12,
            textAnchor: "start",
            fill: "var(--saphan-ink)",
          }}
        />
        <Tooltip
          {...TOOLTIP}
          cursor={false}
          content={({ payload }) => {
            const point = payload[0]?.payload as QuadrantPoint | undefined;
            return point ? (
              <div style={{ ...TOOLTIP.contentStyle, padding: "6px 10px" }}>
                {point.name}
                <br />
                {xName}: {format(point.x)}
                <br />
                {yName}: {format(point.y)}
              </div>
            ) : null;
          }}
        />
        <ReferenceLine
          x={middle.x}
          stroke="var(--saphan-quiet)"
          strokeDasharray="4 4"
        />
        <ReferenceLine
          y={middle.y}
          stroke="var(--saphan-quiet)"
          strokeDasharray="4 4"
        />
        {(
          [
            ["insideTopLeft", 0, middle.x, middle.y, 1],
            ["insideTopRight", middle.x, end, middle.y, 1],
            ["insideBottomLeft", 0, middle.x, 0, middle.y],
            ["insideBottomRight", middle.x, end, 0, middle.y],
          ] as const
        ).map(([position, x1, x2, y1, y2], at) => (
          <ReferenceArea
            key={position}
            x1={x1}
            x2={x2}
            y1={y1}
            y2={y2}
            fill="none"
            stroke="none"
            label={{
              value: corners[at],
              position,
              fontSize: 12,
              fill: "var(--saphan-quiet)",
            }}
          />
        ))}
        <Scatter
          data={[...points]}
          shape={(props: unknown) => <Mark {...(props as MarkProps)} />}
          isAnimationActive={false}
          onClick={({ payload }) => onChoose((payload as QuadrantPoint).id)}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
