/** What becomes of every row of a file, and what is to be said of it. */
import {
  PLAN_ROWS_SHOWN,
  type ReasonCode,
  type ReasonParams,
} from "@saphan/shared/contract";
import type { SheetId } from "../workbook/headers.ts";
import type { ReportWriter } from "./report.ts";

export const OUTCOMES = [
  "created",
  "changed",
  "unchanged",
  /** An equal row went before; it counts once. */
  "repeated",
  "refused",
  "asked",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Kinds of rows that a plan lists. */
export const LISTED = [
  "refused",
  "asked",
  /** Said of the file or a sheet as a whole; no row is refused for it. */
  "noted",
  "warned",
  "moved",
  "created",
  "changed",
] as const;
export type Listed = (typeof LISTED)[number];

export interface Finding {
  readonly kind: Listed;
  /** Empty for the file as a whole. */
  readonly sheet: SheetId | "";
  /** Of the sheet, the header being 1; 0 for the sheet or file as a whole. */
  readonly row: number;
  /** Column id, or a header as it was written. */
  readonly column: string;
  /** The cell as it was written. */
  readonly value: string;
  readonly code: ReasonCode;
  readonly params: ReasonParams;
}

export interface SheetCounts extends Readonly<Record<Outcome, number>> {
  readonly sheet: SheetId;
  /** Rows with something in them, header and help left out. */
  readonly rows: number;
  readonly warned: number;
  /** Rows whose records somebody has set since the last plan. */
  readonly moved: number;
}

/** The rows of one sheet. A row has one outcome: refused goes before asked, and asked before all others. */
export interface SheetFindings {
  readonly sheet: SheetId;
  /** Says that there is a row. */
  readonly meet: (row: number) => void;
  readonly refuse: (
    row: number,
    column: string,
    value: string,
    code: ReasonCode,
    params?: ReasonParams,
  ) => void;
  readonly ask: SheetFindings["refuse"];
  readonly warn: SheetFindings["refuse"];
  /** Somebody has set what the row is about since the last plan. */
  readonly move: (row: number) => void;
  /** `detail` is asked for only where the row is listed. */
  readonly settle: (
    row: number,
    outcome: "created" | "changed" | "unchanged" | "repeated",
    detail?: () => Pick<Finding, "column" | "value" | "params">,
  ) => void;
  readonly outcomeOf: (row: number) => Outcome | undefined;
  readonly counts: () => SheetCounts;
  /** Rows in a row with the same outcome, of those that set something. */
  readonly spans: () => Generator<OutcomeSpan>;
}

export interface OutcomeSpan {
  readonly sheet: SheetId;
  readonly outcome: "created" | "changed";
  readonly from: number;
  readonly to: number;
}

export interface Findings {
  readonly of: (sheet: SheetId) => SheetFindings;
  /** On the file or a sheet as a whole; nothing is refused for it. */
  readonly note: (finding: Omit<Finding, "kind">) => void;
  /** The whole file is refused for it. */
  readonly fault: (finding: Omit<Finding, "kind" | "row" | "column">) => void;
  readonly counts: () => readonly SheetCounts[];
  readonly spans: () => Generator<OutcomeSpan>;
  /** The first rows of each kind, in the order of the sheets. */
  readonly listed: () => Readonly<Record<Listed, readonly Finding[]>>;
  readonly hasFault: () => boolean;
}

const WARNED = 1 << 6;
const MOVED = 1 << 5;
const OUTCOME_BITS = MOVED - 1;
const FIRST_ROWS = 1_024;
const refusedCode = OUTCOMES.indexOf("refused") + 1;
const askedCode = OUTCOMES.indexOf("asked") + 1;

/** The first findings of a kind by row, whatever order they come in. */
interface TopList {
  readonly add: (row: number, make: () => Finding) => void;
  readonly list: () => readonly Finding[];
}

function createTopList(): TopList {
  let kept: Finding[] = [];
  /** No later row than this is wanted. */
  let last = Infinity;
  const trim = () => {
    kept = kept.sort((a, b) => a.row - b.row).slice(0, PLAN_ROWS_SHOWN);
    if (kept.length === PLAN_ROWS_SHOWN) last = kept.at(-1)?.row ?? last;
  };
  return {
    add: (row, make) => {
      if (row > last) return;
      kept.push(make());
      if (kept.length >= 4 * PLAN_ROWS_SHOWN) trim();
    },
    list: () => {
      trim();
      return kept;
    },
  };
}

function createSheetFindings(
  sheet: SheetId,
  lists: Readonly<Record<Listed, TopList>>,
  report: ReportWriter,
): SheetFindings {
  let codes = new Uint8Array(FIRST_ROWS);
  /** Which rows are there: one outcome may still be missing. */
  let there = new Uint8Array(FIRST_ROWS);
  /** Makes room for a row: both arrays may be others afterwards. */
  const at = (row: number): number => {
    if (row < codes.length) return row;
    const length = Math.max(codes.length * 2, row + 1);
    const longer = (bytes: Uint8Array) => {
      const copy = new Uint8Array(length);
      copy.set(bytes);
      return copy;
    };
    codes = longer(codes);
    there = longer(there);
    return row;
  };
  let moved = 0;
  const outcomeCode = (row: number) => (codes[row] ?? 0) & OUTCOME_BITS;
  const setOutcome = (row: number, code: number) => {
    at(row);
    codes[row] = ((codes[row] ?? 0) & ~OUTCOME_BITS) | code;
  };
  const add = (
    kind: Listed,
    row: number,
    make: () => Pick<Finding, "column" | "value" | "code" | "params">,
  ) => {
    const made = () => ({ kind, sheet, row, ...make() });
    lists[kind].add(row, made);
  };
  const say =
    (kind: "refused" | "asked" | "warned"): SheetFindings["refuse"] =>
    (row, column, value, code, params = {}) => {
      at(row);
      const finding = { kind, sheet, row, column, value, code, params };
      report.write(finding);
      add(kind, row, () => finding);
      if (kind === "refused") setOutcome(row, refusedCode);
      else if (kind === "warned") codes[row] = (codes[row] ?? 0) | WARNED;
      else if (outcomeCode(row) !== refusedCode) setOutcome(row, askedCode);
    };
  return {
    sheet,
    meet: (row) => {
      at(row);
      there[row] = 1;
    },
    refuse: say("refused"),
    ask: say("asked"),
    warn: say("warned"),
    move: (row) => {
      at(row);
      if ((codes[row] ?? 0) & MOVED) return;
      codes[row] = (codes[row] ?? 0) | MOVED;
      moved++;
      add("moved", row, () => ({
        column: "",
        value: "",
        code: "moved",
        params: {},
      }));
    },
    settle: (row, outcome, detail) => {
      if (outcomeCode(at(row)) >= refusedCode) return;
      setOutcome(row, OUTCOMES.indexOf(outcome) + 1);
      if (outcome !== "created" && outcome !== "changed") return;
      if (detail) add(outcome, row, () => ({ ...detail(), code: outcome }));
    },
    outcomeOf: (row) => OUTCOMES[outcomeCode(row) - 1],
    counts: () => {
      const byOutcome = new Array<number>(OUTCOMES.length + 1).fill(0);
      let rows = 0;
      let warned = 0;
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row] ?? 0;
        if (there[row]) rows++;
        if (code & WARNED) warned++;
        const outcome = code & OUTCOME_BITS;
        byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
      }
      const counts = Object.fromEntries(
        OUTCOMES.map((outcome, at) => [outcome, byOutcome[at + 1]]),
      ) as Record<Outcome, number>;
      return { sheet, rows, warned, moved, ...counts };
    },
    *spans() {
      for (let from = 0, to; from < codes.length; from = to) {
        const code = outcomeCode(from);
        for (to = from + 1; to < codes.length && outcomeCode(to) === code;)
          to++;
        const outcome = OUTCOMES[code - 1];
        if (outcome === "created" || outcome === "changed")
          yield { sheet, outcome, from, to: to - 1 };
      }
    },
  };
}

export function createFindings(
  sheets: readonly SheetId[],
  report: ReportWriter,
): Findings {
  const listsOf = () =>
    Object.fromEntries(
      LISTED.map((kind) => [kind, createTopList()]),
    ) as unknown as Readonly<Record<Listed, TopList>>;
  const whole = listsOf();
  const bySheet = new Map(
    sheets.map((sheet) => {
      const lists = listsOf();
      return [
        sheet,
        { lists, findings: createSheetFindings(sheet, lists, report) },
      ];
    }),
  );
  let hasFault = false;
  const put = (kind: "refused" | "noted", finding: Omit<Finding, "kind">) => {
    const whole_ = { kind, ...finding };
    report.write(whole_);
    whole[kind].add(0, () => whole_);
  };
  return {
    of: (sheet) => {
      const found = bySheet.get(sheet);
      if (!found) throw new RangeError(`no sheet ${sheet}`);
      return found.findings;
    },
    note: (finding) => put("noted", finding),
    fault: (finding) => {
      hasFault = true;
      put("refused", { ...finding, row: 0, column: "" });
    },
    counts: () =>
      [...bySheet.values()].map(({ findings }) => findings.counts()),
    *spans() {
      for (const { findings } of bySheet.values()) yield* findings.spans();
    },
    listed: () =>
      Object.fromEntries(
        LISTED.map((kind) => [
          kind,
          [whole, ...[...bySheet.values()].map(({ lists }) => lists)]
            .flatMap((lists) => lists[kind].list())
            .slice(0, PLAN_ROWS_SHOWN),
        ]),
      ) as unknown as Record<Listed, readonly Finding[]>,
    hasFault: () => hasFault,
  };
}
