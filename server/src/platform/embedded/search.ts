/** Finds documents: candidates of a plan, held against the filter, sorted, limited. */
import type { Database } from "lmdb";
import { matches, type Filter } from "./filter.ts";
import { keyOfFields, type OrderedField } from "./index-keys.ts";
import { byBytes, type Key, type Range } from "./key-order.ts";
import { choosePlan, type Plan } from "./plan.ts";
import { CommandError } from "./errors.ts";
import { getRow } from "./rows.ts";
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
  sort: readonly OrderedField[] = [],
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

/** How many documents match, from keys alone where they tell all. */
export function* count(
  storage: Storage,
  collection: Collection,
  filter: Filter,
): Generator<undefined, number> {
  const plan = choosePlan(storage, collection, filter, []);
  let total = 0;
  if (plan.index && plan.exact) {
    for (const range of plan.ranges)
      for (const page of pages(storage.entries, range, false)) {
        total += page.length;
        yield;
      }
    return total;
  }
  for (const row of matching(storage, collection, filter, plan)) {
    if (row) total++;
    yield;
  }
  return total;
}

function* matching(
  storage: Storage,
  collection: Collection,
  filter: Filter,
  plan: Plan,
): Rows {
  let examined = 0;
  for (const row of candidates(storage, collection, plan)) {
    if (++examined % PAUSE_EVERY === 0) yield undefined;
    if (plan.exact || matches(filter, row.document)) yield row;
  }
}

function* candidates(
  storage: Storage,
  collection: Collection,
  { index, ranges, reverse }: Plan,
): Generator<Row, void> {
  const source = index ? storage.entries : storage.rows;
  for (const range of reverse ? ranges.toReversed() : ranges)
    for (const page of pages(source, range, reverse))
      for (const { key, value } of page) {
        const row = key.slice(-6);
        const document = index ? getRow(storage, collection, row) : value;
        if (document) yield { row, document };
      }
}

/** A range in growing pages, each of which is read at once. */
export function* pages(
  source: Database<Buffer, Key>,
  { start, end }: Range,
  reverse: boolean,
): Generator<{ key: Key; value: Buffer }[], void> {
  let from = reverse ? end : start;
  let exclusiveStart = reverse;
  for (let limit = 8; ; limit = Math.min(limit * 4, 512)) {
    const page: { key: Key; value: Buffer }[] = [];
    let bytes = 0;
    for (const entry of source.getRange({
      start: from,
      end: reverse ? start : end,
      reverse,
      limit,
      exclusiveStart,
      inclusiveEnd: reverse,
    })) {
      page.push(entry);
      bytes += entry.value.length;
      if (bytes > PAGE_BYTES) break;
    }
    yield page;
    if (page.length < limit && bytes <= PAGE_BYTES) return;
    from = page.at(-1)!.key;
    exclusiveStart = true;
  }
}

interface Keyed {
  readonly key: Key;
  readonly row: Row;
}

/** Sorts short runs as they come and merges them as they are asked for, so that no step takes long. */
function* sorted(
  rows: Rows,
  sort: readonly OrderedField[],
  limit: number,
): Rows {
  const runs: Iterator<Keyed, void>[] = [];
  let run: Keyed[] = [];
  let bytes = 0;
  const endRun = () => {
    run.sort((left, right) => byBytes(left.key, right.key));
    if (run.length > limit) run.length = limit;
    runs.push(run.values());
    run = [];
  };
  for (const row of rows) {
    yield undefined;
    if (!row) continue;
    const key = keyOfFields(row.document, sort, Infinity, "a sort by");
    run.push({ key, row });
    bytes += key.length + row.document.length;
    if (bytes > SORT_BYTES && limit > RUN_LENGTH)
      throw new CommandError(
        292,
        "QueryExceededMemoryLimitNoDiskUseAllowed",
        `A sort without an index may hold ${SORT_BYTES} bytes: declare an index`,
      );
    if (run.length === RUN_LENGTH) endRun();
  }
  endRun();
  while (runs.length > 1) runs.push(merge(runs.shift()!, runs.shift()!));
  for (let step = runs[0]!.next(); !step.done; step = runs[0]!.next())
    yield step.value.row;
}

function* merge(
  left: Iterator<Keyed, void>,
  right: Iterator<Keyed, void>,
): Generator<Keyed, void> {
  let [a, b] = [left.next(), right.next()];
  while (!a.done && !b.done)
    if (a.value.key <= b.value.key) {
      yield a.value;
      a = left.next();
    } else {
      yield b.value;
      b = right.next();
    }
  for (; !a.done; a = left.next()) yield a.value;
  for (; !b.done; b = right.next()) yield b.value;
}
