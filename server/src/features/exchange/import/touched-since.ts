import type { ChangeEntry } from "../../../ledger/change.ts";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import { touchedBy, type KeySet } from "../../../ledger/record-keys.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import { createKeyMemory } from "../../../ledger/key-memory.ts";

/** Every record that entries after `seq` have set, taken back or given back. */
export async function touchedSince(
  {
    changes,
    revisions,
  }: { readonly changes: ChangesStore; readonly revisions: RevisionsStore },
  seq: number,
): Promise<KeySet> {
  const memory = createKeyMemory();
  const add = async (entry: ChangeEntry): Promise<void> => {
    if (entry.withdraws !== "") {
      const withdrawn = await changes.findByChange(entry.withdraws);
      if (withdrawn) await add(withdrawn);
      return;
    }
    for await (const revision of revisions.scan(entry))
      for (const key of touchedBy(revision)) memory.add(key);
  };
  for (const entry of await changes.listFrom(seq + 1)) await add(entry);
  return memory;
}
