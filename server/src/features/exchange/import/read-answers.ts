/** The sheet Answers. */
import { QUARTERS_AHEAD } from "@saphan/shared/contract";
import {
  ANSWER_STATES,
  formatPeriod,
  itemName,
  SIDES,
  VERIFICATIONS,
  type AnswerState,
  type Method,
  type Period,
  type Side,
  type Verification,
} from "@saphan/shared/core";
import { matchingKey } from "../workbook/cell-text.ts";
import type { SheetSource } from "../workbook/source.ts";
import {
  createAnswerTable,
  SIDE_OF_SOURCE,
  type AnswerTable,
} from "./answer-table.ts";
import { createAnswerValue, readAnswerValue } from "./answer-value.ts";
import { breakdownOf } from "./breakdown-cell.ts";
import { readSheet, type Reading } from "./read-sheet.ts";
import { remembering, type RowReader } from "./row-reader.ts";

/** A state that only a review sets. */
const OF_REVIEW = "pendingreview";

/** A period of what happened: it may lie ahead a little, not far. */
export function readPastPeriod(reader: RowReader, today: Period): Period {
  const period = reader.period("period");
  if (period === null) {
    reader.required("period");
    return 0;
  }
  const latest = today + QUARTERS_AHEAD;
  if (period > latest)
    reader.refuse("period", "period_too_late", {
      latest: formatPeriod(latest),
    });
  return period;
}

export async function readAnswers(
  source: SheetSource,
  reading: Reading,
  method: Method,
  today: Period,
): Promise<AnswerTable> {
  const { lists } = reading;
  const table = createAnswerTable();
  const answer = createAnswerValue();
  const indicatorOf = remembering(
    (written: string) =>
      method.indicators[
        method.indicatorIndex.get(lists.indicators.idOf(written) ?? "") ?? -1
      ],
  );
  const breakdownOfCell = remembering((written: string) =>
    breakdownOf(written, lists, false),
  );
  const itemOf = (reader: RowReader, indicator: string): number => {
    const found = breakdownOfCell(reader.text("breakdown"));
    const id = "id" in found ? found.id : undefined;
    const item =
      id === undefined
        ? undefined
        : method.itemIndex.get(itemName(indicator, id));
    if (item !== undefined) return item;
    reader.refuse(
      "breakdown",
      "fault" in found ? found.fault : "breakdown_unknown",
      { indicator },
    );
    return -1;
  };
  const stateOf = (reader: RowReader): AnswerState | undefined => {
    if (matchingKey(reader.raw("state")) === OF_REVIEW) {
      reader.refuse("state", "state_not_importable");
      return undefined;
    }
    return (reader.word("state", lists.states) ?? undefined) as
      AnswerState | undefined;
  };
  const sideOf = (reader: RowReader): number => {
    const side = reader.word("side", lists.sides) as Side | null;
    if (side === "worker") reader.refuse("side", "side_worker");
    return side === null ? SIDE_OF_SOURCE : SIDES.indexOf(side);
  };

  await readSheet("Answers", source, reading, (reader) => {
    const siteKey = reader.required("site_key");
    const written = reader.required("indicator_id");
    const indicator = indicatorOf(written);
    if (!indicator && written !== "")
      reader.refuse("indicator_id", "indicator_unknown");
    const period = readPastPeriod(reader, today);
    const side = sideOf(reader);
    const state = stateOf(reader);
    const verification = reader.word("verification", lists.verifications);
    const validUntil = reader.day("valid_until");
    const evidence = reader.text("evidence");
    const note = reader.text("note");
    const inheritedFrom = reader.text("inherited_from");
    const sourceKey = reader.text("source");
    if (!indicator) return;
    const item = itemOf(reader, indicator.id);
    if (reader.failed()) return;
    const words = lists.options.get(indicator.id);
    readAnswerValue(reader, indicator, words, state, answer);
    if (reader.failed()) return;

    const at = table.add();
    const { columns, texts } = table;
    columns.row[at] = reader.row();
    columns.site[at] = table.siteKeys.indexOf(siteKey);
    columns.source[at] = table.sourceKeys.indexOf(sourceKey);
    columns.item[at] = item;
    columns.period[at] = period;
    columns.side[at] = side;
    columns.state[at] = ANSWER_STATES.indexOf(answer.state);
    columns.flags[at] = answer.flags;
    columns.verification[at] =
      verification === null
        ? 0
        : VERIFICATIONS.indexOf(verification as Verification);
    columns.numerator[at] = answer.numerator;
    columns.denominator[at] = answer.denominator;
    columns.value[at] = answer.value;
    columns.validUntil[at] = validUntil;
    columns.evidence[at] = texts.indexOf(evidence);
    columns.note[at] = texts.indexOf(note);
    columns.inheritedFrom[at] = texts.indexOf(inheritedFrom);
  });
  return table;
}
