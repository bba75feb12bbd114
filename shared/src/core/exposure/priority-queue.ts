/** A binary heap (J. W. J. Williams, 1964) of whole numbers: what `isBefore` puts first is taken first. */
export interface PriorityQueue {
  readonly add: (item: number) => void;
  readonly take: () => number | undefined;
}

export function priorityQueue(
  isBefore: (a: number, b: number) => boolean,
): PriorityQueue {
  const heap: number[] = [];
  const add = (item: number) => {
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(item, heap[above])) break;
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = item;
  };
  const take = () => {
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return last;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1], heap[below]))
        below++;
      if (!isBefore(heap[below], last)) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return first;
  };
  return { add, take };
}
