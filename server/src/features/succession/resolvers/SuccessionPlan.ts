import { REVISION_KINDS } from "@saphan/shared/core";
import type { SuccessionPlanResolvers } from "../../../graph/__generated__/resolvers.ts";
import { viewBoth } from "../stated-of-both.ts";

export const SuccessionPlan: SuccessionPlanResolvers = {
  of: ({ request }) => request.of,
  how: ({ request }) => request.how,
  moves: ({ moves }) =>
    REVISION_KINDS.map((kind) => ({ kind, count: moves[kind] ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
  both: (plan, _args, { method }) => viewBoth(plan, method),
};
