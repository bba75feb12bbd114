import { randomUUID } from "node:crypto";
import { REGISTRY } from "@saphan/shared/core";
import type { ChangesStore } from "./changes.store.ts";
import type { Ledger } from "./ledger.ts";
import type { RevisionsStore } from "./revisions.store.ts";

const HOUR = 3_600_000;

/**
 * Removes what was staged and left for an hour. `abandoned` is published under its change id first, so that a late
 * owner can no longer publish it.
 */
export async function sweepStagings(
  ledger: Ledger,
  changes: ChangesStore,
  revisions: RevisionsStore,
  now: number,
): Promise<void> {
  const announced = await revisions.listAnnounced(new Date(now - HOUR));
  for (const change of announced) {
    let entry = await changes.findByChange(change);
    entry ??= await ledger.publish({
      change,
      actor: { account: "system", organisation: REGISTRY },
      action: "abandoned",
      subject: "",
      counts: {},
      withdraws: "",
      revisions: [],
      base: ledger.seq(),
      touches: { has: () => false },
    });
    if (entry.action === "abandoned") await revisions.remove(change);
    await revisions.forgetAnnounced([change]);
  }
}

/** A new change id; the client makes the ids of its own mutations. */
export const newChange = (): string => randomUUID().replaceAll("-", "");
