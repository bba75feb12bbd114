import { keysOfRecord, type EntityRecord } from "@saphan/shared/core";
import type { EntityResolvers } from "../../../graph/__generated__/resolvers.ts";
import type { EntityMapper } from "../account.mappers.ts";

const record = ({ snapshot, row }: EntityMapper): EntityRecord => {
  const entity = snapshot.entities[row];
  if (!entity) throw new RangeError(`no entity in row ${row}`);
  return entity;
};

export const Entity: EntityResolvers = {
  id: (parent) => record(parent).id,
  name: (parent) => record(parent).name,
  key: (parent, _args, { viewer }) => {
    const { snapshot, row } = parent;
    const organisation = viewer?.membership.organisation ?? "";
    const own = keysOfRecord(
      snapshot,
      organisation,
      "entity",
      record(parent).id,
    );
    return own[0] ?? snapshot.entityKeys[row] ?? "";
  },
};
