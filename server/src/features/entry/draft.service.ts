/** What was typed and not published: kept as it was typed, looked at by the rules of an import, published as a change. */
import {
  DRAFT_KEPT_DAYS,
  reasonText,
  WORKBOOK_LIMITS,
  CELL_FIELDS,
  NO_CELL_TEXTS,
  WITHDRAWN,
  type CellTexts,
} from "@saphan/shared/contract";
import { formatPeriod, idsOf } from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";
import type { SheetMapper } from "./entry.mappers.ts";
import { readCellKey } from "./cell-key.ts";
import { columnOf, fieldOf } from "./cell-texts.ts";
import type { Draft, DraftCell } from "./draft.store.ts";
import { headOf } from "./versions.ts";

const DAY_MS = 86_400_000;
/** How often another window may be faster. */
const ATTEMPTS = 6;

export const textsOf = ({ texts }: Pick<DraftCell, "texts">): CellTexts => ({
  ...NO_CELL_TEXTS,
  ...texts,
});
const isWithdrawal = (cell: DraftCell) => cell.texts["state"] === WITHDRAWN;

export const placeOf = ({ speaking, period }: SheetMapper) => ({
  account: speaking.viewer.account.id,
  organisation: speaking.viewer.membership.organisation,
  site: speaking.site,
  period,
});

const blank = (sheet: SheetMapper): Draft => ({
  ...placeOf(sheet),
  rev: 0,
  savedAt: new Date(0),
  cells: [],
});

/** What was typed of a site before it was merged into another one is found there, until something is typed anew. */
export async function findDraft(
  { drafts, snapshot }: Context,
  sheet: SheetMapper,
): Promise<Draft> {
  const place = placeOf(sheet);
  const [own, ...earlier] = await Promise.all(
    idsOf(snapshot.identity, "site", place.site).map((site) =>
      drafts.find({ ...place, site }),
    ),
  );
  const found = own ?? earlier.find((draft) => draft !== null);
  if (!found) return blank(sheet);
  return found === own ? found : { ...found, ...place, rev: 0 };
}

/** What some cells come to as rows of the workbook, and where each lies in its sheet. */
export function rowsOf(
  context: Context,
  { speaking, period }: SheetMapper,
  cells: readonly DraftCell[],
) {
  const head = {
    site_key: speaking.site,
    period: formatPeriod(period),
    source: speaking.source,
  };
  const answers: Record<string, string>[] = [];
  const facts: Record<string, string>[] = [];
  const cellAt = new Map<string, string>();
  for (const cell of cells) {
    const key = readCellKey(context, cell.key);
    // The catalogue may have changed since it was typed.
    if (!key || isWithdrawal(cell)) continue;
    const texts = textsOf(cell);
    if (key.kind === "fact") {
      cellAt.set(`Facts ${facts.length}`, cell.key);
      facts.push({ ...head, fact: key.fact, value: texts.value });
      continue;
    }
    cellAt.set(`Answers ${answers.length}`, cell.key);
    answers.push({
      ...head,
      indicator_id: key.indicator,
      breakdown: key.breakdown,
      side: speaking.side,
      ...Object.fromEntries(
        CELL_FIELDS.map((field) => [columnOf(field), texts[field]]),
      ),
    });
  }
  return { sheets: { Answers: answers, Facts: facts }, cellAt };
}

/** The plan of some cells of a draft: what is to be said of each, and which of them set something. */
export async function planCells(
  context: Context,
  sheet: SheetMapper,
  cells: readonly DraftCell[],
) {
  const { sheets, cellAt } = rowsOf(context, sheet, cells);
  const plan = await context.typedRows.plan(context.viewer, sheets);
  const sets = new Set<string>();
  for (const [at, key] of cellAt) {
    const [name, place] = at.split(" ");
    if (plan.sets(name as "Answers" | "Facts", Number(place))) sets.add(key);
  }
  const findings = plan.findings.map(({ sheet: name, place, ...finding }) => ({
    ...finding,
    cell: cellAt.get(`${name} ${place}`) ?? "",
  }));
  return { plan, sets, findings };
}
export type CellsPlan = Awaited<ReturnType<typeof planCells>>;

/** How a cell stands towards what is stated by now. */
export function standingOf(
  { versions, period }: SheetMapper,
  cell: DraftCell,
  { sets, findings }: Pick<CellsPlan, "findings" | "sets">,
) {
  const head = headOf(versions, cell.key, period);
  const isStated = head !== undefined && !head.isWithdrawn;
  const isHindered = findings.some(
    (finding) => finding.cell === cell.key && finding.kind !== "warned",
  );
  const isUnchanged = isWithdrawal(cell)
    ? !isStated
    : !isHindered && !sets.has(cell.key);
  const isMoved = (head?.seq ?? 0) !== cell.base;
  return { head, isUnchanged, isConflict: isMoved && !isUnchanged, isHindered };
}

export async function describeDraft(context: Context, sheet: SheetMapper) {
  const draft = await findDraft(context, sheet);
  const known = draft.cells.filter(
    ({ key }) => readCellKey(context, key) !== undefined,
  );
  const { sets, findings } = await planCells(context, sheet, known);
  const hasAny = known.length > 0;
  return {
    savedAt: hasAny ? draft.savedAt.toISOString() : null,
    keptUntil: hasAny
      ? new Date(
          draft.savedAt.getTime() + DRAFT_KEPT_DAYS * DAY_MS,
        ).toISOString()
      : null,
    cells: known.map((cell) => {
      const standing = standingOf(sheet, cell, { sets, findings });
      const { head, isUnchanged, isConflict } = standing;
      const before = sheet.versions
        .get(cell.key)
        ?.get(sheet.period)
        ?.find(({ seq }) => seq === cell.base);
      return {
        id: cell.key,
        base: cell.base,
        rev: cell.rev,
        texts: textsOf(cell),
        isUnchanged,
        isConflict,
        head: head?.seq ?? 0,
        before: before && !before.isWithdrawn ? before : null,
        theirs: isConflict && head && !head.isWithdrawn ? head : null,
        findings: findings
          .filter((finding) => finding.cell === cell.key)
          .map(({ kind, column, code, params }) => ({
            kind,
            field: fieldOf(column),
            code,
            reason: {
              en: reasonText({ code, params }, "en"),
              th: reasonText({ code, params }, "th"),
            },
          })),
      };
    }),
  };
}

export interface TypedCell {
  readonly id: string;
  readonly base: number;
  readonly seen: number;
  readonly texts: CellTexts | null;
}

function checked(context: Context, { id, texts, base }: TypedCell): void {
  if (!readCellKey(context, id))
    throw new DomainError("BAD_USER_INPUT", `There is no cell ${id}.`);
  if (base < 0) throw new DomainError("BAD_USER_INPUT", "This is no seq.");
  const isLong = Object.values(texts ?? {}).some(
    (text) => text.length > WORKBOOK_LIMITS.cellCharacters,
  );
  if (isLong)
    throw new DomainError(
      "TOO_LARGE",
      `A field may have at most ${WORKBOOK_LIMITS.cellCharacters} characters. Nothing was changed.`,
      { limit: WORKBOOK_LIMITS.cellCharacters },
    );
}

const isSame = (cell: DraftCell | undefined, typed: TypedCell): boolean => {
  if (!cell || !typed.texts) return !cell && !typed.texts;
  const { texts, base } = typed;
  const have = textsOf(cell);
  return (
    base === cell.base &&
    CELL_FIELDS.every((field) => have[field] === texts[field])
  );
};

/** Fields that hold something: an empty one is not kept. */
const filled = (texts: CellTexts): DraftCell["texts"] =>
  Object.fromEntries(
    CELL_FIELDS.flatMap((field) =>
      texts[field] === "" ? [] : [[field, texts[field]] as const],
    ),
  );

/** Gives the cells that another window has changed since `seen`: they are left as they are. */
export async function saveDraft(
  context: Context,
  sheet: SheetMapper,
  typed: readonly TypedCell[],
): Promise<readonly string[]> {
  for (const cell of typed) checked(context, cell);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const draft = await findDraft(context, sheet);
    const rev = draft.rev + 1;
    const cells = new Map(draft.cells.map((cell) => [cell.key, cell]));
    const passedOver: string[] = [];
    let isChanged = false;
    for (const cell of typed) {
      const have = cells.get(cell.id);
      if (isSame(have, cell)) continue;
      if ((have?.rev ?? 0) !== cell.seen) {
        passedOver.push(cell.id);
        continue;
      }
      isChanged = true;
      if (cell.texts)
        cells.set(cell.id, {
          key: cell.id,
          base: cell.base,
          rev,
          texts: filled(cell.texts),
        });
      else cells.delete(cell.id);
    }
    if (!isChanged) return passedOver;
    const savedAt = new Date(context.clock.now());
    const next = { ...draft, rev, savedAt, cells: [...cells.values()] };
    if (await context.drafts.save(next)) return passedOver;
  }
  throw new DomainError(
    "CONFLICT",
    "Another window is saving at this moment. Nothing was changed; try again.",
  );
}

/** Takes cells out of the draft, unless they have been typed anew. */
export async function forget(
  context: Context,
  sheet: SheetMapper,
  published: readonly DraftCell[],
): Promise<void> {
  const revs = new Map(published.map(({ key, rev }) => [key, rev]));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const draft = await findDraft(context, sheet);
    const cells = draft.cells.filter(({ key, rev }) => revs.get(key) !== rev);
    if (cells.length === draft.cells.length) return;
    if (await context.drafts.save({ ...draft, rev: draft.rev + 1, cells }))
      return;
  }
}
