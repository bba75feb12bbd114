import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import classes from "./Measure.module.css";

/**
 * The value as a solid mark, the best-to-worst range as a thin bar behind it, on an axis from 0 to 1. A value that is
 * mostly carried is hollow.
 */
export function RangeBar({
  value,
  low,
  high,
  mostlyCarried = false,
  words: said,
}: {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly mostlyCarried?: boolean;
  /** What the range is, where it is no figure's over silent sites. */
  readonly words?: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const at = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`;
  const hasBounds = low !== null && high !== null;
  if (value === null && !hasBounds) return null;
  const bounds = hasBounds
    ? t("measure.between", {
        low: format.percent(low),
        high: format.percent(high),
      })
    : format.percent(value ?? 0);
  const words = said ?? bounds;
  return (
    <span
      className={classes["range"]}
      role="img"
      aria-label={words}
      title={words}
    >
      {hasBounds && (
        <span
          className={classes["span"]}
          style={{
            insetInlineStart: at(low),
            width: `calc(${at(high)} - ${at(low)})`,
          }}
        />
      )}
      {value !== null && (
        <span
          className={`${classes["mark"]} ${mostlyCarried ? classes["carried"] : ""}`}
          style={{ insetInlineStart: at(value) }}
        />
      )}
    </span>
  );
}
