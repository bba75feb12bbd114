import { describe, expect, test } from "@jest/globals";
import {
  afterSaving,
  conflictsOf,
  EMPTY,
  merged,
  typeInto,
  viewCells,
  type SavedCell,
  type Texts,
  type Version,
} from "./cells-model.ts";

const texts = (changes: Partial<Texts>): Texts => ({ ...EMPTY, ...changes });
const version = (seq: number, changes: Partial<Texts>): Version => ({
  period: "2026-Q2",
  seq,
  at: "2026-07-01T00:00:00Z",
  person: "Boon",
  organisation: null,
  texts: texts(changes),
});
const saved = (changes: Partial<SavedCell> = {}): SavedCell => ({
  id: "a",
  base: 4,
  rev: 2,
  isUnchanged: false,
  isConflict: false,
  head: 4,
  texts: texts({ numerator: "5" }),
  before: null,
  theirs: null,
  findings: [],
  ...changes,
});
const sheet = {
  entries: [
    {
      indicator: "a",
      demand: "asked" as const,
      isUncertain: false,
      carriedFrom: null,
      cells: [
        {
          id: "a",
          base: 4,
          stated: version(4, { state: "reported", numerator: "3" }),
          last: null,
        },
      ],
    },
  ],
  facts: [],
};
const draft = (...cells: SavedCell[]) => ({
  savedAt: null,
  keptUntil: null,
  cells,
});

describe("what a cell shows", () => {
  test("is what was typed here, else what was saved, else what is stated", () => {
    const typed = {
      a: {
        texts: texts({ numerator: "9" }),
        base: 4,
        seen: 2,
        isClash: false,
      },
    };
    const number = (view: ReturnType<typeof viewCells>) =>
      view("a").texts.numerator;
    expect(number(viewCells(sheet, draft(), {}))).toBe("3");
    expect(number(viewCells(sheet, draft(saved()), {}))).toBe("5");
    expect(number(viewCells(sheet, draft(saved()), typed))).toBe("9");
    expect(viewCells(sheet, draft(), {})("b")).toMatchObject({
      base: 0,
      isDrafted: false,
    });
  });

  test("typing what is stated takes the draft away, and goes on from what was saved", () => {
    const view = viewCells(sheet, draft(saved()), {})("a");
    const same = texts({ state: "reported", numerator: "3" });
    expect(typeInto(view, same, 2, {})).toEqual({
      texts: null,
      base: 4,
      seen: 2,
      isClash: false,
    });
    const other = texts({ numerator: "8" });
    expect(typeInto(view, other, 2, {})).toMatchObject({ texts: other });
  });

  test("an empty field where nothing is stated is no draft, a withdrawal is one", () => {
    const view = viewCells(sheet, draft(), {});
    expect(typeInto(view("b"), EMPTY, 0, {}).texts).toBeNull();
    expect(
      typeInto(view("a"), texts({ state: "withdrawn" }), 0, {}).texts,
    ).not.toBeNull();
  });
});

describe("what is left to be saved", () => {
  const cell = (numerator: string) => ({
    texts: texts({ numerator }),
    base: 4,
    seen: 1,
    isClash: false,
  });
  test("is what was typed in the meantime, from what was saved", () => {
    const sent = { a: cell("1") };
    expect(afterSaving(sent, sent, draft(saved()), [])).toEqual({});
    const later = cell("12");
    expect(afterSaving({ a: later }, sent, draft(saved()), [])).toEqual({
      a: { ...later, seen: 2 },
    });
  });
  test("and what another window has saved, which neither loses", () => {
    const sent = { a: cell("1") };
    const left = afterSaving(sent, sent, draft(saved()), ["a"]);
    expect(left).toEqual({ a: { ...sent.a, isClash: true } });
    expect(viewCells(sheet, draft(saved()), left)("a")).toMatchObject({
      texts: { numerator: "1" },
      clash: { numerator: "5" },
    });
  });
});

describe("two people on one answer", () => {
  test("choose field by field; what only one has changed is suggested", () => {
    const before = texts({ numerator: "20", denominator: "200", note: "a" });
    const mine = texts({ numerator: "22", denominator: "200", note: "b" });
    const theirs = texts({ numerator: "25", denominator: "210", note: "a" });
    const rows = conflictsOf(before, mine, theirs);
    expect(rows.map(({ field, suggested }) => [field, suggested])).toEqual([
      ["numerator", undefined],
      ["denominator", "theirs"],
      ["note", "mine"],
    ]);
    expect(
      merged(mine, theirs, { numerator: "theirs", denominator: "theirs" }),
    ).toEqual(texts({ numerator: "25", denominator: "210", note: "b" }));
  });
});
