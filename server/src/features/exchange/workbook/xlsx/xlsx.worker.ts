/** Reads an Excel file in a thread of its own, so that a large one neither holds up requests nor takes their memory. */
import { parentPort, workerData } from "node:worker_threads";
import { WorkbookFault } from "../workbook-fault.ts";
import type { XlsxReply, XlsxRequest, XlsxWork } from "./messages.ts";
import type { Rows, SheetRemarks } from "./sheet-rows.ts";
import { openXlsxFile, type XlsxFile } from "./xlsx-file.ts";

const { bytes, limits } = workerData as XlsxWork;
const reply = (message: XlsxReply) => {
  parentPort?.postMessage(message);
};

function fail(error: unknown) {
  if (error instanceof WorkbookFault)
    reply({ kind: "fault", code: error.code, params: error.params });
  else reply({ kind: "error", error });
}

let reading: AsyncGenerator<Rows, SheetRemarks> | undefined;

async function answer(file: XlsxFile, request: XlsxRequest): Promise<void> {
  // A sheet that was left half read is begun anew when it is opened again.
  if ("open" in request) reading = file.rows(request.open);
  const next = await reading?.next();
  if (!next) throw new RangeError("no sheet is open");
  const done = file.done();
  if (next.done) reply({ kind: "end", remarks: next.value, done });
  else reply({ kind: "rows", rows: next.value, done });
}

try {
  const file = await openXlsxFile(bytes, limits);
  parentPort?.on("message", (request: XlsxRequest) => {
    answer(file, request).catch(fail);
  });
  const { sheets, hasExternalLinks } = file;
  reply({ kind: "opened", sheets, hasExternalLinks });
} catch (error) {
  fail(error);
}
