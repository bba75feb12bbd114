/** A whole network on its way in as one file, while others type; beside DuckDB, which reads the same CSVs. */
import { open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import { PERIOD } from "./network.ts";
import { watchMemory } from "./memory.ts";
import { openDuckDB } from "./peers.ts";
import type { Product } from "./product.ts";
import { notes, tell } from "./report.ts";
import { timeOf, timingOf } from "./sample.ts";
import type { WorkbookFiles } from "./workbook.ts";

const EDITORS = 3;
const PAUSE_MS = 200;
const EDIT = `mutation ($site: ID!, $period: Period!, $cells: [DraftCellInput!]!) {
  saveDraft(site: $site, period: $period, cells: $cells) { passedOver } }`;
const PUBLISH = `mutation ($site: ID!, $period: Period!, $cells: [ID!]!, $change: ID!) {
  publishDraft(site: $site, period: $period, cells: $cells, change: $change) {
    __typename ... on DraftPublished { change { id seq } } } }`;

interface Published {
  readonly data?: {
    readonly publishDraft?: { readonly change?: { readonly seq: number } };
  };
}

/** Somebody who types the headcount of a site and publishes it, again and again, until told to stop. */
async function edit(
  product: Product,
  place: number,
  signal: AbortSignal,
  times: number[],
): Promise<void> {
  const { url } = product;
  const cookie = await product.cookieOf("supplier", `firm-${place}`);
  const ask = async (query: string, variables: object): Promise<Published> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: url },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Published;
  };
  const period = `${Math.floor(PERIOD / 4)}-Q${(PERIOD % 4) + 1}`;
  const at = { site: `site-${place}`, period };
  for (let base = 1, people = 60; !signal.aborted; people++) {
    const cell = {
      id: "fact:headcount",
      base,
      seen: 0,
      texts: { value: String(people) },
    };
    let answer: Published = {};
    const ms = await timeOf(async () => {
      await ask(EDIT, { ...at, cells: [cell] });
      answer = await ask(PUBLISH, {
        ...at,
        cells: [cell.id],
        change: crypto.randomUUID().replaceAll("-", ""),
      });
    });
    const seq = answer.data?.publishDraft?.change?.seq;
    if (seq === undefined) throw new Error(JSON.stringify(answer));
    base = seq;
    times.push(ms);
    await setTimeout(PAUSE_MS);
  }
}

async function send(product: Product, file: string): Promise<void> {
  const { accounts, imports } = product.runtime;
  await product.cookieOf("administrator", "importer");
  const viewer = await accounts.viewerOfLogin("importer@bench.example");
  if (!viewer) throw new Error("nobody may import");
  const handle = await open(file);
  const { size: bytes } = await handle.stat();
  const { id } = await imports.begin(viewer, { name: "network.zip", bytes });
  for (let part = 0; part * UPLOAD_PART_BYTES < bytes; part++) {
    const from = part * UPLOAD_PART_BYTES;
    const piece = Buffer.alloc(Math.min(UPLOAD_PART_BYTES, bytes - from));
    await handle.read(piece, 0, piece.length, from);
    await imports.putPart(viewer, id, part, piece);
  }
  await handle.close();
  const started = performance.now();
  await imports.finish(viewer, id);
  for await (const record of imports.watch(viewer, id)) {
    if (record.state === "failed") throw new Error("planning failed");
    if (record.state === "planned") break;
  }
  const planned = performance.now();
  const { hindrance, record } = await imports.publish(viewer, {
    id,
    change: crypto.randomUUID().replaceAll("-", ""),
    validRowsOnly: false,
  });
  if (hindrance || record.seq === null)
    throw new Error(`not published: ${hindrance}`);
  notes["seconds of planning"] = Math.round((planned - started) / 1_000);
  notes["seconds of publishing"] = Math.round(
    (performance.now() - planned) / 1_000,
  );
}

const TYPES: Readonly<Record<string, string>> = {
  numerator: "DOUBLE",
  denominator: "DOUBLE",
  share: "DOUBLE",
};

async function readByDuckDB({ sheets }: WorkbookFiles): Promise<void> {
  const duckdb = await openDuckDB();
  for (const [name, { file, columns }] of Object.entries(sheets)) {
    const typed = columns.map(
      (column) => `'${column}': '${TYPES[column] ?? "VARCHAR"}'`,
    );
    await duckdb.run(
      `create table ${name} as select * from read_csv('${file}', header = true, columns = {${typed.join(", ")}})`,
    );
  }
}

/** The store holds the sector already, whose suppliers type. */
export async function measureImport(
  product: Product,
  files: WorkbookFiles,
): Promise<void> {
  const done = new AbortController();
  const times: number[] = [];
  const editing = Array.from({ length: EDITORS }, (_, i) =>
    edit(product, 1_000 + i, done.signal, times),
  );
  const watched = watchMemory();
  const cpu = process.cpuUsage();
  const ours = await timeOf(() => send(product, files.zip));
  const { user, system } = process.cpuUsage(cpu);
  notes["MB of the process while it imports, at most"] = watched.most();
  notes["seconds of processor time for it, edits included"] = Math.round(
    (user + system) / 1_000_000,
  );
  done.abort();
  await Promise.all(editing);
  tell("edits", `typed and published by ${EDITORS} during the import`, {
    ours: timingOf(times),
  });
  const duckdb = await timeOf(() => readByDuckDB(files));
  tell("import", "into a ledger with plan and report; DuckDB: typed tables", {
    ours: timingOf([ours]),
    DuckDB: timingOf([duckdb]),
  });
}
