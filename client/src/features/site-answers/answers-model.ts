/** What a site's answers say of the site, beyond each by itself. Pure. */
import type { SiteAnswerFragment } from "../../__generated__/operations.ts";
import type { Catalogue, IndicatorTerm } from "../../lib/catalogue.ts";
import { isChoice, isFraction } from "../../lib/figure.ts";

export type Answer = SiteAnswerFragment;
export interface Entry {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
}

/** Answers whose time ends within this many days are told before it does. */
const SOON_DAYS = 92;
const DAY_MS = 86_400_000;
/** A statement of one or more opens a case (law 8 of design.md). */
export const SEVERE = "hrdd_severe_incidents";

export const entriesOf = (
  answers: readonly Answer[],
  { findIndicator }: Pick<Catalogue, "findIndicator">,
): readonly Entry[] =>
  answers.flatMap((answer) => {
    const indicator = findIndicator(answer.indicator.id);
    return indicator ? [{ indicator, answer }] : [];
  });

export interface Attention {
  /** Core indicators without an answer. */
  readonly missing: readonly Entry[];
  readonly conflicts: readonly Entry[];
  /** Answers that stop speaking soon after the day that the page is about. */
  readonly ending: readonly Entry[];
  readonly severe: Entry | undefined;
  readonly answered: number;
}

/** What is due, what is missing, what does not fit. `day` as `2026-06-30`. */
export function attentionOf(entries: readonly Entry[], day: string): Attention {
  const horizon = Date.parse(day) + SOON_DAYS * DAY_MS;
  const shown = entries.filter(({ answer }) => answer.hidden === null);
  return {
    missing: shown.filter(
      ({ indicator, answer }) =>
        indicator.isCore && answer.standing === "silent",
    ),
    conflicts: shown.filter(({ answer }) => answer.isConflict),
    ending: shown.filter(
      ({ indicator, answer }) =>
        indicator.isCore &&
        answer.speaksUntil !== null &&
        Date.parse(answer.speaksUntil) <= horizon,
    ),
    severe: shown.find(
      ({ indicator, answer }) =>
        indicator.id === SEVERE && (answer.value ?? 0) > 0,
    ),
    answered: shown.filter(({ answer }) => answer.standing === "answered")
      .length,
  };
}

/** Why the statement that speaks does so before the others (rule 2 of docs/methods.md). */
export type Reason = "assessor" | "nearest" | "site";

export function reasonOf(answer: Answer, owner: string): Reason | undefined {
  const speaking = answer.statements.find(({ isSpeaking }) => isSpeaking);
  if (!speaking) return undefined;
  if (speaking.side === "assessor") return "assessor";
  return speaking.source.id === owner ? "site" : "nearest";
}

export interface SeriesPoint {
  readonly period: string;
  readonly value: {
    readonly value: number | null;
    readonly choice: number | null;
    readonly period: string | null;
  };
}

/** Indicators whose answers lie on an axis, so that they can be drawn over time. */
export const isDrawn = (indicator: IndicatorTerm): boolean =>
  indicator.valueType !== "enum";

const TOP_LEVEL = 4;

/** The number that is drawn; null where nothing speaks. */
export const heightOf = (
  indicator: Pick<IndicatorTerm, "valueType">,
  { value: { value, choice } }: SeriesPoint,
): number | null => (isChoice(indicator) ? choice : value);

/** End of the axis: the whole for shares, the top for levels, what was reached for everything else. */
export function axisEnd(
  indicator: Pick<IndicatorTerm, "valueType">,
  points: readonly SeriesPoint[],
): number {
  if (indicator.valueType === "ordinal") return TOP_LEVEL;
  if (isFraction(indicator)) return 1;
  return Math.max(...points.map((point) => heightOf(indicator, point) ?? 0), 0);
}
