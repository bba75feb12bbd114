import type { ImportQuestionResolvers } from "../../../graph/__generated__/resolvers.ts";
import { columnName, inBoth, sheetName } from "../import-view.ts";

export const ImportQuestion: ImportQuestionResolvers = {
  id: ({ id }) => id,
  sheet: ({ sheet }) => sheet,
  sheetName: ({ sheet }, _args, context) => sheetName(context, sheet),
  column: ({ column }) => column,
  columnName: ({ sheet, column }, _args, context) =>
    columnName(context, sheet, column),
  value: ({ value }) => value,
  question: ({ reason }, _args, context) => inBoth(context, reason),
  options: ({ options }, _args, context) =>
    options.map(({ id, label }) => ({
      id,
      label: "code" in label ? inBoth(context, label) : label,
    })),
  rows: ({ rows }) => rows,
  firstRow: ({ row }) => row,
  blocks: ({ blocks }) => blocks,
  answer: ({ answer }) => answer,
};
