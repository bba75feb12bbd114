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
    [organisation, REGISTRY]
      .flatMap((by) => aliases.keysOf.get(aliasKey(by, of, id)) ?? [])
      .at(0) ?? id;
