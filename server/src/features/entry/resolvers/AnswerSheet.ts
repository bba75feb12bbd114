import { formatPeriod } from "@saphan/shared/core";
import type { AnswerSheetResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  headcountOf,
  listEntries,
  listFactEntries,
  periodsOf,
} from "../answer-sheet.service.ts";
import { describeDraft } from "../draft.service.ts";

export const AnswerSheet: AnswerSheetResolvers = {
  id: ({ speaking, period }) => `${speaking.site} ${formatPeriod(period)}`,
  site: ({ speaking: { row } }, _args, { snapshot }) => ({ snapshot, row }),
  period: ({ period }) => formatPeriod(period),
  periods: (_parent, _args, context) => [...periodsOf(context)],
  isOwn: ({ speaking }) => speaking.isOwn,
  source: ({ speaking: { sourceRow } }, _args, { snapshot }) => ({
    snapshot,
    row: sourceRow,
  }),
  highestVerification: ({ speaking }) => speaking.highestVerification,
  headcount: (sheet, _args, context) => headcountOf(context, sheet),
  entries: (sheet, _args, context) => listEntries(context, sheet),
  facts: (sheet, _args, context) => listFactEntries(context, sheet),
  draft: (sheet, _args, context) => describeDraft(context, sheet),
};
