/** How far the form is: counted over what is asked, with what is typed in it. */
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { checksOf } from "./cell-checks.ts";
import {
  isWithdrawn,
  VALUE_FIELDS,
  type CellView,
  type Sheet,
} from "./cells-model.ts";

export type Entry = Sheet["entries"][number];

export interface Section {
  readonly pillar: string;
  readonly entries: readonly Entry[];
}

/** Entries of one demand by pillar, those of the short form first. */
export function sectionsOf(
  entries: readonly Entry[],
  demand: Entry["demand"],
  pillars: readonly { readonly id: string }[],
  indicatorOf: (id: string) => IndicatorTerm | undefined,
): readonly Section[] {
  return pillars
    .map(({ id }) => ({
      pillar: id,
      entries: entries
        .filter(
          (entry) =>
            entry.demand === demand &&
            indicatorOf(entry.indicator)?.pillar.id === id,
        )
        .sort(
          (a, b) =>
            Number(indicatorOf(b.indicator)?.isShortForm ?? false) -
            Number(indicatorOf(a.indicator)?.isShortForm ?? false),
        ),
    }))
    .filter((section) => section.entries.length > 0);
}

const hasValue = ({ texts }: CellView): boolean =>
  VALUE_FIELDS.some((field) => field !== "state" && texts[field] !== "");

export type Answering = "answered" | "carried" | "declined" | "open";

/** What an earlier answer says that still counts is answered too. */
export function answeringOf(entry: Entry, cell: CellView): Answering {
  const { state } = cell.texts;
  if (isWithdrawn(cell.texts)) return "open";
  if (state === "declined") return "declined";
  if (state === "not_applicable" || hasValue(cell)) return "answered";
  if (state === "not_collected") return "open";
  return entry.carriedFrom ? "carried" : "open";
}

/** What keeps a cell from being published: its own fault, or what somebody else did. */
export function isHeld(
  cell: CellView,
  indicator: IndicatorTerm | undefined,
): boolean {
  const { saved } = cell;
  if (cell.clash !== undefined || saved?.isConflict) return true;
  if (saved?.findings.some(({ kind }) => kind !== "warned")) return true;
  return (
    indicator !== undefined &&
    checksOf(cell, indicator.valueType, undefined).some(
      ({ isHindrance }) => isHindrance,
    )
  );
}

/** Whether something is to be said of it that is no mere remark. */
export const isToLookAt = (
  cell: CellView,
  indicator: IndicatorTerm | undefined,
): boolean =>
  isHeld(cell, indicator) ||
  (cell.saved?.findings.length ?? 0) > 0 ||
  (indicator !== undefined &&
    checksOf(cell, indicator.valueType, undefined).some(
      ({ code }) => code !== "small_group",
    ));
