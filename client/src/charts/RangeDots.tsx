import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import classes from "./RowChart.module.css";
import { niceTicks } from "./scale.ts";

export interface RangeDot {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Small n and the like, printed at the end of the row. */
  readonly note: string;
  readonly isCarried: boolean;
  /** Where the row opens. */
  readonly href?: string;
  /** The total, set apart from its parts. */
  readonly isWhole?: boolean;
  /** Nobody of the row was asked: a hair line in place of hatching. */
  readonly isUnasked?: boolean;
  /** Belongs to the row above it. */
  readonly isPart?: boolean;
}

/** One row a group: the value as a dot on its range, its number and its n beside it. A group without a value is hatched. */
export function RangeDots({
  dots,
  format,
  max,
  reference,
  valueName,
}: {
  readonly dots: readonly RangeDot[];
  readonly format: (value: number) => string;
  /** End of the axis; by default a round number at or above all values. */
  readonly max?: number | undefined;
  /** A value that the others are compared with: equality, a target. */
  readonly reference?: number | undefined;
  /** What the values are. */
  readonly valueName: string;
}) {
  const ticks = niceTicks(
    max ??
      Math.max(
        reference ?? 0,
        ...dots.map(({ high, value }) => Math.max(high ?? 0, value ?? 0)),
      ),
  );
  const end = ticks.at(-1) ?? 1;
  const at = (value: number) =>
    `${Math.min(Math.max(value / end, 0), 1) * 100}%`;
  return (
    <ul className={classes["rows"]} aria-label={valueName}>
      {dots.map(({ key, label, href, value, low, high, ...dot }) => (
        <li
          key={key}
          className={`${classes["row"]} ${dot.isWhole ? classes["whole"] : ""}`}
        >
          <span
            className={`${classes["label"]} ${dot.isPart ? classes["sub"] : ""}`}
          >
            {href ? (
              <Anchor component={Link} to={href} inherit>
                {label}
              </Anchor>
            ) : (
              label
            )}
          </span>
          <span className={classes["track"]} aria-hidden="true">
            {ticks.map((tick) => (
              <span
                key={tick}
                className={classes["grid"]}
                style={{ insetInlineStart: at(tick) }}
              />
            ))}
            {low !== null && high !== null && (
              <span
                className={classes["span"]}
                style={{
                  insetInlineStart: at(low),
                  width: `max(calc(${at(high)} - ${at(low)}), 1px)`,
                }}
              />
            )}
            {reference !== undefined && (
              <span
                className={classes["reference"]}
                style={{ insetInlineStart: at(reference) }}
              />
            )}
            {value === null ? (
              low === null && (
                <span
                  className={
                    dot.isUnasked
                      ? classes["unasked"]
                      : `${classes["nothing"]} saphan-hatched`
                  }
                />
              )
            ) : (
              <span
                className={`${classes["dot"]} ${dot.isCarried ? classes["hollow"] : ""}`}
                style={{ insetInlineStart: at(value) }}
              />
            )}
          </span>
          <span className={classes["value"]}>
            {value === null ? "–" : format(value)}
          </span>
          <span className={classes["note"]}>{dot.note}</span>
        </li>
      ))}
      <li className={classes["row"]} aria-hidden="true">
        <span className={classes["axis"]}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className={classes["tick"]}
              style={{ insetInlineStart: at(tick) }}
            >
              {format(tick)}
            </span>
          ))}
        </span>
      </li>
    </ul>
  );
}
