/**
 * Chooses the index that answers a filter, and a sort if it can. A plan only narrows the candidates: unless it is
 * exact, each of them is still held against the filter.
 */
import type { Condition, Filter } from "./filter.ts";
import type { Index, OrderedField } from "./index-keys.ts";
import {
  byBytes,
  EVERYTHING,
  flip,
  isPoint,
  pointOf,
  shorten,
  successor,
  type Key,
  type Range,
} from "./key-order.ts";
import { hasLongKeys } from "./rows.ts";
import type { Collection, Storage } from "./storage.ts";

export interface Plan {
  /** Undefined: the rows themselves, in the order in which they came. */
  readonly index: Index | undefined;
  readonly ranges: readonly Range[];
  readonly reverse: boolean;
  /** Candidates come in the wanted order. */
  readonly sorted: boolean;
  /** The ranges hold just what the filter matches. */
  readonly exact: boolean;
}

/** More values than this are not multiplied with those of the next field. */
const MAX_RANGES = 1000;

export function choosePlan(
  storage: Storage,
  collection: Collection,
  { conditions }: Filter,
  sort: readonly OrderedField[],
): Plan {
  const scan: Plan = {
    index: undefined,
    ranges: [pointOf(collection.prefix)],
    reverse: false,
    sorted: sort.length === 0,
    exact: conditions.length === 0,
  };
  if (conditions.some(({ ranges }) => ranges.length === 0))
    return { ...scan, ranges: [], sorted: true };
  let best = scan;
  let bestScore = 0;
  for (const index of collection.indexes) {
    const { plan, score } = planWith(storage, index, conditions, sort);
    if (score > bestScore) [best, bestScore] = [plan, score];
  }
  return best;
}

function planWith(
  storage: Storage,
  index: Index,
  conditions: readonly Condition[],
  sort: readonly OrderedField[],
): { plan: Plan; score: number } {
  let ranges: Range[] = [pointOf(index.prefix)];
  let exact = conditions.every(({ exists }) => exists === undefined);
  let used = 0;
  let points = 0;
  const fixed = new Set<string>();
  for (const field of index.fields) {
    const condition = conditions.find(
      ({ path }) => path.name === field.path.name,
    );
    if (!condition || condition.ranges === EVERYTHING) break;
    const multiplied = ranges.length * condition.ranges.length;
    if (used > 0 && multiplied > MAX_RANGES) break;
    used++;
    const isPoints = condition.ranges.every(isPoint);
    const parts = condition.ranges.map((range) =>
      partOf(range, field, index.limit),
    );
    ranges = ranges.flatMap(({ start }) =>
      parts.map((part) => ({
        start: start + part.start,
        end: start + part.end,
      })),
    );
    if (!isPoints) {
      if (condition.ranges.some((range) => isTooLong(range, index.limit)))
        exact = false;
      break;
    }
    points++;
    if (parts.length === 1) fixed.add(field.path.name);
  }
  const order = orderOf(index, fixed, sort);
  const sorted =
    order !== undefined && !(sort.length > 0 && hasLongKeys(storage, index));
  const single = index.definition.unique && points === index.fields.length;
  return {
    plan: {
      index,
      ranges: inOrder(ranges),
      reverse: order === "reverse",
      sorted,
      exact: exact && used === conditions.length,
    },
    score:
      (single ? 1000 : 0) +
      points * 20 +
      (used > points ? 10 : 0) +
      (sorted && sort.length > 0 ? (used > 0 ? 9 : 3) : 0),
  };
}

/** Ranges that were widened may overlap, and then one key would be met twice. */
function inOrder(ranges: Range[]): readonly Range[] {
  ranges.sort((left, right) => byBytes(left.start, right.start));
  return ranges.reduce<Range[]>((done, { start, end }) => {
    const last = done.at(-1);
    if (!last || last.end <= start) done.push({ start, end });
    else if (last.end < end) done.splice(-1, 1, { start: last.start, end });
    return done;
  }, []);
}

const isTooLong = ({ start, end }: Range, limit: number) =>
  start.length > limit || end.length > limit;

/** One field's range of values as a range of its keys in the index, which may be wider where they are shortened. */
function partOf(
  range: Range,
  { descending }: OrderedField,
  limit: number,
): Range {
  if (isPoint(range)) {
    const key = shorten(range.start, limit);
    return pointOf(descending ? flip(key) : key);
  }
  const start = range.start.slice(0, limit);
  const end =
    range.end.length > limit ? successor(range.end.slice(0, limit)) : range.end;
  return descending
    ? { start: successor(flip(end)), end: successor(flip(start)) }
    : { start, end };
}

/** The direction in which the index gives the sort; fields that are fixed to one value do not matter. */
function orderOf(
  index: Index,
  fixed: ReadonlySet<Key>,
  sort: readonly OrderedField[],
): "forward" | "reverse" | undefined {
  const wanted = sort.filter(({ path }) => !fixed.has(path.name));
  const given = index.fields.filter(({ path }) => !fixed.has(path.name));
  const reverse = wanted[0] && wanted[0].descending !== given[0]?.descending;
  const follows = wanted.every(
    ({ path, descending }, at) =>
      path.name === given[at]?.path.name &&
      descending === (given[at].descending !== reverse),
  );
  if (!follows) return undefined;
  return reverse ? "reverse" : "forward";
}
