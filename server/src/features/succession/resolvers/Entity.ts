import type { EntityResolvers } from "../../../graph/__generated__/resolvers.ts";
import { entitySuccessions, formerRecords } from "../told-successions.ts";

export const Entity: Pick<
  EntityResolvers,
  "alsoKnownAs" | "predecessors" | "successors"
> = {
  alsoKnownAs: (entity) => formerRecords(entity, "entity"),
  successors: (entity, _args, context) =>
    entitySuccessions(context, entity, "from"),
  predecessors: (entity, _args, context) =>
    entitySuccessions(context, entity, "into"),
};
