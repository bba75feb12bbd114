/** The sheet Answers: what sources stated, as far as the viewer may read it one by one. */
import type { CsvCell } from "@saphan/shared/contract";
import {
  formatPeriod,
  itemName,
  VERIFICATIONS,
  type IndicatorMethod,
  type Method,
  type Period,
  type Side,
  type StatedAnswer,
} from "@saphan/shared/core";
import { opens, type Reach } from "../../../access/statement-sight.ts";
import { writePercentage } from "../workbook/numbers.ts";
import type { ExportScope } from "./export-scope.ts";
import { writeDay, type SheetRow } from "./network-rows.ts";
import { withheldItems } from "./withheld-rows.ts";

/** What one source stated of a site in a period, on one side. */
export interface StatedGroup {
  readonly period: Period;
  readonly source: string;
  readonly side: Side;
  readonly answers: readonly StatedAnswer[];
}

function writeValue(
  { valueType }: IndicatorMethod,
  { value, option }: StatedAnswer,
): CsvCell {
  if (option !== null) return option;
  if (value === null) return "";
  if (valueType === "percent") return writePercentage(value);
  if (valueType === "boolean") return value === 1 ? "yes" : "no";
  return value;
}

/** `pending_review` is set by a review and cannot be imported; what was reported stands behind it. */
function writeState(state: StatedAnswer["state"], reach: Reach): string {
  if (state === "pending_review") return "reported";
  return state === "declined" && reach === "shared" ? "not_collected" : state;
}

/** Rows of one site, in the order of periods, sources, sides and the catalogue. */
export function answerRows(
  scope: ExportScope,
  method: Method,
  siteRow: number,
  groups: readonly StatedGroup[],
  textOf: (id: string) => string,
): readonly SheetRow[] {
  const { sites, entityRows, siteRows } = scope.snapshot;
  const siteKey = scope.keyOf("site", sites[siteRow]?.id ?? "");
  const inheritedKey = (id: string): string => {
    const entity = entityRows.get(id);
    if (entity !== undefined)
      return scope.entity(entity) === "none" ? "" : scope.keyOf("entity", id);
    const site = siteRows.get(id);
    if (site === undefined) return id;
    return scope.site(site) === "none" ? "" : scope.keyOf("site", id);
  };
  const itemOf = ({ indicator, breakdown }: StatedAnswer) =>
    method.itemIndex.get(itemName(indicator, breakdown)) ?? -1;

  return groups
    .map((group) => ({
      ...group,
      sourceKey: scope.keyOf("entity", group.source),
    }))
    .sort(
      (a, b) =>
        a.period - b.period ||
        (a.sourceKey < b.sourceKey ? -1 : a.sourceKey > b.sourceKey ? 1 : 0) ||
        (a.side < b.side ? -1 : 1),
    )
    .flatMap(({ period, source, sourceKey, side, answers }) => {
      // What workers' bodies state is shown to both sides at their time, and never in a file.
      if (side === "worker") return [];
      const reach = scope.statement(siteRow, entityRows.get(source) ?? -1);
      const hidden =
        reach === "all" ? undefined : withheldItems(method, answers);
      return answers
        .map((answer) => ({ answer, item: itemOf(answer) }))
        .sort((a, b) => a.item - b.item)
        .flatMap(({ answer, item }): SheetRow[] => {
          const indicator =
            method.indicators[method.itemIndicators[item] ?? -1];
          if (!indicator || !opens(reach, indicator.sensitivity)) return [];
          if (hidden?.has(item)) return [];
          const { numerator, denominator, verification } = answer;
          const isMine = reach !== "shared";
          return [
            {
              site_key: siteKey,
              indicator_id: answer.indicator,
              period: formatPeriod(period),
              side,
              breakdown: answer.breakdown,
              state: writeState(answer.state, reach),
              numerator: numerator ?? "",
              denominator: denominator ?? "",
              value: writeValue(indicator, answer),
              verification: VERIFICATIONS[verification] ?? "",
              evidence: textOf(answer.evidence),
              valid_until: writeDay(answer.validUntil),
              inherited_from: isMine ? inheritedKey(answer.inheritedFrom) : "",
              note: isMine ? textOf(answer.note) : "",
              source: sourceKey,
            },
          ];
        });
    });
}
