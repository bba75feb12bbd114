/** Room for runs through one network, used again and again: a run allocates nothing of the network's size. */
import type { Dependency } from "../graph/dependency.ts";

/** Made once for a `Dependency`; only `runIn` writes to it. Not to be shared between threads. */
export interface ScenarioWorkspace {
  readonly dependency: Dependency;
  /** The inputs that site `j` delivers to: `feeds[feedStarts[j] .. feedStarts[j + 1] - 1]`. */
  readonly feedStarts: Uint32Array;
  readonly feeds: Uint32Array;
  /** By site: how far it is behind plan at the end of the last day worked out. */
  readonly arrears: Float64Array;
  /** By site: how far its shortest input is behind, beyond the stock. */
  readonly short: Float64Array;
  /** By site: its first stop in `stops` of the shock, or -1; then `nextStop`. */
  readonly firstStop: Int32Array;
  nextStop: Int32Array;
  /** By site: its row in `history`, or -1 while it has never been behind. */
  readonly place: Int32Array;
  /** The sites by row of `history`. */
  readonly behind: Uint32Array;
  behindCount: number;
  /** The sites that something can hold up. */
  readonly reached: Uint32Array;
  readonly isReached: Uint8Array;
  reachedCount: number;
  /** The inputs of which some supply can be late. */
  readonly inputs: Uint32Array;
  readonly isOpen: Uint8Array;
  inputCount: number;
  /** So many of the first `inputs` are ascending: memory is read in its order. */
  sortedCount: number;
  /** By input: 1 where the flow of its family is stopped for a while. */
  readonly isStopped: Uint8Array;
  /** By input: the first day on which it could be short, as far as is known. */
  readonly due: Int32Array;
  /** By input: how far deliveries are behind (kept from day to day for stopped families). */
  readonly late: Float64Array;
  /** By input, of remedies. */
  readonly second: Float64Array;
  readonly moreStock: Float64Array;
  /** Arrears by row and day 0 .. days. */
  history: Float64Array;
  /** Days asked for, and the last one worked out. */
  days: number;
  lastDay: number;
}

export function openScenarioWorkspace(
  dependency: Dependency,
): ScenarioWorkspace {
  const { order, customer, arcStarts, supplier } = dependency;
  const count = customer.length;
  const feedStarts = new Uint32Array(order + 1);
  for (const row of supplier) feedStarts[row + 1]++;
  for (let row = 0; row < order; row++) feedStarts[row + 1] += feedStarts[row];
  const next = feedStarts.slice(0, order);
  const feeds = new Uint32Array(supplier.length);
  for (let k = 0; k < count; k++)
    for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++)
      feeds[next[supplier[i]]++] = k;
  return {
    dependency,
    feedStarts,
    feeds,
    arrears: new Float64Array(order),
    short: new Float64Array(order),
    firstStop: new Int32Array(order).fill(-1),
    nextStop: new Int32Array(0),
    place: new Int32Array(order).fill(-1),
    behind: new Uint32Array(order),
    behindCount: 0,
    reached: new Uint32Array(order),
    isReached: new Uint8Array(order),
    reachedCount: 0,
    inputs: new Uint32Array(count),
    isOpen: new Uint8Array(count),
    inputCount: 0,
    sortedCount: 0,
    isStopped: new Uint8Array(count),
    due: new Int32Array(count),
    late: new Float64Array(count),
    second: new Float64Array(count),
    moreStock: new Float64Array(count),
    history: new Float64Array(0),
    days: 0,
    lastDay: 0,
  };
}

/** Leaves no trace of the last run. */
export function clearWorkspace(room: ScenarioWorkspace): void {
  for (let n = 0; n < room.reachedCount; n++) {
    const row = room.reached[n];
    room.arrears[row] = 0;
    room.short[row] = 0;
    room.firstStop[row] = -1;
    room.place[row] = -1;
    room.isReached[row] = 0;
  }
  for (let n = 0; n < room.inputCount; n++) {
    const k = room.inputs[n];
    room.late[k] = 0;
    room.isOpen[k] = 0;
    room.isStopped[k] = 0;
    room.due[k] = 0;
  }
  room.behindCount = 0;
  room.reachedCount = 0;
  room.inputCount = 0;
  room.sortedCount = 0;
}

/** The input of a customer and family, or -1. */
export function inputOf(
  { inputStarts, family }: Dependency,
  customer: number,
  which: number,
): number {
  for (let k = inputStarts[customer]; k < inputStarts[customer + 1]; k++)
    if (family[k] === which) return k;
  return -1;
}
