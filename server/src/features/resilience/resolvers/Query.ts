import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { getScenario, listScenarios } from "../scenario.service.ts";

export const Query: Pick<QueryResolvers, "scenario" | "scenarios"> = {
  scenarios: (_root, { lens }, context) => listScenarios(context, lens),
  scenario: (_root, { id }, context) => getScenario(context, id),
};
