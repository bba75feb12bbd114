/** What a plan says, for a person at a terminal. */
import { reasonText } from "@saphan/shared/contract";
import type { PlanSummary } from "@saphan/server/plan-workbook";

const COUNTS = [
  "rows",
  "created",
  "changed",
  "unchanged",
  "repeated",
  "refused",
  "asked",
  "warned",
] as const;
/** Longer lists of options, as the provinces, stand in one line. */
const OPTIONS_BELOW = 12;
/** More of a kind are in the report. */
const SHOWN = 50;

type Finding = PlanSummary["listed"]["refused"][number];
type Question = PlanSummary["questions"][number];

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === 0
          ? cell.padEnd(widths[at] ?? 0)
          : cell.padStart(widths[at] ?? 0),
      )
      .join("  "),
  );
}

function findingText(finding: Finding): string {
  const { sheet, row, column, value } = finding;
  const place = [
    sheet === "" ? "the file" : sheet,
    row === 0 ? "" : `row ${row}`,
    column,
    value === "" ? "" : JSON.stringify(value),
  ];
  const where = place.filter((part) => part !== "").join(", ");
  return `  ${where}: ${reasonText(finding, "en")}`;
}

function* findingLines(
  summary: PlanSummary,
  kind: "refused" | "asked" | "noted" | "warned",
): Generator<string> {
  const found = summary.listed[kind];
  if (found.length === 0) return;
  yield `${kind}:`;
  for (const finding of found.slice(0, SHOWN)) yield findingText(finding);
  if (found.length > SHOWN) yield "  … and more: --report lists them all";
}

function optionText({ id, label }: Question["options"][number]): string {
  return `${id}: ${"code" in label ? reasonText(label, "en") : label.en || label.th}`;
}

function* questionLines(question: Question): Generator<string> {
  const { id, sheet, column, row, rows, reason, options, answer } = question;
  yield `  ${id}`;
  yield `    ${sheet}, row ${row}, ${column} (rows: ${rows}): ${reasonText(reason, "en")}`;
  if (answer !== null) yield `    answered: ${answer}`;
  else if (options.length > OPTIONS_BELOW)
    yield `    - ${options.map(optionText).join("; ")}`;
  else for (const option of options) yield `    - ${optionText(option)}`;
}

function* lines(summary: PlanSummary): Generator<string> {
  yield* table([
    ["", ...COUNTS],
    ...summary.sheets.map((counts) => [
      counts.sheet,
      ...COUNTS.map((count) => String(counts[count])),
    ]),
  ]);
  yield* findingLines(summary, "refused");
  yield* findingLines(summary, "asked");
  yield* findingLines(summary, "noted");
  yield* findingLines(summary, "warned");
  if (summary.questions.length > 0) yield "questions:";
  for (const question of summary.questions) yield* questionLines(question);
}

export const planText = (summary: PlanSummary): string =>
  [...lines(summary)].map((line) => `${line}\n`).join("");
