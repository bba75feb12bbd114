import type { EntityResolvers } from "../../../graph/__generated__/resolvers.ts";
import { aliasKey, type EntityRecord } from "@saphan/shared/core";
import type { Context } from "../../../graph/context.ts";

const record = ({ snapshot }: Context, row: number): EntityRecord => {
  const entity = snapshot.entities[row];
  if (!entity) throw new RangeError(`no entity in row ${row}`);
  return entity;
};

export const Entity: EntityResolvers = {
  id: ({ row }, _args, context) => record(context, row).id,
  name: ({ row }, _args, context) => record(context, row).name,
  key: ({ row }, _args, context) => {
    const { snapshot, viewer } = context;
    const organisation = viewer?.membership.organisation ?? "";
    const own = snapshot.aliases.keyOf.get(
      aliasKey(organisation, "entity", record(context, row).id),
    );
    return own ?? snapshot.entityKeys[row] ?? "";
  },
};
