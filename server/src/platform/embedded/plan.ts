/**
 * Chooses the index that answers a filter, and a sort if it can. A plan only narrows the candidates: unless it is
 * exact, each of them is still held against the filter.
 */
import type { Index, Order } from "./fields.ts";
import type { Condition, Filter } from "./filter.ts";
import * as keys from "./key-order.ts";
import { hasLongKeys } from "./rows.ts";
import type { Collection, Storage } from "./storage.ts";

export interface Plan {
  /** Undefined: the rows themselves, in the order in which they came. */
  readonly index?: Index;
  readonly ranges: readonly keys.Range[];
  readonly reverse: boolean;
  /** Candidates come in the wanted order. */
  readonly sorted: boolean;
  /** The ranges hold just what the filter matches. */
  readonly exact: boolean;
}

export function choosePlan(
  storage: Storage,
  collection: Collection,
  { conditions }: Filter,
  sort: Order,
): Plan {
  const impossible = conditions.some(({ ranges }) => ranges.length === 0);
  let best: Plan = {
    ranges: impossible ? [] : [keys.pointOf(collection.prefix)],
    reverse: false,
    sorted: impossible || sort.length === 0,
    exact: conditions.length === 0,
  };
  let bestScore = 0;
  for (const index of impossible ? [] : collection.indexes) {
    const { plan, score } = planWith(storage, index, conditions, sort);
    if (score > bestScore) [best, bestScore] = [plan, score];
  }
  return best;
}

/** Leading fields of the index that have one value narrow it to what begins with their keys, the next one to ranges. */
function planWith(
  storage: Storage,
  index: Index,
  conditions: readonly Condition[],
  sort: Order,
): { readonly plan: Plan; readonly score: number } {
  let prefix = index.prefix;
  let ranges: readonly keys.Range[] | undefined;
  let fixed = 0;
  let widened = false;
  for (const { path, descending } of index.order) {
    const found = conditions.find((each) => each.path.name === path.name);
    if (!found || found.ranges === keys.EVERYTHING) break;
    const parts = found.ranges.map((range) =>
      partOf(range, descending, index.limit),
    );
    const [first] = found.ranges;
    if (found.ranges.length > 1 || !keys.isPoint(first!)) {
      ranges = inOrder(prefix, parts);
      widened = found.ranges.some(
        (range) => !keys.isPoint(range) && isLong(range, index.limit),
      );
      break;
    }
    prefix += parts[0]!.start;
    fixed++;
  }
  const used = fixed + Number(ranges !== undefined);
  const direction = directionOf(index.order, fixed, sort);
  const sorted =
    sort.length === 0 ||
    (direction !== undefined && !hasLongKeys(storage, index));
  const single = index.definition.unique && fixed === index.order.length;
  return {
    plan: {
      index,
      ranges: ranges ?? [keys.pointOf(prefix)],
      reverse: sorted && direction === "reverse",
      sorted,
      exact:
        used === conditions.length &&
        !widened &&
        conditions.every(({ exists }) => exists === undefined),
    },
    score:
      (single ? 1000 : 0) +
      fixed * 20 +
      (ranges ? 10 : 0) +
      (sorted && sort.length > 0 ? (used > 0 ? 9 : 3) : 0),
  };
}

const isLong = ({ start, end }: keys.Range, limit: number) =>
  start.length > limit || end.length > limit;

/** A field's range of values as a range of its keys in the index, which is wider where they are shortened. */
function partOf(
  range: keys.Range,
  descending: boolean,
  limit: number,
): keys.Range {
  if (keys.isPoint(range)) {
    const key = keys.shorten(range.start, limit);
    return keys.pointOf(descending ? keys.flip(key) : key);
  }
  const start = range.start.slice(0, limit);
  const last = range.end.slice(0, limit);
  const end = last === range.end ? last : keys.successor(last);
  if (!descending) return { start, end };
  return {
    start: keys.successor(keys.flip(end)),
    end: keys.successor(keys.flip(start)),
  };
}

/** Ranges that were widened may overlap, and then one key would be met twice. */
function inOrder(
  prefix: keys.Key,
  parts: readonly keys.Range[],
): readonly keys.Range[] {
  const ordered: { start: keys.Key; end: keys.Key }[] = [];
  for (const part of parts.toSorted((a, b) => keys.byBytes(a.start, b.start))) {
    const [start, end] = [prefix + part.start, prefix + part.end];
    const last = ordered.at(-1);
    if (!last || last.end <= start) ordered.push({ start, end });
    else if (last.end < end) last.end = end;
  }
  return ordered;
}

/** How to read the index so that it gives the sort; leading fields that have one value do not matter to it. */
function directionOf(
  order: Order,
  fixed: number,
  sort: Order,
): "forward" | "reverse" | undefined {
  const isFixed = (name: string) =>
    order.slice(0, fixed).some(({ path }) => path.name === name);
  const wanted = sort.filter(({ path }) => !isFixed(path.name));
  const given = order.slice(fixed);
  const reverse = wanted[0]?.descending !== given[0]?.descending;
  const follows = wanted.every(
    ({ path, descending }, at) =>
      path.name === given[at]?.path.name &&
      descending === (given[at].descending !== reverse),
  );
  if (!follows) return undefined;
  return reverse ? "reverse" : "forward";
}
