/** Names of the records that a revision sets, so that two changes of one record can be told to collide. */
import { itemName, type Revision } from "@saphan/shared/core";

/** Keys of which only hashes are kept (`key-memory.ts`). */
export interface HashedKeys {
  readonly hasHash: (high: number, low: number) => boolean;
}

/** A set of keys that may be too large to list. */
export interface KeySet {
  readonly has: (key: string) => boolean;
  /** All of them, where they are few enough to be listed. */
  readonly keys?: () => Iterable<string> | undefined;
  /** Whether one of them is among the others; left out where that could only be asked key by key. */
  readonly meets?: (others: HashedKeys) => boolean;
}

export const NO_KEYS: KeySet = new Set();

const key = (...parts: readonly (string | number)[]) => parts.join("|");

export const aliasRecordKey = (
  organisation: string,
  of: "entity" | "site",
  alias: string,
): string => key("alias", organisation, of, alias);
/** A site is also found by its OS ID, an entity by its registration number. */
export const osIdKey = (osId: string): string => key("os_id", osId);
export const registrationKey = (no: string): string => key("registration", no);
export const entityKey = (id: string): string => key("entity", id);
export const siteKey = (id: string): string => key("site", id);
export const factKey = (
  holder: string,
  period: number,
  source: string,
  fact: string,
): string => key("fact", holder, period, source, fact);
export const answerKey = (
  site: string,
  period: number,
  source: string,
  side: string,
  indicator: string,
  breakdown: string,
): string =>
  key("answer", site, period, source, side, itemName(indicator, breakdown));
/** What a record's id means: set by whoever merges it, looked at by whoever states something of it. */
export const meaningKey = (of: "entity" | "site", id: string): string =>
  key("meaning", of, id);
export const recordKey = (kind: string, id: string): string => key(kind, id);

/** Every record that the revision sets a part of. */
export function touchedBy(revision: Revision): readonly string[] {
  switch (revision.kind) {
    case "entity": {
      const { registrationNo } = revision.set;
      return [
        entityKey(revision.id),
        ...(registrationNo ? [registrationKey(registrationNo)] : []),
      ];
    }
    case "site": {
      const { osId } = revision.set;
      return [siteKey(revision.id), ...(osId ? [osIdKey(osId)] : [])];
    }
    // Whoever looked at either of them looks again: what they are has changed.
    case "succession": {
      const keyOf = revision.of === "entity" ? entityKey : siteKey;
      return [
        recordKey("succession", revision.id),
        ...[revision.from, revision.into].flatMap((id) => [
          keyOf(id),
          meaningKey(revision.of, id),
        ]),
      ];
    }
    case "alias":
      return [aliasRecordKey(revision.organisation, revision.of, revision.key)];
    case "facts":
      return Object.keys(revision.values).map((fact) =>
        factKey(
          revision.site || revision.entity,
          revision.period,
          revision.source,
          fact,
        ),
      );
    case "answers":
      return revision.answers.map(({ indicator, breakdown }) =>
        answerKey(
          revision.site,
          revision.period,
          revision.source,
          revision.side,
          indicator,
          breakdown,
        ),
      );
    default:
      return [recordKey(revision.kind, revision.id)];
  }
}
