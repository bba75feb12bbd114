import type { WithdrawalPlanResolvers } from "../../../graph/__generated__/resolvers.ts";
import { signedIn } from "../../../access/viewer.ts";
import { getChange, recordCounts } from "../changes.service.ts";
import { keysOf } from "../keys-of.ts";

export const WithdrawalPlan: WithdrawalPlanResolvers = {
  change: ({ change }, _args, context) => getChange(context, change),
  restores: ({ restores }) => restores,
  goes: ({ goes }) => recordCounts(goes),
  setSince: ({ setSince }) => setSince,
  stays: ({ stays }, _args, { snapshot, viewer }) => {
    const keyOf = keysOf(snapshot, signedIn(viewer).membership.organisation);
    return stays.map(({ of, id }) => ({ kind: of, key: keyOf(of, id) }));
  },
  blocked: ({ blocked }) => blocked,
  digest: ({ digest }) => digest,
};
