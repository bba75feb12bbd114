import { LEVEL_COLORS } from "../chart-theme.ts";
import classes from "./ShadeScale.module.css";

/** What the shades of a map stand for: equal steps from one end of the scale to the other, no answer, and no site. */
export function ShadeScale({
  from,
  to,
  format,
  missing,
  none,
}: {
  readonly from: number;
  readonly to: number;
  readonly format: (value: number) => string;
  /** What hatching means. */
  readonly missing: string;
  /** What the colour of the land means; absent where there is none. */
  readonly none?: string;
}) {
  const edge = (i: number) =>
    format(from + ((to - from) * i) / LEVEL_COLORS.length);
  return (
    <ul className={classes["scale"]}>
      {LEVEL_COLORS.map((color, i) => (
        <li key={color}>
          <span
            className={classes["shade"]}
            style={{ background: color }}
            aria-hidden="true"
          />
          {edge(i)} – {edge(i + 1)}
        </li>
      ))}
      <li>
        <span
          className={`${classes["shade"]} saphan-hatched`}
          aria-hidden="true"
        />
        {missing}
      </li>
      {none !== undefined && (
        <li>
          <span
            className={classes["shade"]}
            style={{ background: "var(--saphan-sunken)" }}
            aria-hidden="true"
          />
          {none}
        </li>
      )}
    </ul>
  );
}
