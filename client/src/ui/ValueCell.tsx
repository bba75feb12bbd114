/** Cells of tables of sites: an indicator's value with its signs, and a part of a whole. */
import type { IndicatorTerm } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useAnswerText, useVerificationWords } from "./answer-words.ts";
import { Sign, type SignKind } from "./Sign.tsx";
import classes from "./Signs.module.css";

export type Standing =
  "answered" | "not_applicable" | "not_asked" | "not_shared" | "silent";

/** The sign of a standing that gives no value. */
export const signOf = (standing: Standing): SignKind =>
  standing === "silent" ? "no_answer" : standing;

export interface ValueParts {
  readonly standing: Standing;
  readonly value: number | null;
  readonly choice: number | null;
  readonly verification: number | null;
  readonly period: string | null;
  readonly conflict: boolean;
}

/** A value with its verification behind it; carried ones hollow; what is missing by its sign. */
export function ValueCell({
  indicator,
  value,
  period,
}: {
  readonly indicator: IndicatorTerm;
  readonly value: ValueParts;
  /** The period asked for: an earlier one that speaks is carried. */
  readonly period: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const text = useAnswerText();
  const verified = useVerificationWords();
  const { standing, verification, conflict } = value;
  const words = text(indicator, value);
  const isCarried = value.period !== null && value.period < period;
  return (
    <span className={classes["cell"]}>
      {conflict && <Sign kind="conflict" />}
      {standing === "answered" ? (
        <>
          {isCarried && value.period && (
            <Sign
              kind="carried"
              label={t("signs.carriedFrom", {
                period: format.period(value.period),
              })}
            />
          )}
          <span className={classes["text"]} title={words}>
            {words}
          </span>
        </>
      ) : (
        <Sign kind={signOf(standing)} />
      )}
      <span
        className={classes["verification"]}
        title={verification === null ? undefined : verified(verification)}
      >
        {verification === null ? "" : `V${verification}`}
      </span>
    </span>
  );
}

/** `12 of 18` with a thin bar. */
export function PartCell({
  part,
  whole,
}: {
  readonly part: number;
  readonly whole: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (whole === 0) return <Sign kind="not_asked" />;
  return (
    <span className={classes["share"]}>
      <span>
        {t("signs.whole", {
          part: format.count(part),
          whole: format.count(whole),
        })}
      </span>
      <span className={classes["bar"]} aria-hidden="true">
        <span
          className={classes["fill"]}
          style={{ width: `${(part / whole) * 100}%` }}
        />
      </span>
    </span>
  );
}
