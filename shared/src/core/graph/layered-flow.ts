import type { Dependency } from "./dependency.ts";
import { NO_TIER } from "./tiers.ts";

/**
 * Share of what the origins need that passes through each site on the shortest ways, 0 to 1, by site row. Tier 0 shares
 * 1 equally; each site asks of its suppliers one tier up what it depends on them for, every input counting the same.
 * Links within a tier or back down carry none, so circles end nowhere. Within a tier the sum is 1, less what goes to
 * suppliers that are not known or not one tier up, and less what ends at sites without known suppliers.
 */
export function layeredFlow(
  dependency: Dependency,
  tier: Int32Array,
): Float64Array {
  const { order, inputStarts, arcStarts, supplier, share } = dependency;
  const flow = new Float64Array(order);
  const rows = Array.from(tier.keys()).filter((row) => tier[row] !== NO_TIER);
  rows.sort((a, b) => tier[a] - tier[b] || a - b);
  const origins = rows.filter((row) => tier[row] === 0);
  for (const row of origins) flow[row] = 1 / origins.length;
  for (const row of rows) {
    const inputs = inputStarts[row + 1] - inputStarts[row];
    if (flow[row] === 0 || inputs === 0) continue;
    const each = flow[row] / inputs;
    for (let k = inputStarts[row]; k < inputStarts[row + 1]; k++)
      for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++)
        if (tier[supplier[i]] === tier[row] + 1)
          flow[supplier[i]] += each * share[i];
  }
  return flow;
}
