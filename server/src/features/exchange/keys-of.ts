import {
  aliasKey,
  REGISTRY,
  type Aliased,
  type Snapshot,
} from "@saphan/shared/core";

/** What a record is called in a file of an organisation: by its own key, else the registry's, else the permanent id. */
export const keysOf =
  ({ aliases }: Snapshot, organisation: string) =>
  (of: Aliased, id: string): string =>
    aliases.keyOf.get(aliasKey(organisation, of, id)) ??
    aliases.keyOf.get(aliasKey(REGISTRY, of, id)) ??
    id;
