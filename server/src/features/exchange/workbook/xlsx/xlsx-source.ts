/** An Excel file as a source of rows: it is read in a thread of its own, with a limit on its memory. */
import type { Worker } from "node:worker_threads";
import type { XlsxLimits } from "@saphan/shared/contract";
import { startWorker } from "../../../../platform/worker-thread.ts";
import type { ByteSource } from "../byte-source.ts";
import type { SheetSource, SourceNote, WorkbookSource } from "../source.ts";
import { WorkbookFault } from "../workbook-fault.ts";
import type { XlsxReply, XlsxRequest } from "./messages.ts";
import type { SheetRemarks } from "./sheet-rows.ts";
import type { SheetOutline } from "./xlsx-file.ts";

/** Rows that are named in a remark. */
const MOST_NAMED = 20;

async function wholeOf(bytes: ByteSource): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes.size);
  let at = 0;
  for await (const chunk of bytes.read(0, bytes.size)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** `5, 8–10` of rows that are in order. */
export function rowSpans(rows: readonly number[]): string {
  const spans: (readonly [number, number])[] = [];
  for (const row of rows) {
    const [from, to] = spans.at(-1) ?? [];
    if (from !== undefined && to === row - 1) spans.splice(-1, 1, [from, row]);
    else spans.push([row, row]);
  }
  const named = spans
    .slice(0, MOST_NAMED)
    .map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return [...named, ...(spans.length > MOST_NAMED ? ["…"] : [])].join(", ");
}

function remarkNotes(
  sheet: string,
  { hiddenRows, hiddenColumns, mergedDown }: SheetRemarks,
): readonly SourceNote[] {
  const notes: SourceNote[] = [];
  if (hiddenRows.length > 0)
    notes.push({
      sheet,
      code: "hidden_rows",
      params: { count: hiddenRows.length, rows: rowSpans(hiddenRows) },
    });
  if (hiddenColumns) notes.push({ sheet, code: "hidden_columns", params: {} });
  if (mergedDown.length > 0)
    notes.push({
      sheet,
      code: "merged_cells",
      params: {
        ranges: mergedDown.slice(0, MOST_NAMED).join(", "),
      },
    });
  return notes;
}

/** Questions to the thread, one after the other: an answer that nobody waits for any more is taken all the same. */
function createDialogue(worker: Worker) {
  const ended = new Promise<never>((_resolve, reject) => {
    worker.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? new WorkbookFault("xlsx_memory", {}, error)
          : error,
      );
    });
    worker.once("exit", () => {
      reject(new Error("the thread that reads the file has ended"));
    });
  });
  const exchange = async (request?: XlsxRequest): Promise<XlsxReply> => {
    const answer = new Promise<XlsxReply>((resolve) => {
      worker.once("message", resolve);
    });
    if (request) worker.postMessage(request);
    const reply = await Promise.race([answer, ended]);
    if (reply.kind === "fault")
      throw new WorkbookFault(reply.code, reply.params);
    if (reply.kind === "error") throw reply.error;
    return reply;
  };
  let last: Promise<unknown> = Promise.resolve();
  return (request?: XlsxRequest): Promise<XlsxReply> => {
    const asked = request ? last.then(() => exchange(request)) : exchange();
    last = asked.catch(() => undefined); // met by whoever asked
    return asked;
  };
}

/** Throws `WorkbookFault` for what is no Excel file, broken or over a limit. */
export async function openXlsx(
  bytes: ByteSource,
  limits: XlsxLimits,
  signal?: AbortSignal,
): Promise<WorkbookSource> {
  const whole = await wholeOf(bytes);
  signal?.throwIfAborted();
  const worker = startWorker(
    new URL("./xlsx.worker.ts", import.meta.url),
    { bytes: whole, limits },
    {
      transferList: [whole.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    },
  );
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  const close = async () => {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  };
  const ask = createDialogue(worker);
  let done = 0;
  const notes = new Map<string, readonly SourceNote[]>();
  /** What is asked fails with the signal's reason where it was the signal that ended the thread. */
  const asked = async (request?: XlsxRequest) => {
    try {
      return await ask(request);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
  const sheetOf = (
    { name, isHidden }: SheetOutline,
    index: number,
  ): SheetSource => ({
    name,
    async *rows() {
      let reply = await asked({ open: index });
      while (reply.kind === "rows") {
        ({ done } = reply);
        const { rows } = reply;
        // The next rows are read while these are looked at.
        const next = asked({ next: true });
        next.catch(() => undefined); // met below
        yield rows;
        reply = await next;
      }
      if (reply.kind !== "end") return;
      ({ done } = reply);
      const hidden: readonly SourceNote[] = isHidden
        ? [{ sheet: name, code: "hidden_sheet", params: {} }]
        : [];
      notes.set(name, [...hidden, ...remarkNotes(name, reply.remarks)]);
    },
  });
  try {
    const opened = await asked();
    if (opened.kind !== "opened") throw new Error("the file was not opened");
    if (opened.hasExternalLinks)
      notes.set("", [{ sheet: "", code: "external_links", params: {} }]);
    return {
      sheets: opened.sheets.map(sheetOf),
      notes: () => [...notes.values()].flat(),
      size: opened.sheets.reduce((sum, sheet) => sum + sheet.bytes, 0),
      done: () => done,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
