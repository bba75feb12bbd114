import type { Actor, ChangeAction, ChangeEntry } from "./change.ts";
import type { Ledger } from "./ledger.ts";
import { NO_KEYS } from "./record-keys.ts";
import { newChange } from "./sweep.ts";

/** Publishes an act that sets no record: on accounts, tokens, exports. */
export const publishAct = (
  ledger: Ledger,
  actor: Actor,
  action: ChangeAction,
  subject: string,
  change = newChange(),
): Promise<ChangeEntry> =>
  ledger.publish({
    change,
    actor,
    action,
    subject,
    counts: {},
    withdraws: "",
    revisions: [],
    base: ledger.seq(),
    touches: NO_KEYS,
  });
