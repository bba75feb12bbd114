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

export const ACCENT = "var(--saphan-accent)";
export const RANGE = "var(--saphan-level-1)";
