import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Mutation: Pick<
  MutationResolvers,
  "changeView" | "deleteView" | "saveView"
> = {
  saveView: (_root, { view }, { views, viewer }) => views.save(viewer, view),
  changeView: (_root, { id, ...set }, { views, viewer }) =>
    views.change(viewer, id, set),
  deleteView: async (_root, { id }, { views, viewer }) => {
    await views.remove(viewer, id);
    return true;
  },
};
