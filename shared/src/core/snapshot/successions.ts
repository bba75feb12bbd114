/** What became of records, of a snapshot that is being built. */
import { identityOf } from "./identity.ts";
import { foldVersions, type Version } from "./record-table.ts";
import type { EntityFields, SiteFields } from "./revision.ts";
import type {
  Identity,
  MergedRecord,
  Snapshot,
  SuccessionRecord,
} from "./snapshot.ts";

type Versions<Fields> = ReadonlyMap<string, readonly Version<Fields>[]>;

export interface Successions {
  readonly add: (succession: SuccessionRecord) => void;
  /** Ends them: from now on it is known which record an id means. Throws `RangeError` for a merge on top of others. */
  readonly settle: () => Identity;
  readonly identity: () => Identity;
  /** Those that the base does not have. */
  readonly added: () => readonly SuccessionRecord[];
  readonly finish: (versions: {
    readonly entity: Versions<EntityFields>;
    readonly site: Versions<SiteFields>;
  }) => Pick<Snapshot, "successions" | "identity" | "merged">;
}

const NO_NAME = { en: "", th: "" };

/** What is set of the record over what was known of it. */
function mergedRecord(
  known: MergedRecord,
  set: Partial<EntityFields> | Partial<SiteFields>,
): MergedRecord {
  const number =
    known.of === "entity"
      ? (set as Partial<EntityFields>).registrationNo
      : (set as Partial<SiteFields>).osId;
  return {
    ...known,
    name: set.name ?? known.name,
    number: number ?? known.number,
  };
}

export function createSuccessions(base: Snapshot): Successions {
  const known = new Set(base.successions.map(({ id }) => id));
  const added: SuccessionRecord[] = [];
  let { identity } = base;

  return {
    add: (succession) => {
      if (!known.has(succession.id)) added.push(succession);
    },
    settle: () => {
      if (!added.some(({ how }) => how === "merged")) return identity;
      // Rows of a record that is no more would have to be taken out of everything: a snapshot is made anew instead.
      if (base.entities.length > 0)
        throw new RangeError("a merge is brought in by building from empty");
      identity = identityOf(added);
      return identity;
    },
    identity: () => identity,
    added: () => added,
    finish: (versions) => {
      const successions =
        added.length === 0
          ? base.successions
          : [...base.successions, ...added].sort(
              (a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1),
            );
      const before = new Map(
        base.merged.map((record) => [`${record.of} ${record.id}`, record]),
      );
      const merged = (["entity", "site"] as const).flatMap((of) =>
        [...identity.leads[of]].map(([id, into]): MergedRecord => {
          const found = before.get(`${of} ${id}`);
          const set = versions[of].get(id);
          const record = found ?? { of, id, into, name: NO_NAME, number: "" };
          return set ? mergedRecord(record, foldVersions<object>(set)) : record;
        }),
      );
      const isAsBefore =
        merged.length === base.merged.length &&
        merged.every((record, i) => record === base.merged[i]);
      return {
        successions,
        identity,
        merged: isAsBefore ? base.merged : merged,
      };
    },
  };
}
