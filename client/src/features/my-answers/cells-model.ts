/** What a form shows of each cell: what was typed in this window, else what was saved, else what is stated. */
import {
  CELL_FIELDS,
  NO_CELL_TEXTS,
  WITHDRAWN,
  type CellField,
  type CellTexts,
} from "@saphan/shared/contract";
import type {
  AnswerSheet_SheetFragment,
  DraftPartsFragment,
} from "../../__generated__/operations.ts";
import {
  fieldConflicts,
  mergeFields,
  type Choices,
} from "../../lib/field-conflicts.ts";

export type Sheet = AnswerSheet_SheetFragment;
type Stated = Sheet["facts"][number]["cell"];
export type Version = NonNullable<Stated["stated"]>;
export type SavedCell = DraftPartsFragment["cells"][number];
export type Field = CellField;
export type Texts = CellTexts;
/** Those that say what the answer is; the others say how it is known. */
export const VALUE_FIELDS = [
  "state",
  "numerator",
  "denominator",
  "value",
] as const satisfies readonly Field[];

export const EMPTY = NO_CELL_TEXTS;

export const isFact = (id: string): boolean => id.startsWith("fact:");
export const indicatorOf = (id: string): string => id.split(" ")[0] ?? id;
/** Where a cell stands on the page. */
export const anchorOf = (id: string): string =>
  isFact(id) ? "facts" : indicatorOf(id);
export const isWithdrawn = ({ state }: Texts): boolean => state === WITHDRAWN;

/** Typed in this window and not yet saved. Null texts: what was saved is taken away. */
export interface TypedCell {
  readonly texts: Texts | null;
  readonly base: number;
  /** The saved version that the typing goes on from, 0 for none. */
  readonly seen: number;
  /** Another window has saved something else since. */
  readonly isClash: boolean;
}
export type Typed = Readonly<Record<string, TypedCell>>;

export interface CellView {
  readonly id: string;
  readonly texts: Texts;
  /** Whether something is typed that is not published. */
  readonly isDrafted: boolean;
  readonly isUnsaved: boolean;
  readonly base: number;
  readonly stated: Version | undefined;
  readonly last: Version | undefined;
  /** What was saved, where nothing newer is typed. */
  readonly saved: SavedCell | undefined;
  /** What another window has saved in between. */
  readonly clash: Texts | undefined;
}

const clean = (texts: Partial<Record<Field, string>>): Texts =>
  Object.fromEntries(
    CELL_FIELDS.map((field) => [field, texts[field] ?? ""]),
  ) as Record<Field, string>;

export const isSame = (a: Texts, b: Texts): boolean =>
  CELL_FIELDS.every((field) => a[field] === b[field]);

/** `reported` is what an answer with a value is unless it says otherwise. */
const isBlank = (texts: Texts): boolean =>
  isSame({ ...texts, state: "" }, EMPTY) &&
  ["", "reported"].includes(texts.state);

export const statedTexts = (version: Version | null | undefined): Texts =>
  version ? clean(version.texts) : EMPTY;

export function viewCells(
  { entries, facts }: Pick<Sheet, "entries" | "facts">,
  draft: DraftPartsFragment,
  typed: Typed,
): (id: string) => CellView {
  const stated = new Map<string, Stated>();
  for (const { cells } of entries)
    for (const cell of cells) stated.set(cell.id, cell);
  for (const { cell } of facts) stated.set(cell.id, cell);
  const saved = new Map(draft.cells.map((cell) => [cell.id, cell]));
  return (id) => {
    const at = stated.get(id);
    const mine = typed[id];
    const kept = saved.get(id);
    const standing = statedTexts(at?.stated);
    const texts = mine
      ? (mine.texts ?? standing)
      : kept
        ? clean(kept.texts)
        : standing;
    return {
      id,
      texts,
      isDrafted: mine ? mine.texts !== null : kept !== undefined,
      isUnsaved: mine !== undefined,
      base: mine?.base ?? kept?.base ?? at?.base ?? 0,
      stated: at?.stated ?? undefined,
      last: at?.last ?? undefined,
      saved: mine ? undefined : kept,
      clash: mine?.isClash ? (kept ? clean(kept.texts) : EMPTY) : undefined,
    };
  };
}

/** What typing `texts` into a cell comes to. Typing what is stated takes the draft away. */
export function typeInto(
  view: CellView,
  texts: Texts,
  rev: number,
  now: Typed,
): TypedCell {
  const isNothing =
    (view.stated === undefined && isBlank(texts)) ||
    (view.stated !== undefined && isSame(texts, statedTexts(view.stated)));
  return {
    texts: isNothing ? null : texts,
    base: view.base,
    seen: now[view.id]?.seen ?? rev,
    isClash: now[view.id]?.isClash ?? false,
  };
}

/** Typed cells once `sent` was saved: what was typed in the meantime goes on from what was saved. */
export function afterSaving(
  typed: Typed,
  sent: Typed,
  draft: DraftPartsFragment,
  passedOver: readonly string[],
): Typed {
  const revs = new Map(draft.cells.map(({ id, rev }) => [id, rev]));
  const left: Record<string, TypedCell> = {};
  for (const [id, cell] of Object.entries(typed)) {
    const was = sent[id];
    if (!was) left[id] = cell;
    else if (passedOver.includes(id)) left[id] = { ...cell, isClash: true };
    else if (cell.texts !== was.texts)
      left[id] = { ...cell, seen: revs.get(id) ?? 0 };
  }
  return left;
}

export const conflictsOf = (before: Texts, mine: Texts, theirs: Texts) =>
  fieldConflicts(CELL_FIELDS, before, mine, theirs);

export const merged = (
  mine: Texts,
  theirs: Texts,
  choices: Choices<Field>,
): Texts => mergeFields(CELL_FIELDS, mine, theirs, choices);
