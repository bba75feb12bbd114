/** Rows of a long list, loaded by the page as they come into view. */
import { useCallback, useEffect, useRef, useState } from "react";

/** Rows a request. */
export const PAGE_ROWS = 100;
/** Who drags the scroll bar passes over pages that need not be loaded. */
const PAUSE_MS = 80;

export interface Pages<Row> {
  /** Undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told which rows are in view. */
  readonly onView: (from: number, to: number) => void;
  readonly error: unknown;
  /** Asks again for what failed. */
  readonly retry: () => void;
}

/** Pages that rows from..to lie on. */
export const pagesOf = (from: number, to: number): readonly number[] => {
  const first = Math.floor(from / PAGE_ROWS);
  const end = Math.ceil(to / PAGE_ROWS);
  return Array.from({ length: Math.max(end - first, 0) }, (_, i) => first + i);
};

/** `load` gives up to `PAGE_ROWS` rows from `skip` on. The list is a new one when the component has a new key. */
export function usePages<Row>(
  first: readonly Row[],
  load: (skip: number) => Promise<readonly Row[]>,
): Pages<Row> {
  const [later, setLater] = useState<ReadonlyMap<number, readonly Row[]>>(
    new Map(),
  );
  const [error, setError] = useState<unknown>();
  const asked = useRef(new Set([0]));
  const view = useRef<readonly [number, number]>([0, 0]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = useCallback(() => {
    for (const page of pagesOf(...view.current)) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      latest.current(page * PAGE_ROWS).then(
        (rows) => setLater((have) => new Map(have).set(page, rows)),
        (failure: unknown) => {
          asked.current.delete(page);
          setError(failure);
        },
      );
    }
  }, []);
  const onView = useCallback(
    (from: number, to: number) => {
      view.current = [from, to];
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, PAUSE_MS);
    },
    [ask],
  );
  return {
    rowAt: (index) => {
      const page = Math.floor(index / PAGE_ROWS);
      return (page === 0 ? first : later.get(page))?.[index % PAGE_ROWS];
    },
    onView,
    error,
    retry: () => {
      setError(undefined);
      ask();
    },
  };
}
