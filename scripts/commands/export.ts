import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { DIMENSIONS } from "@saphan/shared/core";
import { idOfKey } from "@saphan/server/keys-of";
import type { Runtime } from "@saphan/server/runtime";
import { Refusal } from "./refusals.ts";
import { withViewer, type Viewer } from "./with-runtime.ts";
import { needed, oneOf } from "./words.ts";

const OPTIONS = {
  as: { type: "string" },
  out: { type: "string" },
  lens: { type: "string" },
  period: { type: "string" },
  "as-of": { type: "string" },
  seq: { type: "string" },
  by: { type: "string" },
  language: { type: "string" },
} as const;

const read = (words: readonly string[]) =>
  parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
type Values = ReturnType<typeof read>["values"];

async function requestOf(
  what: "workbook" | "figures" | "template",
  { exports, snapshots }: Runtime,
  viewer: Viewer,
  values: Values,
) {
  if (what !== "figures")
    return {
      kind: what,
      format: values.out?.endsWith(".xlsx") ? "xlsx" : "csv",
      locale: oneOf(
        ["en", "th"],
        values.language ?? viewer.account.locale,
        "--language",
      ),
    } as const;
  const { lens: key, period, seq } = values;
  const { organisation } = viewer.membership;
  const lens =
    key === undefined
      ? undefined
      : // An unknown one and one that is not the viewer's get the same answer.
        (idOfKey(snapshots.current(), organisation, "entity", key) ?? key);
  if (seq !== undefined && !/^\d+$/.test(seq))
    throw new Refusal(`--seq is a number of the ledger, not ${seq}.`);
  if (period !== undefined && !/^\d{4}-Q[1-4]$/.test(period))
    throw new Refusal(`--period is a quarter as 2026-Q2, not ${period}.`);
  return exports.figuresRequest(viewer, {
    lens,
    period,
    asOf: values["as-of"],
    seq: seq === undefined ? undefined : Number(seq),
    by: values.by?.split(",").map((word) => oneOf(DIMENSIONS, word, "--by")),
  });
}

/** A file that was there stays as it was until the new one is whole. */
async function write(
  out: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const source = Readable.from(chunks);
  if (out === "-") {
    await pipeline(source, process.stdout, { end: false }).catch(
      (error: unknown) => {
        // Whoever reads, as `head`, has had enough.
        if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
      },
    );
    return;
  }
  const draft = `${out}.${process.pid}.part`;
  try {
    await pipeline(source, createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, out);
  } finally {
    await rm(draft, { force: true });
  }
}

export async function exportCommand(words: readonly string[]): Promise<number> {
  const { values, positionals } = read(words);
  const what = oneOf(
    ["workbook", "figures", "template"],
    needed(positionals[0], "What to export"),
    "What to export",
  );
  const out = needed(values.out, "--out");
  return withViewer(needed(values.as, "--as"), async (runtime, viewer) => {
    const request = await requestOf(what, runtime, viewer, values);
    const { chunks, fileName } = await runtime.exports.make(viewer, request);
    const isTooLarge = out.endsWith(".xlsx") && !fileName.endsWith(".xlsx");
    const file = isTooLarge ? out.replace(/xlsx$/, "zip") : out;
    await write(file, chunks);
    if (isTooLarge)
      process.stdout.write("It does not fit into an Excel file. ");
    if (out !== "-") process.stdout.write(`${file} was written.\n`);
    return 0;
  });
}
