/** The bench at 100,000 sites, which come in as one file. */
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
import { CONTINENT, drawNetwork, SECTOR } from "./network.ts";
import { measurePages } from "./pages.ts";
import { openProduct, publish } from "./product.ts";
import { notes } from "./report.ts";
import { writeWorkbook } from "./workbook.ts";

export async function runContinent(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "saphan-continent-"));
  const store = path.join(folder, "store");
  const files = await writeWorkbook(CONTINENT, path.join(folder, "files"));
  for (const [sheet, { rows }] of Object.entries(files.sheets))
    notes[`rows of ${sheet}`] = rows;
  let product = await openProduct(store);
  try {
    await publish(product.runtime, [...drawNetwork(SECTOR)]);
    await measureImport(product, files);
    await product.close();
    product = await measureStart(store);
    notes["MB after the start"] = JSON.stringify(memoryNow());
    await measureOverview(product);
    notes["MB after the overview"] = JSON.stringify(memoryNow());
    await measurePages(product);
    notes["MB after the pages"] = JSON.stringify(memoryNow());
    await measureWriters(product);
    await measureWorkloads(product, { withObjects: false });
    await measureLoad(product, 3);
  } finally {
    await product.close();
    rmSync(folder, { recursive: true });
  }
}
