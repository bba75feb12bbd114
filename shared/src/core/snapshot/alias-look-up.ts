/** What organisations call a record. Keys stand as they were given; which record they mean is decided here. */
import { canonicalId, idsOf, isPlain } from "./identity.ts";
import { aliasKey, type Aliased, type Snapshot } from "./snapshot.ts";

const NO_KEYS: readonly string[] = [];

type Keys = Pick<Snapshot, "aliases" | "identity">;

/** The id of the record that the organisation calls by the key. */
export function idOfAlias(
  { aliases, identity }: Keys,
  organisation: string,
  of: Aliased,
  key: string,
): string | undefined {
  for (const by of idsOf(identity, "entity", organisation)) {
    const id = aliases.idOf.get(aliasKey(by, of, key));
    if (id !== undefined) return canonicalId(identity, of, id);
  }
  return undefined;
}

/** The keys that the organisation gave the record, its own before those of records that were merged into it. */
export function keysOfRecord(
  { aliases, identity }: Keys,
  organisation: string,
  of: Aliased,
  id: string,
): readonly string[] {
  const own = aliases.keysOf.get(aliasKey(organisation, of, id)) ?? NO_KEYS;
  if (isPlain(identity)) return own;
  const all = idsOf(identity, of, id).flatMap((each) =>
    idsOf(identity, "entity", organisation).flatMap(
      (by) => aliases.keysOf.get(aliasKey(by, of, each)) ?? NO_KEYS,
    ),
  );
  return [...new Set(all)].filter(
    (key) =>
      idOfAlias({ aliases, identity }, organisation, of, key) ===
      canonicalId(identity, of, id),
  );
}
