/** How late the deliveries of one input are, from how late its suppliers are. */
import type { Dependency } from "../graph/dependency.ts";

export interface Suppliers {
  readonly dependency: Dependency;
  /** By site: arrears at the end of the day before. */
  readonly arrears: Float64Array;
  /** By input: share of a second source that nothing hits. */
  readonly second: Float64Array;
}

/** Who decides how late an input is: all together, or `by` an arc alone (the arcs' number: the unnamed ones). */
export const ALL_SUPPLIERS = -1;

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
  let owed = 0;
  const end = arcStarts[k + 1];
  for (let i = arcStarts[k]; i < end; i++)
    owed += share[i] * arrears[supplier[i]];
  if (unnamed > 0) owed += unknown[k] * unnamed;
  const rest = 1 - second[k];
  if (owed === 0) return 0;
  if (extra === 0 || since <= 0) return rest * owed;
  let added = 0;
  let most = 0;
  for (let i = arcStarts[k]; i < end; i++) {
    const behind = arrears[supplier[i]];
    const adds = extra * share[i] * Math.max(0, since - behind);
    added += adds;
    if (behind > 0) most = Math.max(most, share[i] * behind + adds);
  }
  const adds = extra * unknown[k] * Math.max(0, since - unnamed);
  added += adds;
  if (unnamed > 0) most = Math.max(most, unknown[k] * unnamed + adds);
  const late =
    rest * (Math.max(owed, most) - added) - second[k] * extra * since;
  return Math.max(0, late);
}
