import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { PartColor } from "./chart-theme.ts";
import classes from "./RowChart.module.css";

export interface StackedGroup {
  readonly key: string;
  readonly label: string;
  /** One for each part. */
  readonly counts: readonly number[];
  /** The figure of the group, as it reads. */
  readonly value: string;
  /** Small n and the like, printed at the end of the row. */
  readonly note: string;
  readonly href?: string;
  /** Nobody of the row was asked: a hair line in place of hatching. */
  readonly isUnasked?: boolean;
  /** The total, set apart from its parts. */
  readonly isWhole?: boolean;
}

/** From this share on a part is wide enough for its number. */
const WIDE_ENOUGH = 0.06;

/** One bar a group, divided by level or option; parts stand in the legend's order and carry their counts. */
export function StackedShares({
  groups,
  parts,
  colors,
  formatCount,
  label,
}: {
  readonly groups: readonly StackedGroup[];
  readonly parts: readonly string[];
  readonly colors: readonly PartColor[];
  readonly formatCount: (count: number) => string;
  /** What the bars are. */
  readonly label: string;
}) {
  return (
    <>
      <ul className={classes["parts"]}>
        {parts.map((part, i) => (
          <li key={part}>
            <span
              className={classes["swatch"]}
              style={{ background: colors[i]?.fill }}
              aria-hidden="true"
            />
            {part}
          </li>
        ))}
      </ul>
      <ul className={classes["rows"]} aria-label={label}>
        {groups.map(({ key, counts, href, value, note, ...group }) => (
          <li
            key={key}
            className={`${classes["row"]} ${group.isWhole ? classes["whole"] : ""}`}
          >
            <span className={classes["label"]}>
              {href ? (
                <Anchor component={Link} to={href} inherit>
                  {group.label}
                </Anchor>
              ) : (
                group.label
              )}
            </span>
            <Bar
              counts={counts}
              isUnasked={group.isUnasked ?? false}
              parts={parts}
              colors={colors}
              formatCount={formatCount}
            />
            <span className={classes["value"]}>{value}</span>
            <span className={classes["note"]}>{note}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Bar({
  counts,
  isUnasked,
  parts,
  colors,
  formatCount,
}: {
  readonly counts: readonly number[];
  readonly isUnasked: boolean;
  readonly parts: readonly string[];
  readonly colors: readonly PartColor[];
  readonly formatCount: (count: number) => string;
}) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0)
    return isUnasked ? (
      <span className={classes["empty"]}>
        <span className={classes["unasked"]} />
      </span>
    ) : (
      <span className={`${classes["empty"]} saphan-hatched`} />
    );
  return (
    <span
      className={classes["bar"]}
      role="img"
      aria-label={parts
        .map((part, i) => `${part}: ${formatCount(counts[i] ?? 0)}`)
        .join(", ")}
    >
      {counts.map((count, i) =>
        count === 0 ? null : (
          <span
            key={parts[i]}
            className={classes["part"]}
            style={{
              flexGrow: count,
              background: colors[i]?.fill,
              color: colors[i]?.ink,
            }}
            title={`${parts[i] ?? ""}: ${formatCount(count)}`}
          >
            {count / total >= WIDE_ENOUGH && formatCount(count)}
          </span>
        ),
      )}
    </span>
  );
}
