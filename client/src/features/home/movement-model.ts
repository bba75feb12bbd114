/** How much of a figure's move the same sites made, and how much is because others answered. Pure. */
import type { MovementPanel_NetworkFragment } from "../../__generated__/operations.ts";

export type Movement = MovementPanel_NetworkFragment["movements"][number];

export interface Parts {
  readonly from: number | null;
  readonly to: number | null;
  /** Null where one of the two quarters has no figure. */
  readonly all: number | null;
  /** What the sites that answered both times made of it; null where there are none. */
  readonly matched: number | null;
  /** The rest: because other sites answered. */
  readonly others: number | null;
}

const difference = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;

export function partsOf({
  before,
  now,
  matchedBefore,
  matchedNow,
}: Movement): Parts {
  const all = difference(before.value, now.value);
  const matched = difference(matchedBefore, matchedNow);
  return {
    from: before.value,
    to: now.value,
    all,
    matched,
    others: all === null || matched === null ? null : all - matched,
  };
}
