/** A trend as small as a word: the last point marked, gaps left open. The figure beside it says the numbers. */
const WIDTH = 96;
const HEIGHT = 24;
const PADDING = 3;

export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (i: number) =>
    PADDING + (i / (values.length - 1)) * (WIDTH - 2 * PADDING);
  const y = (value: number) =>
    high === low
      ? HEIGHT / 2
      : HEIGHT -
        PADDING -
        ((value - low) / (high - low)) * (HEIGHT - 2 * PADDING);
  const path = values
    .map((value, i) =>
      value === null
        ? ""
        : `${values[i - 1] === null || i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join("");
  const last = values.findLastIndex((value) => value !== null);
  const end = values[last];
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path
        d={path}
        fill="none"
        stroke="var(--saphan-quiet)"
        strokeWidth={1.5}
      />
      {typeof end === "number" && (
        <circle cx={x(last)} cy={y(end)} r={2.5} fill="var(--saphan-accent)" />
      )}
    </svg>
  );
}
