import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { listChanges } from "../changes.service.ts";
import { pageOfImports } from "../import-view.ts";

export const Query: Pick<
  QueryResolvers,
  "changes" | "import" | "imports" | "withdrawalPlan"
> = {
  changes: (_parent, args, context) => listChanges(context, args),
  import: (_parent, { id }, { imports, viewer }) => imports.get(viewer, id),
  imports: (_parent, args, context) => pageOfImports(context, args),
  withdrawalPlan: (_parent, { change }, { withdrawals, viewer }) =>
    withdrawals.plan(viewer, change),
};
