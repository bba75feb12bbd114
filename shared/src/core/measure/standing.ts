/** Where each site stands towards an indicator: rules 3, 4 and 5 of docs/methods.md, in the order in which they bind. */
import { Outcome } from "../answer/effective.ts";
import { Truth } from "../expression/expression.ts";
import type { FactColumn } from "../fact/facts.ts";
import { Standing } from "./figure-column.ts";

export interface StandingInput {
  /** `Outcome` of what was stated, by position; of a computed figure `value` where its rows give one. */
  readonly outcome: Uint8Array;
  /** 1 where the viewer may read what is stated in common; it also hears what it has itself stated, if that counts. */
  readonly shared: Uint8Array;
  /** Of a computed figure, 1 where some row that it is computed from says something. */
  readonly rowsSpeak: Uint8Array | undefined;
  /** `Truth` of the applicability. */
  readonly applies: Uint8Array;
  /** 1 where the site is too small to be asked; absent where small ones are asked too. */
  readonly notAsked: Uint8Array | undefined;
}

/** By position: 1 where a site is known to have fewer people than `smallBelow`: it is asked only the short set. */
export function smallSites(
  { value, present }: FactColumn,
  smallBelow: number,
): Uint8Array {
  const small = new Uint8Array(value.length);
  for (let at = 0; at < small.length; at++)
    if (present[at] && value[at] < smallBelow) small[at] = 1;
  return small;
}

/** Writes `standing` and `conflict`. */
export function fillStanding(
  { outcome, shared, rowsSpeak, applies, notAsked }: StandingInput,
  standing: Uint8Array,
  conflict: Uint8Array,
): void {
  for (let at = 0; at < standing.length; at++) {
    const stated = outcome[at];
    const truth = applies[at];
    if (!shared[at] && stated < Outcome.notApplicable && !rowsSpeak?.[at]) {
      standing[at] = Standing.notShared;
      continue;
    }
    const unknown = truth === Truth.unknown;
    const denied = stated === Outcome.notApplicable;
    conflict[at] =
      (stated === Outcome.value && truth === Truth.no) ||
      (denied && truth === Truth.yes)
        ? 1
        : 0;
    if (truth === Truth.no || (denied && unknown))
      standing[at] = Standing.notApplicable;
    else if (stated === Outcome.value)
      standing[at] = unknown ? Standing.answeredUnknown : Standing.answered;
    else if (notAsked?.[at]) standing[at] = Standing.notAsked;
    else standing[at] = unknown ? Standing.silentUnknown : Standing.silent;
  }
}
