import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { removeScenario, saveScenario } from "../scenario.service.ts";

export const Mutation: Pick<
  MutationResolvers,
  "removeScenario" | "saveScenario"
> = {
  saveScenario: (_root, { scenario }, context) =>
    saveScenario(context, scenario),
  removeScenario: (_root, { id }, context) => removeScenario(context, id),
};
