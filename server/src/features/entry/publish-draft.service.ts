/** From what was typed to one change in the ledger. */
import { WITHDRAWN } from "@saphan/shared/contract";
import {
  formatPeriod,
  NO_DAY,
  TAKEN_BACK,
  type Revision,
  type StatedAnswer,
} from "@saphan/shared/core";
import { siteKeyFor } from "../../access/site-keys.ts";
import type { Context } from "../../graph/context.ts";
import { isChangeId, type ChangeEntry } from "../../ledger/change.ts";
import { Conflict } from "../../ledger/publication.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { openSheet } from "./answer-sheet.service.ts";
import { readCellKey } from "./cell-key.ts";
import { findDraft, forget, planCells, standingOf } from "./draft.service.ts";
import type { DraftCell } from "./draft.store.ts";
import type { SheetMapper } from "./entry.mappers.ts";

/** How often somebody else may be faster. */
const ATTEMPTS = 5;

const withdrawnAnswer = (
  indicator: string,
  breakdown: string,
): StatedAnswer => ({
  indicator,
  breakdown,
  state: "withdrawn",
  numerator: null,
  denominator: null,
  value: null,
  option: null,
  verification: 0,
  validUntil: NO_DAY,
  evidence: "",
  note: "",
  inheritedFrom: "",
  baseAssumed: false,
});

/** What takes statements back. */
function withdrawals(
  context: Context,
  { speaking: { site, source, side }, period }: SheetMapper,
  cells: readonly DraftCell[],
): readonly Revision[] {
  const answers: StatedAnswer[] = [];
  const values: Record<string, number> = {};
  for (const { key } of cells) {
    const cell = readCellKey(context, key);
    if (cell?.kind === "fact") values[cell.fact] = TAKEN_BACK;
    else if (cell)
      answers.push(withdrawnAnswer(cell.indicator, cell.breakdown));
  }
  return [
    ...(Object.keys(values).length > 0
      ? [{ kind: "facts" as const, site, entity: "", period, source, values }]
      : []),
    ...(answers.length > 0
      ? [{ kind: "answers" as const, site, period, source, side, answers }]
      : []),
  ];
}

/** What a ledger's reader of the own organisation is told that it was about. */
const subjectOf = (
  { snapshot }: Context,
  { speaking: { viewer, row }, period }: SheetMapper,
): string => `${siteKeyFor(viewer, snapshot)(row)} ${formatPeriod(period)}`;

export type PublishResult =
  { readonly entry: ChangeEntry | null } | { readonly held: readonly string[] };

export async function publishDraft(
  context: Context,
  request: {
    readonly sheet: SheetMapper;
    readonly change: string;
    readonly cells: readonly string[];
  },
): Promise<PublishResult> {
  const { change } = request;
  const { account, membership } = request.sheet.speaking.viewer;
  if (!isChangeId(change))
    throw new DomainError("BAD_USER_INPUT", "This is no id of a change.");
  const made = await context.changes.findByRequest(change);
  if (made) {
    const isMine =
      made.action === "entry" &&
      made.actor.account === account.id &&
      made.actor.organisation === membership.organisation;
    if (isMine) return { entry: made };
    throw new DomainError("CONFLICT", "This id has been used. Try again.");
  }
  const wanted = new Set(request.cells);
  let { sheet } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const draft = await findDraft(context, sheet);
    const cells = draft.cells.filter(({ key }) => wanted.has(key));
    // The plan is made first: what it was compared with is then no newer than the versions that are looked at.
    const planned = await planCells(context, sheet, cells);
    sheet = await openSheet(context, sheet.speaking.site, sheet.period);
    const standings = cells.map((cell) => ({
      cell,
      ...standingOf(sheet, cell, planned),
    }));
    const held = standings
      .filter(({ isConflict, isHindered }) => isConflict || isHindered)
      .map(({ cell }) => cell.key);
    if (held.length > 0) return { held };
    const setting = standings.filter(({ isUnchanged }) => !isUnchanged);
    if (setting.length === 0) {
      await forget(context, sheet, cells);
      return { entry: null };
    }
    const taken = setting
      .map(({ cell }) => cell)
      .filter(({ texts }) => texts["state"] === WITHDRAWN);
    try {
      const entry = await context.typedRows.publish(
        context.viewer,
        planned.plan,
        {
          change,
          subject: subjectOf(context, sheet),
          also: withdrawals(context, sheet, taken),
        },
      );
      await forget(context, sheet, cells);
      return { entry };
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await context.ledger.follow();
    }
  }
  throw new DomainError(
    "CONFLICT",
    "Others are changing the network at this moment. Nothing was changed; try again.",
  );
}
