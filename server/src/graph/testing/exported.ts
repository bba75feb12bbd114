/** Exports as text: the files of a zip by name, and figures as they are. */
import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import type { Viewer } from "../../access/viewer.ts";
import { workbookZip } from "../../features/exchange/export/workbook-export.ts";
import { workbookSheets } from "../../features/exchange/export/workbook-sheets.ts";
import { createHeaders } from "../../features/exchange/workbook/headers.ts";
import type { Runtime } from "../../runtime.ts";

/** As `exports` makes it, without the entry in the ledger. */
export async function exportedWorkbook(
  runtime: Runtime,
  viewer: Viewer,
): Promise<Readonly<Record<string, string>>> {
  const sheets = workbookSheets(
    { ...runtime, headers: createHeaders(runtime.catalogue) },
    runtime.snapshots.current(),
    viewer,
    runtime.clock.today(),
  );
  const files = unzipSync(await buffer(workbookZip(sheets)));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

export async function exportedFigures(
  { exports }: Pick<Runtime, "exports">,
  viewer: Viewer,
  wanted: Parameters<Runtime["exports"]["figuresRequest"]>[1],
): Promise<string> {
  const request = await exports.figuresRequest(viewer, wanted);
  const { chunks } = await exports.make(viewer, request);
  return (await buffer(chunks)).toString();
}
