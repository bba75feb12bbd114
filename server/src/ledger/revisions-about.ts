/** Versions of what was said of a record, and of those that are one with it, as if the record had been named each time. */
import {
  canonicalRevision,
  idsOf,
  isPlain,
  namedTogether,
  namesMerged,
  type Aliased,
  type Identity,
  type RevisionOf,
} from "@saphan/shared/core";
import type { RevisionsStore, StagedRevision } from "./revisions.store.ts";

type Kind = "answers" | "enrolment" | "facts" | "grant" | "link";
type Field = "entity" | "from" | "organisation" | "site" | "to";

const OF: Readonly<Record<Field, Aliased>> = {
  entity: "entity",
  from: "site",
  organisation: "entity",
  site: "site",
  to: "site",
};

/**
 * Every version of one kind's records about the records that `ids` mean. Of versions of one change that say the same of
 * both records the one that counts comes last.
 */
export async function listAbout<Of extends Kind>(
  revisions: Pick<RevisionsStore, "listBy">,
  identity: Identity,
  kind: Of,
  field: Field,
  ids: readonly string[],
): Promise<readonly StagedRevision<Of>[]> {
  if (isPlain(identity)) return revisions.listBy(kind, field, ids);
  const all = ids.flatMap((id) => idsOf(identity, OF[field], id));
  const found = await revisions.listBy(kind, field, [...new Set(all)]);
  return found
    .map(({ change, revision }) => ({
      change,
      revision: canonicalRevision<RevisionOf<Of>>(identity, revision),
      isLed: namesMerged(identity, revision),
      named: namedTogether(revision),
    }))
    .sort(
      (a, b) =>
        Number(b.isLed) - Number(a.isLed) ||
        (a.named > b.named ? -1 : a.named < b.named ? 1 : 0),
    )
    .map(({ change, revision }) => ({ change, revision }));
}
