/** Writes what a plan sets, invisible, and then publishes it with one entry. */
import type { Revision, RevisionKind } from "@saphan/shared/core";
import type { Actor, ChangeEntry } from "../../../ledger/change.ts";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { Conflict } from "../../../ledger/publication.ts";
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
  readonly change: string;
  readonly actor: Actor;
  /** Whether a file brought it or a person typed it. */
  readonly action?: "entry" | "import";
  /** The file's name, or what was typed about. */
  readonly subject: string;
  /** Called between batches with the number of records written; may throw to stop. */
  readonly onStaged?: (records: number) => void | Promise<void>;
}

/** Of facts and answers each counts for itself. */
function recordsOf(revision: Revision): number {
  if (revision.kind === "answers") return revision.answers.length;
  if (revision.kind === "facts") return Object.keys(revision.values).length;
  return 1;
}

/**
 * Resolves when the change shows in figures. Throws `Conflict` if somebody has set one of the plan's records since, or
 * if the change was given up: what was written then is taken away.
 */
export async function publishPlan(
  tools: PublishTools,
  { summary, touches, staged }: PreparedImport,
  { change, actor, action = "import", subject, onStaged }: PublishRequest,
): Promise<ChangeEntry> {
  const { ledger, revisions, texts, changes, clock } = tools;
  const decided = await changes.findByChange(change);
  if (decided?.action === action) return decided;
  if (decided) throw new Conflict([], decided.seq);
  await revisions.announce([change], new Date(clock.now()));
  const counts: Partial<Record<RevisionKind, number>> = {};
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
    }
    written += batch.revisions.length;
    await onStaged?.(records);
  }
  try {
    return await ledger.publish({
      change,
      actor,
      action,
      subject,
      counts,
      withdraws: "",
      revisions: [],
      staged: true,
      base: summary.base,
      touches,
    });
  } catch (error) {
    // Another plan may be published under the same id: nothing of this one may be left.
    if (error instanceof Conflict) {
      await revisions.remove(change);
      await texts.removeOf(change);
    }
    throw error;
  }
}
