import { REGISTRY } from "@saphan/shared/core";
import type { ChangeEntry } from "./change.ts";
import type { ChangesStore } from "./changes.store.ts";
import type { Ledger } from "./ledger.ts";
import { Conflict } from "./publication.ts";
import { NO_KEYS } from "./record-keys.ts";

/** Publishes that a request is given up, unless it is decided already; what it is then cannot change any more. */
export async function giveUp(
  {
    ledger,
    changes,
  }: { readonly ledger: Ledger; readonly changes: ChangesStore },
  request: string,
): Promise<ChangeEntry> {
  const decided = await changes.findByRequest(request);
  if (decided) return decided;
  try {
    return await ledger.publish({
      change: request,
      actor: { account: "system", organisation: REGISTRY },
      action: "abandoned",
      subject: "",
      counts: {},
      withdraws: "",
      revisions: [],
      base: ledger.seq(),
      touches: NO_KEYS,
    });
  } catch (error) {
    // Its owner was faster.
    const made =
      error instanceof Conflict && (await changes.findByRequest(request));
    if (!made) throw error;
    return made;
  }
}
