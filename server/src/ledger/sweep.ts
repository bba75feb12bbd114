import { randomUUID } from "node:crypto";
import { requestOf } from "./change.ts";
import type { ChangesStore } from "./changes.store.ts";
import { giveUp } from "./give-up.ts";
import type { Ledger } from "./ledger.ts";
import type { RevisionsStore } from "./revisions.store.ts";
import type { TextsStore } from "./texts.store.ts";

const HOUR = 3_600_000;

/**
 * Removes what was staged and left for an hour. What an attempt wrote is removed only when the ledger says that it
 * will never count: that another one was published, or that the request is given up, which is published here where
 * nothing is decided.
 */
export async function sweepStagings(
  tools: {
    readonly ledger: Ledger;
    readonly changes: ChangesStore;
    readonly revisions: RevisionsStore;
    readonly texts: TextsStore;
  },
  now: number,
): Promise<void> {
  const { revisions, texts } = tools;
  const announced = await revisions.listAnnounced(new Date(now - HOUR));
  for (const attempt of announced) {
    const { change, action } = await giveUp(tools, requestOf(attempt));
    if (change !== attempt || action === "abandoned") {
      await revisions.remove(attempt);
      await texts.removeOf(attempt);
    }
    await revisions.forgetAnnounced([attempt]);
  }
}

/** A new change id; the client makes the ids of its own mutations. */
export const newChange = (): string => randomUUID().replaceAll("-", "");
