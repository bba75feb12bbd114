/** Loading the snapshot against only reading the same documents. */
import { MongoClient } from "mongodb";
import { loadSnapshot } from "../src/analytics/load.ts";
import type { Runtime } from "../src/runtime.ts";

const COLLECTIONS = [
  "entities",
  "sites",
  "aliases",
  "facts",
  "answers",
  "links",
  "grants",
];

export interface LoadPeers {
  readonly load: () => Promise<number>;
  /** Drains the same collections with the driver's own decoding; gives how many documents there were. */
  readonly drain: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function loadPeers(
  { revisions, method, ledger }: Runtime,
  storeUri: string,
): Promise<LoadPeers> {
  const client = await MongoClient.connect(storeUri);
  return {
    load: async () => {
      const { sites } = await loadSnapshot({
        revisions,
        method,
        marks: ledger.marks(),
        seq: ledger.seq(),
      });
      return sites.length;
    },
    drain: async () => {
      let documents = 0;
      for (const name of COLLECTIONS)
        for await (const document of client.db().collection(name).find())
          if (document) documents++;
      return documents;
    },
    close: () => client.close(),
  };
}
