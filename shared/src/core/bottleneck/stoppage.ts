import type { Dependency } from "../graph/dependency.ts";

/** What is covered by nobody known is less than this where shares were only rounded. */
export const NOTHING_UNKNOWN = 1e-12;

/** True where the known network tells all suppliers of an input. */
export const isFullyKnown = ({ unknown }: Dependency, input: number) =>
  unknown[input] <= NOTHING_UNKNOWN;

/**
 * A dependency from the suppliers' side: site `j` has part in the inputs `inputs[starts[j]] .. inputs[starts[j + 1] - 1]`.
 * Only inputs of which nothing is unknown: the others are never known to be lost. starts.length === order + 1.
 */
export interface Needs {
  readonly dependency: Dependency;
  readonly starts: Uint32Array;
  readonly inputs: Uint32Array;
}

export function buildNeeds(dependency: Dependency): Needs {
  const { order, arcStarts, supplier, customer } = dependency;
  const starts = new Uint32Array(order + 1);
  const eachArc = (visit: (row: number, input: number) => void) => {
    for (let k = 0; k < customer.length; k++)
      if (isFullyKnown(dependency, k))
        for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++)
          visit(supplier[i], k);
  };
  eachArc((row) => starts[row + 1]++);
  for (let row = 0; row < order; row++) starts[row + 1] += starts[row];
  const inputs = new Uint32Array(starts[order]);
  const filled = starts.slice(0, order);
  eachArc((row, input) => (inputs[filled[row]++] = input));
  return { dependency, starts, inputs };
}

/** Who has no alternative in the known network when certain sites stop. */
export interface Stoppage {
  /** Sites that stop because of it, the nearest first; not those that it began with. */
  readonly sites: readonly number[];
  /** Inputs of other sites without a supplier that runs. */
  readonly inputs: readonly number[];
}

/** Stops sites again and again on one network, and touches only what really stops. */
export function stopper({
  dependency,
  starts,
  inputs,
}: Needs): (begin: Iterable<number>) => Stoppage {
  const { order, arcStarts, customer } = dependency;
  const isStopped = new Uint8Array(order);
  /** By input: suppliers that have stopped. */
  const gone = new Uint32Array(customer.length);
  return (begin) => {
    const queue: number[] = [];
    const lost: number[] = [];
    const stop = (row: number) => {
      if (isStopped[row]) return;
      isStopped[row] = 1;
      queue.push(row);
    };
    for (const row of begin) stop(row);
    const begun = queue.length;
    for (let head = 0; head < queue.length; head++)
      for (let i = starts[queue[head]]; i < starts[queue[head] + 1]; i++) {
        const input = inputs[i];
        if (++gone[input] < arcStarts[input + 1] - arcStarts[input]) continue;
        lost.push(input);
        stop(customer[input]);
      }
    for (const row of queue)
      for (let i = starts[row]; i < starts[row + 1]; i++) gone[inputs[i]] = 0;
    const began = new Set(queue.slice(0, begun));
    for (const row of queue) isStopped[row] = 0;
    return {
      sites: queue.slice(begun),
      inputs: lost.filter((input) => !began.has(customer[input])),
    };
  };
}

/**
 * A site stops when one of its inputs has no known supplier left that runs, and nothing of the input is unknown. The
 * largest set of sites that may go on: sites of a circle that feed each other do.
 */
export const stopsWith = (needs: Needs, begin: Iterable<number>): Stoppage =>
  stopper(needs)(begin);
