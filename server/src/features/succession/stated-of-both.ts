/** Cells that are stated of both records, without what they say: who merges records reads no answers. */
import { formatPeriod, type Method } from "@saphan/shared/core";
import type { SuccessionPlan } from "./succession.service.ts";

const MOST_SHOWN = 100;

export function viewBoth(
  { both, snapshot, request }: SuccessionPlan,
  { factIndex, indicators, itemIndicators, itemIndex }: Method,
) {
  const facts = new Map([...factIndex].map(([id, index]) => [index, id]));
  const items = new Map([...itemIndex].map(([name, item]) => [item, name]));
  const rows = request.of === "site" ? snapshot.entityRows : snapshot.siteRows;
  return {
    total: both.length,
    fromNewer: both.filter(({ isFromNewer }) => isFromNewer).length,
    nodes: both
      .slice(0, MOST_SHOWN)
      .map(({ kind, item, period, other, isFromNewer }) => {
        const indicator =
          kind === "answers"
            ? indicators[itemIndicators[item] ?? -1]?.id
            : undefined;
        const breakdown = indicator
          ? items.get(item)?.slice(indicator.length).trim()
          : undefined;
        const record = { snapshot, row: rows.get(other) ?? -1 };
        return {
          indicator: indicator ?? null,
          breakdown: breakdown || null,
          fact: kind === "facts" ? (facts.get(item) ?? null) : null,
          period: formatPeriod(period),
          source: request.of === "site" ? record : null,
          site: request.of === "entity" ? record : null,
          isFromNewer,
        };
      }),
  };
}
