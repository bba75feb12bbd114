import type { OrganisationPeopleResolvers } from "../../../graph/__generated__/resolvers.ts";
import { entityOrNull } from "../../../access/entity-row.ts";

export const OrganisationPeople: OrganisationPeopleResolvers = {
  id: ({ organisation }) => organisation,
  entity: ({ organisation }, _args, { snapshot }) =>
    entityOrNull(snapshot, organisation),
};
