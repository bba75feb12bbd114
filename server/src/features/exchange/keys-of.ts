import {
  aliasKey,
  REGISTRY,
  type Aliased,
  type Snapshot,
} from "@saphan/shared/core";

/**
 * What a record is called in a file of an organisation: by its own key, else the registry's, else the permanent id. A
 * key of the registry by which the organisation calls something else is not used.
 */
export const keysOf =
  ({ aliases }: Snapshot, organisation: string) =>
  (of: Aliased, id: string): string => {
    for (const by of [organisation, REGISTRY]) {
      const [key] = aliases.keysOf.get(aliasKey(by, of, id)) ?? [];
      if (key === undefined) continue;
      const own = aliases.idOf.get(aliasKey(organisation, of, key));
      if (own === undefined || own === id) return key;
    }
    return id;
  };

/** What a key stands for: among the organisation's own keys, then among those of the registry. */
export function idOfKey(
  { aliases }: Snapshot,
  organisation: string,
  of: Aliased,
  key: string,
): string | undefined {
  return [organisation, REGISTRY]
    .map((by) => aliases.idOf.get(aliasKey(by, of, key)))
    .find((id) => id !== undefined);
}
