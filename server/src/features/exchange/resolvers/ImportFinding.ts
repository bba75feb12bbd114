import type { ImportFindingResolvers } from "../../../graph/__generated__/resolvers.ts";
import { columnName, inBoth, sheetName } from "../import-view.ts";

export const ImportFinding: ImportFindingResolvers = {
  sheet: ({ sheet }) => sheet || null,
  sheetName: ({ sheet }, _args, context) =>
    sheet ? sheetName(context, sheet) : null,
  row: ({ row }) => row || null,
  column: ({ column }) => column || null,
  columnName: ({ sheet, column }, _args, context) =>
    column ? columnName(context, sheet, column) : null,
  value: ({ value }) => value,
  code: ({ code }) => code,
  reason: (finding, _args, context) => inBoth(context, finding, finding.sheet),
};
