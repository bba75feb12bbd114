import type { EntityResolvers } from "../../../graph/__generated__/resolvers.ts";
import { formerRecords } from "../site-successions.ts";

export const Entity: Pick<EntityResolvers, "alsoKnownAs"> = {
  alsoKnownAs: (entity) => formerRecords(entity, "entity"),
};
