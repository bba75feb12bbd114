import {
  canonicalId,
  idOfAlias,
  keysOfRecord,
  REGISTRY,
  type Aliased,
  type Snapshot,
} from "@saphan/shared/core";

/**
 * What a record is called in a file of an organisation: by its own key, else the registry's, else the permanent id. A
 * key of the registry by which the organisation calls something else is not used.
 */
export const keysOf =
  (snapshot: Snapshot, organisation: string) =>
  (of: Aliased, id: string): string => {
    const stays = canonicalId(snapshot.identity, of, id);
    for (const by of [organisation, REGISTRY]) {
      const [key] = keysOfRecord(snapshot, by, of, stays);
      if (key === undefined) continue;
      const own = idOfAlias(snapshot, organisation, of, key);
      if (own === undefined || own === stays) return key;
    }
    return stays;
  };

/** What a key stands for: among the organisation's own keys, then among those of the registry. */
export function idOfKey(
  snapshot: Snapshot,
  organisation: string,
  of: Aliased,
  key: string,
): string | undefined {
  return [organisation, REGISTRY]
    .map((by) => idOfAlias(snapshot, by, of, key))
    .find((id) => id !== undefined);
}
