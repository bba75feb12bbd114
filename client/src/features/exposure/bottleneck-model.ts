/** What the lists of bottlenecks are read as. Pure. */
import type { Bottleneck_PartsFragment } from "../../__generated__/operations.ts";

export type Bottlenecks = Omit<
  Bottleneck_PartsFragment,
  " $fragmentName" | "__typename"
>;
export type CriticalRow = Bottlenecks["critical"]["nodes"][number];
export type SingleRow = Bottlenecks["singleSources"]["nodes"][number];
export type BetweenRow = Bottlenecks["between"]["nodes"][number];

/** Rows of the longest list that are not shown yet. */
export const hasMore = ({
  critical,
  singleSources,
  between,
}: Bottlenecks): boolean =>
  [critical, singleSources, between].some(
    ({ total, nodes }) => nodes.length < total,
  );
