import type { ChangeResolvers } from "../../../graph/__generated__/resolvers.ts";
import { reasonOf } from "../succession-reason.ts";

export const Change: Pick<ChangeResolvers, "reason"> = {
  reason: ({ entry }, _args, context) => reasonOf(context, entry),
};
