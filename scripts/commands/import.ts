import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import { openQuestions, type PlanSummary } from "@saphan/server/plan-workbook";
import { reportCsv } from "@saphan/server/report-csv";
import type { Runtime } from "@saphan/server/runtime";
import { planText } from "./plan-text.ts";
import { Refusal } from "./refusals.ts";
import { withViewer, type Viewer } from "./with-runtime.ts";
import { needed } from "./words.ts";

const PUBLISHED = 0;
const REFUSED = 2;
const OPEN_QUESTIONS = 3;

type Imports = Runtime["imports"];
type ImportRecord = Awaited<ReturnType<Imports["get"]>>;
type Answers = Readonly<Record<string, string>>;

const tell = (line: string) => process.stdout.write(`${line}\n`);

const isAnswers = (value: unknown): value is Answers =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((option) => typeof option === "string");

async function readAnswers(file: string | undefined): Promise<Answers> {
  if (file === undefined) return {};
  const parsed: unknown = JSON.parse(await readFile(file, "utf8"));
  if (isAnswers(parsed)) return parsed;
  throw new Refusal(`${file} does not hold {"question": "option"}.`);
}

async function upload(
  imports: Imports,
  viewer: Viewer,
  file: string,
): Promise<string> {
  const handle = await open(file).catch((error: unknown) => {
    throw new Refusal(`${file} cannot be read: ${(error as Error).message}`);
  });
  try {
    const { size: bytes } = await handle.stat();
    const { id } = await imports.begin(viewer, {
      name: path.basename(file),
      bytes,
    });
    for (let part = 0; part * UPLOAD_PART_BYTES < bytes; part++) {
      const from = part * UPLOAD_PART_BYTES;
      const length = Math.min(UPLOAD_PART_BYTES, bytes - from);
      const piece = Buffer.alloc(length);
      await handle.read(piece, 0, length, from);
      await imports.putPart(viewer, id, part, piece);
    }
    await imports.finish(viewer, id);
    return id;
  } finally {
    await handle.close();
  }
}

/** Follows the work until it rests, and tells a person at a terminal how far it is. */
async function settled(
  imports: Imports,
  viewer: Viewer,
  id: string,
): Promise<ImportRecord> {
  const { stderr } = process;
  for await (const record of imports.watch(viewer, id)) {
    const { state, progress } = record;
    if (stderr.isTTY) {
      stderr.write(`\r\u001b[K`);
      if (progress) stderr.write(`${state}: ${progress.rows} rows`);
    }
    if (state.endsWith("ing")) continue;
    if (state === "failed") break;
    return record;
  }
  throw new Error(`The import ${id} failed. Nothing was changed.`);
}

async function planned(
  imports: Imports,
  viewer: Viewer,
  id: string,
): Promise<{ readonly record: ImportRecord; readonly summary: PlanSummary }> {
  const record = await settled(imports, viewer, id);
  const summary = await imports.summaryOf(record);
  if (!summary) throw new Error(`The import ${id} has no plan.`);
  return { record, summary };
}

/** An answer may lead to another question. */
async function answered(
  imports: Imports,
  viewer: Viewer,
  id: string,
  answers: Answers,
) {
  for (;;) {
    const plan = await planned(imports, viewer, id);
    const fitting = plan.summary.questions.flatMap((question) => {
      const option = answers[question.id];
      const isNew = question.answer === null && option !== undefined;
      return isNew ? [[question.id, option] as const] : [];
    });
    if (fitting.length === 0) return plan;
    await imports.answer(viewer, id, Object.fromEntries(fitting));
  }
}

function hindered(summary: PlanSummary, validRowsOnly: boolean): number {
  if (summary.hasFault) return REFUSED;
  if (validRowsOnly) return PUBLISHED;
  if (summary.refused > 0) return REFUSED;
  return openQuestions(summary).length > 0 ? OPEN_QUESTIONS : PUBLISHED;
}

async function publish(
  imports: Imports,
  viewer: Viewer,
  id: string,
  validRowsOnly: boolean,
): Promise<number> {
  const { record, hindrance } = await imports.publish(viewer, {
    id,
    change: randomUUID().replaceAll("-", ""),
    validRowsOnly,
  });
  if (hindrance === "moved") {
    tell(
      "Others have changed what the file is about. Nothing was changed; look at the plan again.",
    );
    return REFUSED;
  }
  if (hindrance) throw new Error(`The plan of ${id} cannot be published.`);
  tell(
    record.seq === null
      ? "Nothing to change."
      : `published as change ${record.seq}`,
  );
  return PUBLISHED;
}

export async function importCommand(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      as: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "valid-rows": { type: "boolean", default: false },
      answers: { type: "string" },
      report: { type: "string" },
    },
  });
  const file = needed(positionals[0], "FILE");
  const login = needed(values.as, "--as");
  const validRowsOnly = values["valid-rows"];
  const answers = await readAnswers(values.answers);
  return withViewer(login, async ({ imports }, viewer) => {
    const id = await upload(imports, viewer, file);
    const stop = () => void imports.cancel(viewer, id);
    process.once("SIGINT", stop);
    const { record, summary } = await answered(imports, viewer, id, answers);
    process.off("SIGINT", stop);
    process.stdout.write(planText(summary));
    if (values.report !== undefined)
      await pipeline(
        Readable.from(
          reportCsv(imports.reportOf(record), viewer.account.locale),
        ),
        createWriteStream(values.report),
      );
    const hindrance = hindered(summary, validRowsOnly);
    if (hindrance !== PUBLISHED) {
      tell("Nothing was changed.");
      return hindrance;
    }
    if (values["dry-run"]) return PUBLISHED;
    return publish(imports, viewer, id, validRowsOnly);
  });
}
