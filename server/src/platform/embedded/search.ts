/** Finds documents: candidates of a plan, held against the filter, sorted, limited. */
import type { Database } from "lmdb";
import { keyOfOrder, type Order } from "./fields.ts";
import { matches, type Filter } from "./filter.ts";
import { byBytes, type Key, type Range } from "./key-order.ts";
import { choosePlan, type Plan } from "./plan.ts";
import { CommandError } from "./replies.ts";
import { getRow, rowOf } from "./rows.ts";
import type { Collection, Storage } from "./storage.ts";

export interface Row {
  readonly row: Key;
  readonly document: Buffer;
}
/** Yields undefined where it may pause without having found anything. */
export type Rows = Generator<Row | undefined, void>;

const PAGE_BYTES = 1 << 20;
const PAUSE_EVERY = 32;
const SORT_BYTES = 256 << 20;
const RUN_LENGTH = 4096;

/**
 * Matching documents, in order of `sort`. Nothing stays open in LMDB while the caller is away; what is read later may
 * show later writes, as with MongoDB's cursors.
 */
export function* find(
  storage: Storage,
  collection: Collection,
  filter: Filter,
  sort: Order = [],
  limit = Infinity,
): Rows {
  const plan = choosePlan(storage, collection, filter, sort);
  const found = matching(storage, collection, filter, plan);
  let left = limit;
  for (const row of plan.sorted ? found : sorted(found, sort, limit)) {
    yield row;
    if (row && --left === 0) return;
  }
}

function* matching(
  storage: Storage,
  collection: Collection,
  filter: Filter,
  { index, ranges, reverse, exact }: Plan,
): Rows {
  const source = index ? storage.entries : storage.rows;
  let examined = 0;
  for (const range of reverse ? ranges.toReversed() : ranges)
    for (const page of pages(source, range, reverse, (key, value) => {
      if (!index) return { row: key.slice(-6), document: value };
      const row = rowOf(index, key, value);
      return { row, document: getRow(storage, collection, row)! };
    }))
      for (const row of page) {
        if (++examined % PAUSE_EVERY === 0) yield undefined;
        if (exact || matches(filter, row.document)) yield row;
      }
}

/** A range in growing pages. Each is read at once, so that index and documents agree. */
function* pages(
  source: Database<Buffer, Key>,
  { start, end }: Range,
  reverse: boolean,
  read: (key: Key, value: Buffer) => Row,
): Generator<readonly Row[], void> {
  let from = reverse ? end : start;
  let exclusiveStart = reverse;
  for (let limit = 8; ; limit = Math.min(limit * 4, 512)) {
    const page: Row[] = [];
    let bytes = 0;
    for (const { key, value } of source.getRange({
      start: from,
      end: reverse ? start : end,
      reverse,
      limit,
      exclusiveStart,
      inclusiveEnd: reverse,
    })) {
      const row = read(key, value);
      page.push(row);
      bytes += row.document.length;
      from = key;
      if (bytes > PAGE_BYTES) break;
    }
    yield page;
    if (page.length < limit && bytes <= PAGE_BYTES) return;
    exclusiveStart = true;
  }
}

/** Sorts short runs as they come and picks the lowest of them as they are asked for, so that no step takes long. */
function* sorted(found: Rows, sort: Order, limit: number): Rows {
  const runs: (Row & { readonly key: Key })[][] = [[]];
  let bytes = 0;
  const endRun = () => {
    // The lowest comes last, where it is cheap to take.
    const run = runs.at(-1)!.sort((a, b) => byBytes(b.key, a.key));
    if (run.length > limit) run.splice(0, run.length - limit);
  };
  for (const row of found) {
    yield undefined;
    if (!row) continue;
    const key = keyOfOrder(row.document, sort, Infinity, "a sort by");
    runs.at(-1)!.push({ ...row, key });
    bytes += key.length + row.document.length;
    if (bytes > SORT_BYTES && limit > RUN_LENGTH)
      throw new CommandError(
        292,
        "QueryExceededMemoryLimitNoDiskUseAllowed",
        `A sort without an index may hold ${SORT_BYTES} bytes: declare an index`,
      );
    if (runs.at(-1)!.length < RUN_LENGTH) continue;
    endRun();
    runs.push([]);
  }
  endRun();
  for (;;) {
    let lowest: (typeof runs)[number] | undefined;
    for (const run of runs)
      if (run.length > 0 && !(lowest && lowest.at(-1)!.key <= run.at(-1)!.key))
        lowest = run;
    if (!lowest) return;
    yield lowest.pop();
  }
}
