/** The bench on a network as large as the sector. */
import {
  measureLoad,
  measureOverview,
  measureWorkloads,
  measureWriters,
} from "./measures.ts";
import { drawNetwork, SECTOR } from "./network.ts";
import { openProduct, publish } from "./product.ts";

export async function runSector(): Promise<void> {
  const product = await openProduct();
  try {
    await publish(product.runtime, [...drawNetwork(SECTOR)]);
    await measureWorkloads(product, { withObjects: true });
    await measureLoad(product);
    await measureOverview(product);
    await measureWriters(product);
  } finally {
    await product.close();
  }
}
