/** How a shade fills a mark; where there is no value it is hatched. */
import { LEVEL_COLORS } from "../../charts/chart-theme.ts";

export const HATCH = "saphan-node-hatch";

/** `shade` from 0 to 1, null where there is no value. */
export function fillOf(shade: number | null): string {
  if (shade === null) return `url(#${HATCH})`;
  const step = Math.min(
    Math.floor(shade * LEVEL_COLORS.length),
    LEVEL_COLORS.length - 1,
  );
  return LEVEL_COLORS[Math.max(step, 0)] ?? "";
}
