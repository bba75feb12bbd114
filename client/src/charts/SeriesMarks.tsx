/** One site's answers over quarters, as small as a word: observations filled, carried ones hollow, gaps left open. */
export interface SeriesMark {
  /** Said of the mark, as `Q2 2026: 62 %`. */
  readonly label: string;
  /** Null where nothing speaks. */
  readonly value: number | null;
  readonly isCarried: boolean;
}

const WIDTH = 148;
const HEIGHT = 28;
const PADDING = 4;
const RADIUS = 2.6;

export function SeriesMarks({
  marks,
  from,
  to,
  label,
}: {
  readonly marks: readonly SeriesMark[];
  /** Ends of the axis. */
  readonly from: number;
  readonly to: number;
  /** What the drawing says, in words. */
  readonly label: string;
}) {
  const step = (WIDTH - 2 * PADDING) / Math.max(marks.length - 1, 1);
  const points = marks.map(({ value, ...mark }, i) => ({
    ...mark,
    x: PADDING + i * step,
    y:
      value === null
        ? null
        : HEIGHT -
          PADDING -
          Math.min(Math.max((value - from) / (to - from || 1), 0), 1) *
            (HEIGHT - 2 * PADDING),
  }));
  const path = points
    .map(({ x, y }, i) =>
      y === null
        ? ""
        : `${(points[i - 1]?.y ?? null) === null ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join("");
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path d={path} fill="none" stroke="var(--saphan-missing)" />
      {points.map(({ x, y, isCarried, label: words }) =>
        y === null ? (
          <path
            key={words}
            d={`M${x - 2} ${HEIGHT - 1}l4 -4`}
            stroke="var(--saphan-missing)"
          >
            <title>{words}</title>
          </path>
        ) : (
          <circle
            key={words}
            cx={x}
            cy={y}
            r={RADIUS}
            stroke="var(--saphan-accent)"
            strokeWidth={1.2}
            fill={isCarried ? "var(--saphan-ground)" : "var(--saphan-accent)"}
          >
            <title>{words}</title>
          </circle>
        ),
      )}
    </svg>
  );
}
