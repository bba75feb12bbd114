/** Writes what a plan sets, invisible, and then publishes it with one entry. */
import type { Revision, RevisionKind } from "@saphan/shared/core";
import {
  attemptAt,
  type Actor,
  type ChangeEntry,
} from "../../../ledger/change.ts";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import { createKeyMemory } from "../../../ledger/key-memory.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { Conflict } from "../../../ledger/publication.ts";
import { touchedBy } from "../../../ledger/record-keys.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import type { TextsStore } from "../../../ledger/texts.store.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { PreparedImport } from "./plan-workbook.ts";

export interface PublishTools {
  readonly changes: ChangesStore;
  readonly ledger: Ledger;
  readonly revisions: RevisionsStore;
  readonly texts: TextsStore;
  readonly clock: Clock;
}

export interface PublishRequest {
  /** What was asked for: asking twice is once. The entry has the attempt that counts. */
  readonly change: string;
  readonly actor: Actor;
  /** Whether a file brought it or a person typed it. */
  readonly action?: "entry" | "import";
  /** The file's name, or what was typed about. */
  readonly subject: string;
  /** Called between batches with the number of records written; may throw to stop. */
  readonly onStaged?: (records: number) => void | Promise<void>;
  /**
   * Called while a large change is brought into the figures, which comes after writing and before anybody sees it, with
   * the share of it that is there; may throw to stop.
   */
  readonly onBroughtIn?: (share: number) => void;
}

/** Of facts and answers each counts for itself. */
function recordsOf(revision: Revision): number {
  if (revision.kind === "answers") return revision.answers.length;
  if (revision.kind === "facts") return Object.keys(revision.values).length;
  return 1;
}

/**
 * Resolves when the change shows in figures: as this attempt or as another one at the same request. Throws `Conflict` if
 * somebody has set one of the plan's records since, or if the request was given up. What this attempt wrote and what
 * does not count is taken away, and nothing else is.
 */
export async function publishPlan(
  tools: PublishTools,
  { summary, touches, staged }: PreparedImport,
  {
    change: request,
    actor,
    action = "import",
    subject,
    onStaged,
    onBroughtIn,
  }: PublishRequest,
): Promise<ChangeEntry> {
  const { ledger, revisions, texts, changes, clock } = tools;
  const decided = await changes.findByRequest(request);
  if (decided?.action === action) return decided;
  if (decided) throw new Conflict([], decided.seq);
  const change = attemptAt(request);
  const takeAway = async (): Promise<void> => {
    await revisions.remove(change);
    await texts.removeOf(change);
    await revisions.forgetAnnounced([change]);
  };
  await revisions.announce([change], new Date(clock.now()));
  const counts: Partial<Record<RevisionKind, number>> = {};
  const sets = createKeyMemory();
  let written = 0;
  let records = 0;
  for (const batch of staged(change)) {
    await texts.put(change, batch.texts);
    await revisions.stage([
      { change, revisions: batch.revisions, firstOrdinal: written },
    ]);
    for (const revision of batch.revisions) {
      const { kind } = revision;
      counts[kind] = (counts[kind] ?? 0) + recordsOf(revision);
      records += recordsOf(revision);
      for (const key of touchedBy(revision)) sets.add(key);
    }
    written += batch.revisions.length;
    await onStaged?.(records);
  }
  try {
    const entry = await ledger.publish({
      change,
      actor,
      action,
      subject,
      counts,
      withdraws: "",
      revisions: [],
      staged: true,
      sets,
      onBroughtIn: (revisions) => onBroughtIn?.(revisions / written),
      base: summary.base,
      touches,
    });
    if (entry.change !== change) await takeAway();
    return entry;
  } catch (error) {
    // Only this attempt could have published it, and it was refused. After any other error it may lie in the ledger.
    if (error instanceof Conflict) await takeAway();
    throw error;
  }
}
