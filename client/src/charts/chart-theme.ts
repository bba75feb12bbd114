/** One look for every drawing: props that recharts takes. */
export const AXIS = {
  stroke: "var(--saphan-quiet)",
  tick: { fontSize: 12, fill: "var(--saphan-quiet)" },
  tickLine: false,
  axisLine: { stroke: "var(--saphan-line)" },
} as const;

export const GRID = {
  stroke: "var(--saphan-line)",
  strokeDasharray: "0",
} as const;

export const TOOLTIP = {
  contentStyle: {
    background: "var(--saphan-ground)",
    border: "1px solid var(--saphan-line)",
    borderRadius: 6,
    color: "var(--saphan-ink)",
    fontSize: 13,
  },
  isAnimationActive: false,
} as const;

/** Levels from 0 to 4 in one hue. */
export const LEVEL_COLORS = [
  "var(--saphan-level-0)",
  "var(--saphan-level-1)",
  "var(--saphan-level-2)",
  "var(--saphan-level-3)",
  "var(--saphan-level-4)",
];

export const SERIES_COLORS = [
  "var(--saphan-series-1)",
  "var(--saphan-series-2)",
  "var(--saphan-series-3)",
  "var(--saphan-series-4)",
  "var(--saphan-series-5)",
  "var(--saphan-series-6)",
];

/** A part of a bar, and the colour that is read on it. */
export interface PartColor {
  readonly fill: string;
  readonly ink: string;
}

const onLevel = (level: number): PartColor => ({
  fill: `var(--saphan-level-${level})`,
  ink: `var(--saphan-on-level-${level})`,
});
const onGrey = (grey: number): PartColor => ({
  fill: `var(--saphan-grey-${grey})`,
  ink: "var(--saphan-ink)",
});

/** Levels from 0 to 4, the higher the darker. */
export const LEVEL_PARTS: readonly PartColor[] = [0, 1, 2, 3, 4].map(onLevel);

/** No and yes. */
export const FLAG_PARTS: readonly PartColor[] = [onGrey(1), onLevel(4)];

/** Options of an enum: what is in order in the hue, what is not in greys; in other hues where nothing is judged. */
export function optionParts(
  ok: readonly (boolean | null)[],
): readonly PartColor[] {
  if (ok.every((one) => one === null))
    return ok.map((_one, i) => ({
      fill: SERIES_COLORS[i % SERIES_COLORS.length] ?? "",
      ink: "var(--saphan-on-series)",
    }));
  const good = ok.filter(Boolean).length;
  return ok.map((one, i) => {
    const before = ok.slice(0, i).filter((other) => other === one).length;
    return one
      ? onLevel(Math.max(LEVEL_PARTS.length - good + before, 2))
      : onGrey(Math.min(before + 1, 3));
  });
}

export const ACCENT = "var(--saphan-accent)";
export const RANGE = "var(--saphan-level-1)";
