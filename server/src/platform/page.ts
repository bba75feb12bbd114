/** Pages of a list that stands still: the cursor of a row is its place. */
import { DomainError } from "./domain-error.ts";

export interface PageRequest {
  readonly first?: number | null | undefined;
  /** Cursor of the last row of the page before. */
  readonly after?: string | null | undefined;
  /** Rows to pass over, for who jumps; not together with `after`. */
  readonly skip?: number | null | undefined;
}

const USUAL_ROWS = 50;
const MOST_ROWS = 500;

function placeAfter(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor) + 1;
  throw new DomainError("BAD_USER_INPUT", "This cursor is none of ours.", {
    after: cursor,
  });
}

/** The rows from..to of a list of `total`, and what the connection says of them. Throws `BAD_USER_INPUT`. */
export function pageOf({ first, after, skip }: PageRequest, total: number) {
  if (after && skip)
    throw new DomainError("BAD_USER_INPUT", "Give `after` or `skip`.");
  const wanted = after ? placeAfter(after) : Math.max(skip ?? 0, 0);
  const from = Math.min(wanted, total);
  const rows = Math.min(Math.max(first ?? USUAL_ROWS, 0), MOST_ROWS);
  const to = Math.min(from + rows, total);
  return {
    from,
    to,
    total,
    pageInfo: {
      hasNextPage: to < total,
      endCursor: to > from ? String(to - 1) : null,
    },
  };
}
