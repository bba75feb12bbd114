/** How late the deliveries of one input are, from how late its suppliers are. */
import type { Dependency } from "../graph/dependency.ts";

export interface Suppliers {
  readonly dependency: Dependency;
  /** By site: arrears at the end of the day before. */
  readonly arrears: Float64Array;
  /** By input: share of a second source that nothing hits. */
  readonly second: Float64Array;
}

/**
 * Normal days by which deliveries of input `k` are behind. What suppliers owe, less what the others can add: each up
 * to `extra` of what it has made beyond the day on which switching was possible (`since` is how many days ago that
 * was), and none for itself. That is the greatest flow between who owes and who can add, by its smallest cut.
 */
export function lateness(
  { dependency, arrears, second }: Suppliers,
  k: number,
  unnamed: number,
  extra: number,
  since: number,
): number {
  const { arcStarts, supplier, share, unknown } = dependency;
  const end = arcStarts[k + 1];
  const canAdd = extra > 0 && since > 0;
  let owed = 0;
  let added = 0;
  let most = 0;
  for (let i = arcStarts[k]; i < end; i++) {
    const part = share[i];
    const behind = arrears[supplier[i]];
    const adds = canAdd && since > behind ? extra * part * (since - behind) : 0;
    added += adds;
    if (behind === 0) continue;
    owed += part * behind;
    most = Math.max(most, part * behind + adds);
  }
  const part = unknown[k];
  const adds = canAdd && since > unnamed ? extra * part * (since - unnamed) : 0;
  added += adds;
  owed += part * unnamed;
  if (owed === 0) return 0;
  if (unnamed > 0) most = Math.max(most, part * unnamed + adds);
  const rest = 1 - second[k];
  const safe = canAdd ? second[k] * extra * since : 0;
  return Math.max(0, rest * (Math.max(owed, most) - added) - safe);
}
