/** An indicator at one site, in a cell: the value or the sign of what is missing. */
import type { SiteTablePageFragment } from "../__generated__/operations.ts";
import type { IndicatorTerm } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useSiteValueWords } from "./figure-words.ts";
import { useSignWords, type SignName } from "./sign-words.ts";
import { Sign } from "./Signs.tsx";
import classes from "./SiteValue.module.css";

export type SiteValueParts = Omit<
  SiteTablePageFragment["edges"][number]["values"][number],
  "__typename"
>;

/** The sign of what is missing, read out by its word. */
export function SpokenSign({ name }: { readonly name: SignName }) {
  const words = useSignWords()(name);
  return (
    <span role="img" aria-label={words} title={words}>
      <Sign name={name} />
    </span>
  );
}

/** What the signs do not say: stated against what the facts say. */
export function ConflictMark() {
  const { t } = useWords();
  const words = t("sites.conflict");
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={classes["conflict"]}
    >
      ≠
    </span>
  );
}

export function SiteValue({
  indicator,
  value,
  period,
}: {
  readonly indicator: IndicatorTerm;
  readonly value: SiteValueParts;
  /** The period asked for: an earlier one that speaks is carried. */
  readonly period: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const text = useSiteValueWords();
  const { standing, verification, conflict, period: speaks } = value;
  if (standing !== "answered")
    return (
      <span className={classes["cell"]}>
        {conflict && <ConflictMark />}
        <SpokenSign name={standing} />
      </span>
    );
  const isCarried = speaks !== null && speaks < period;
  const words = text(indicator, value);
  const hint = [
    words,
    speaks && format.period(speaks),
    verification !== null && t("sites.checked", { level: `V${verification}` }),
  ];
  return (
    <span className={classes["cell"]} title={hint.filter(Boolean).join(" · ")}>
      {conflict && <ConflictMark />}
      {isCarried && <SpokenSign name="carried" />}
      <span className={classes["text"]}>{words}</span>
    </span>
  );
}

/** `12 of 18` with a thin bar. */
export function PartOfWhole({
  part,
  whole,
}: {
  readonly part: number;
  readonly whole: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <span className={classes["part"]}>
      <span className={classes["bar"]} aria-hidden="true">
        <span
          className={classes["fill"]}
          style={{ width: `${(part / whole) * 100}%` }}
        />
      </span>
      <span>
        {t("sites.partOfWhole", {
          part: format.count(part),
          whole: format.count(whole),
        })}
      </span>
    </span>
  );
}
