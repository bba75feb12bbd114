import type { ViewerResolvers } from "../../../graph/__generated__/resolvers.ts";
import { assemblerLenses } from "../assembler-lenses.ts";

export const Viewer: Pick<ViewerResolvers, "assemblerLenses"> = {
  // Of the membership itself: who has just changed it asks under the one before.
  assemblerLenses: ({ membership }, _args, { snapshot }) =>
    assemblerLenses(snapshot, membership),
};
