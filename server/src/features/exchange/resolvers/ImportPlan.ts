import type { ImportPlanResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  pageOfFindings,
  sheetName,
  toldCounts,
  totalCounts,
} from "../import-view.ts";
import { openQuestions } from "../import/plan-workbook.ts";

export const ImportPlan: ImportPlanResolvers = {
  id: ({ record: { id, plan } }) => `${id}:${plan}`,
  base: ({ summary }) => summary.base,
  sheets: ({ summary }, _args, context) =>
    summary.sheets.map((counts) => ({
      sheet: counts.sheet,
      name: sheetName(context, counts.sheet),
      counts: toldCounts(counts),
    })),
  totals: ({ summary }) => totalCounts(summary.sheets),
  findings: (parent, { kind, sheet, ...page }) =>
    pageOfFindings(parent, kind, sheet, page),
  questions: ({ summary }) => summary.questions,
  openQuestions: ({ summary }) => openQuestions(summary).length,
  hasFault: ({ summary }) => summary.hasFault,
  setsAnything: ({ summary }) => summary.setsAnything,
};
