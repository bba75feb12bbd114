import { REVISION_KINDS, type Revision } from "@saphan/shared/core";
import type { ChangeEntry } from "./change.ts";
import type { KeyMemory } from "./key-memory.ts";
import type { KeySet } from "./record-keys.ts";

/** A change that asks to become the next entry. */
export interface Publication extends Pick<
  ChangeEntry,
  "change" | "actor" | "action" | "subject" | "counts" | "withdraws"
> {
  /** What the change sets; the ledger stages it. Empty where it was staged before. */
  readonly revisions: readonly Revision[];
  /** Set where the revisions were staged before, in parts; `change` is then the attempt that they were staged by. */
  readonly staged?: true;
  /** Of what was staged before: every record that it sets, so that those who publish next need not read it. */
  readonly sets?: KeyMemory;
  /**
   * Of a large one that was staged before: called while it is brought into the figures, with the number of its
   * revisions so far. What it throws calls the publication off; nothing is in the ledger then.
   */
  readonly onBroughtIn?: (revisions: number) => void | Promise<void>;
  /** The seq that the author looked at. */
  readonly base: number;
  /** The records that the author looked at: nobody may have set one of them since. */
  readonly touches: KeySet;
}

/** Somebody has set, since the author looked, what the author was about to set. Nothing was changed. */
export class Conflict extends Error {
  /** Keys of the records (`record-keys.ts`). */
  readonly records: readonly string[];
  /** The seq to look at anew. */
  readonly seq: number;

  constructor(records: readonly string[], seq: number) {
    super(`${records.length} records were changed in the meantime`);
    this.name = "Conflict";
    this.records = records;
    this.seq = seq;
  }
}

/** In the order in which they are read from the database: entities and sites before what is about them. */
export const kindByKind = (
  revisions: readonly Revision[],
): readonly Revision[] =>
  revisions.toSorted(
    (a, b) => REVISION_KINDS.indexOf(a.kind) - REVISION_KINDS.indexOf(b.kind),
  );
