/** The bench on a network as large as the sector. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { measureImport } from "./large-import.ts";
import {
  measureLoad,
  measureOverview,
  measureStart,
  measureWorkloads,
  measureWriters,
} from "./measures.ts";
import { memoryNow } from "./memory.ts";
import { drawNetwork, SECTOR } from "./network.ts";
import { measurePages } from "./pages.ts";
import { openProduct, publish } from "./product.ts";
import { notes } from "./report.ts";
import { writeWorkbook } from "./workbook.ts";

/** As large, and nobody's twin: what is sent as a file when all else was measured. */
const NEIGHBOUR = { ...SECTOR, site: "plant", firm: "maker" };

export async function runSector(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "saphan-sector-"));
  const store = path.join(folder, "store");
  let product = await openProduct(store);
  try {
    await publish(product.runtime, [...drawNetwork(SECTOR)]);
    await measureWorkloads(product, { withObjects: true });
    await measureLoad(product);
    await measureOverview(product);
    await measurePages(product);
    await measureWriters(product);
    await product.close();
    product = await measureStart(store);
    notes["MB after the start"] = JSON.stringify(memoryNow());
    const files = await writeWorkbook(NEIGHBOUR, path.join(folder, "files"));
    for (const [sheet, { rows }] of Object.entries(files.sheets))
      notes[`rows of ${sheet}`] = rows;
    await measureImport(product, files);
  } finally {
    await product.close();
    rmSync(folder, { recursive: true });
  }
}
