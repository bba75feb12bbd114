import type { OrganisationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { rolesOf } from "../people-rules.ts";
import type { EntityMapper } from "../account.mappers.ts";

const idOf = ({ snapshot, row }: EntityMapper): string =>
  snapshot.entities[row]?.id ?? "";

export const Organisation: OrganisationResolvers = {
  id: idOf,
  entity: (parent) => parent,
  standing: (parent, _args, context) =>
    context.people.standingOf(context, idOf(parent)),
  roles: (parent) => [...rolesOf(parent.snapshot, idOf(parent))],
};
