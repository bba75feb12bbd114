/** Whether what lies on the disk agrees with itself: documents, index entries and counts. */
import { indexKey } from "../fields.ts";
import { entryKey, rowOf } from "../rows.ts";
import { pointOf } from "../key-order.ts";
import { countOf, loadCatalogue, openStorage } from "../storage.ts";

/** What does not agree in a folder that no server has open. */
export async function faultsIn(folder: string): Promise<string[]> {
  const storage = openStorage(folder);
  const faults: string[] = [];
  let known = 0;
  loadCatalogue(storage);
  for (const collection of storage.collections.values()) {
    const { name, prefix, indexes } = collection;
    const expected = new Map(indexes.map((index) => [index, 0]));
    let documents = 0;
    for (const { key, value } of storage.rows.getRange(pointOf(prefix))) {
      documents++;
      for (const index of indexes) {
        const row = key.slice(-6);
        const entry = entryKey(index, indexKey(index, value), row);
        const held = storage.entries.get(entry);
        expected.set(index, expected.get(index)! + 1);
        if (!held || rowOf(index, entry, held) !== row)
          faults.push(
            `${name}: a document has no entry in ${index.definition.name}`,
          );
      }
    }
    if (countOf(storage, collection.id) !== documents)
      faults.push(
        `${name}: counted ${countOf(storage, collection.id)}, holds ${documents}`,
      );
    for (const [index, entries] of expected) {
      const held = storage.entries.getKeysCount(pointOf(index.prefix));
      known += held;
      if (held !== entries)
        faults.push(
          `${name}: ${index.definition.name} has ${held} entries for ${entries} documents`,
        );
    }
  }
  const all = storage.entries.getKeysCount({ start: "\0" });
  if (all !== known) faults.push(`${all - known} entries belong to no index`);
  await storage.environment.close();
  return faults;
}
