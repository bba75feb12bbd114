/** An import as the API tells it. */
import {
  IMPORT_KEPT_DAYS,
  reasonText,
  type Reason,
} from "@saphan/shared/contract";
import type { LocalText } from "@saphan/shared/contract";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { pageOf, type PageRequest } from "../../platform/page.ts";
import type { ImportPlanMapper } from "./exchange.mappers.ts";
import type { ImportRecord } from "./import.store.ts";
import { actsOf, hindrancesOf } from "./import/import-acts.ts";
import type { Finding, Listed, SheetCounts } from "./import/findings.ts";
import type { PlanProgress } from "./import/plan-workbook.ts";
import type { SheetId } from "./workbook/headers.ts";

const DAY_MS = 86_400_000;

export const keptUntil = ({ createdAt }: ImportRecord): string =>
  new Date(createdAt.getTime() + IMPORT_KEPT_DAYS * DAY_MS).toISOString();

export const toldProgress = ({ phase, done, total, rows }: PlanProgress) => ({
  phase,
  // While it compares it does not know how far it is.
  fraction:
    phase === "comparing" ? null : Math.min(1, done / Math.max(1, total)),
  rows,
});

const USUAL_IMPORTS = 20;
const MOST_IMPORTS = 50;

export async function pageOfImports(
  { imports, viewer }: Context,
  { first, after }: PageRequest,
) {
  const limit = Math.min(Math.max(first ?? USUAL_IMPORTS, 0), MOST_IMPORTS);
  const before = after ? new Date(after) : undefined;
  if (before && Number.isNaN(before.getTime()))
    throw new DomainError("BAD_USER_INPUT", "This cursor is none of ours.");
  const found = await imports.list(viewer, limit + 1, before);
  const edges = found.slice(0, limit).map((node) => ({
    cursor: node.createdAt.toISOString(),
    node,
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > edges.length,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export async function planOf(
  { imports }: Context,
  record: ImportRecord,
): Promise<ImportPlanMapper | null> {
  const summary = await imports.summaryOf(record);
  return summary && { record, summary };
}

export async function importActs(context: Context, record: ImportRecord) {
  return actsOf(record.state, await context.imports.summaryOf(record));
}

export async function importHindrances(
  { imports }: Context,
  record: ImportRecord,
) {
  const summary = await imports.summaryOf(record);
  return summary ? hindrancesOf(summary) : [];
}

export const toldCounts = ({ sheet: _sheet, ...counts }: SheetCounts) => counts;

export function totalCounts(sheets: readonly SheetCounts[]) {
  const sum = (kind: keyof Omit<SheetCounts, "sheet">) =>
    sheets.reduce((total, counts) => total + counts[kind], 0);
  return {
    rows: sum("rows"),
    created: sum("created"),
    changed: sum("changed"),
    unchanged: sum("unchanged"),
    repeated: sum("repeated"),
    refused: sum("refused"),
    asked: sum("asked"),
    warned: sum("warned"),
    moved: sum("moved"),
  };
}

export function pageOfFindings(
  { summary }: ImportPlanMapper,
  kind: Listed,
  sheet: string | null | undefined,
  request: PageRequest,
) {
  const listed: readonly Finding[] = sheet
    ? summary.listed[kind].filter((finding) => finding.sheet === sheet)
    : summary.listed[kind];
  const { from, to, ...page } = pageOf(request, listed.length);
  return {
    ...page,
    edges: listed
      .slice(from, to)
      .map((node, i) => ({ cursor: String(from + i), node })),
  };
}

/** What the ids in a reason stand for, as people call it. */
function namesIn(
  { catalogue }: Pick<Context, "catalogue">,
  { code, params }: Reason,
  sheet: SheetId | "",
): Readonly<Record<string, LocalText | undefined>> {
  const { indicator, fact, column, key } = params;
  return {
    indicator: catalogue.indicators.find(({ id }) => id === indicator)?.name,
    fact: catalogue.facts.find(({ id }) => id === fact)?.name,
    column:
      code === "column_missing" && sheet
        ? catalogue.headers.sheets[sheet]?.columns[String(column)]
        : undefined,
    key:
      code === "breakdown_above_total"
        ? catalogue.breakdown_keys.find((each) => each.key === key)?.name
        : undefined,
  };
}

/** A reason in words, with the names of what it is about. */
export function inBoth(
  context: Pick<Context, "catalogue">,
  reason: Reason,
  sheet: SheetId | "" = "",
): LocalText {
  const names = namesIn(context, reason, sheet);
  const told = (locale: "en" | "th") =>
    reasonText(
      {
        code: reason.code,
        params: Object.fromEntries(
          Object.entries(reason.params).map(([name, value]) => [
            name,
            names[name]?.[locale] ?? value,
          ]),
        ),
      },
      locale,
    );
  return { en: told("en"), th: told("th") };
}

export const sheetName = (
  { catalogue }: Pick<Context, "catalogue">,
  sheet: SheetId,
): LocalText =>
  catalogue.headers.sheets[sheet]?.name ?? { en: sheet, th: sheet };

/** Of a header that is no column of ours, what was written. */
export const columnName = (
  { catalogue }: Pick<Context, "catalogue">,
  sheet: SheetId | "",
  column: string,
): LocalText =>
  (sheet && catalogue.headers.sheets[sheet]?.columns[column]) || {
    en: column,
    th: column,
  };
