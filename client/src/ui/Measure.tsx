/** A figure with its shadow, everywhere the same: a headline, a row of a table, a cell of a grid. */
import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { IndicatorTerm } from "../lib/catalogue.ts";
import {
  differenceText,
  figureText,
  isBetter,
  isFraction,
  isMostlyCarried,
  type Shadow,
} from "../lib/figure.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import classes from "./Measure.module.css";
import {
  useFigureUnit,
  useShadowWords,
  useUnaskedWords,
} from "./figure-words.ts";
import { RangeBar } from "./RangeBar.tsx";

export function Difference({
  indicator,
  from,
  to,
  since,
}: {
  readonly indicator: IndicatorTerm;
  readonly from: number;
  readonly to: number;
  /** The period compared with. */
  readonly since: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const better = isBetter(indicator, from, to);
  const color =
    better === undefined
      ? "var(--saphan-quiet)"
      : better
        ? "var(--saphan-good)"
        : "var(--saphan-bad)";
  const arrow = to > from ? "▲" : to < from ? "▼" : "=";
  return (
    <Text component="span" size="sm" c={color}>
      <span aria-hidden="true">{arrow} </span>
      {differenceText(indicator, to - from, format)}{" "}
      {t(isFraction(indicator) ? "measure.pointsSince" : "measure.since", {
        period: format.shortPeriod(since),
      })}
    </Text>
  );
}

export function MeasureHeadline({
  indicator,
  measure,
  to,
  label,
  children,
  difference,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: Shadow;
  /** Where the figure opens. */
  readonly to: string;
  /** In place of the indicator's name, where the page says that already. */
  readonly label?: string;
  /** The trend, as small as a word. */
  readonly children?: ReactNode;
  readonly difference?: ReactNode;
}) {
  const { locale } = useWords();
  const format = useFormat();
  const unit = useFigureUnit();
  const shadow = useShadowWords();
  return (
    <div className={classes["headline"]}>
      <Anchor component={Link} to={to} className={classes["label"]}>
        {label ?? indicator.name[locale]}
      </Anchor>
      <span className={classes["valueRow"]}>
        <span className={classes["value"]}>
          {figureText(indicator, measure.value, format)}
        </span>
        {children}
      </span>
      <span>
        {isFraction(indicator) && (
          <RangeBar {...measure} mostlyCarried={isMostlyCarried(measure)} />
        )}
      </span>
      <span className={classes["note"]}>
        {[unit(indicator), shadow(indicator, measure)]
          .filter(Boolean)
          .join(" · ")}
        {difference && (
          <>
            <br />
            {difference}
          </>
        )}
      </span>
    </div>
  );
}

/** Headlines side by side, their rows lined up. */
export function MeasureHeadlines({
  children,
}: {
  readonly children: ReactNode;
}) {
  return <div className={classes["headlines"]}>{children}</div>;
}

/** Value and range; how many answered stands small beside it. */
export function MeasureCell({
  indicator,
  measure,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: Shadow;
}) {
  const format = useFormat();
  const shadow = useShadowWords();
  const unasked = useUnaskedWords();
  if (measure.asked === 0)
    return (
      <span className={classes["nothing"]} title={shadow(indicator, measure)}>
        {unasked(measure)}
      </span>
    );
  return (
    <span className={classes["cell"]} title={shadow(indicator, measure)}>
      <span className={classes["cellValue"]}>
        {figureText(indicator, measure.value, format)}
        <span className={classes["cellCount"]}>
          {format.count(measure.answered)}/{format.count(measure.asked)}
        </span>
      </span>
      {isFraction(indicator) && (
        <RangeBar {...measure} mostlyCarried={isMostlyCarried(measure)} />
      )}
    </span>
  );
}
