/** The words of an answer and the byte that holds them (design.md section 3; docs/methods.md rule 3). */

/** In the order of their codes; code 0 stands for "no row". */
export const ANSWER_STATES = [
  "reported",
  "zero_reported",
  "not_applicable",
  "not_collected",
  "declined",
  "pending_review",
  "withdrawn",
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/**
 * `pending_review` is set by a review, never by an import; `withdrawn` by who takes a statement back on a page. What
 * was withdrawn reads as no row, and stays in the history.
 */
export const IMPORTABLE_STATES = ANSWER_STATES.slice(0, 5);

export const State = {
  reported: 1,
  zeroReported: 2,
  notApplicable: 3,
  notCollected: 4,
  declined: 5,
  pendingReview: 6,
  withdrawn: 7,
} as const;

export const VERIFICATIONS = ["V0", "V1", "V2", "V3", "V4"] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** From this level on an answer counts as verified. */
export const VERIFIED_FROM = 2;

export const SIDES = ["management", "worker", "assessor"] as const;
export type Side = (typeof SIDES)[number];

export const SENSITIVITIES = [
  "standard",
  "aggregate_only",
  "restricted",
] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/**
 * code = state (bits 0-2) | verification (bits 3-5) | inherited (bit 6) | base assumed (bit 7).
 * A share without base has denominator -1 and stands in `numerator`; a level, option or flag has denominator 1.
 */
const VERIFICATION_SHIFT = 3;
const INHERITED = 1 << 6;
const BASE_ASSUMED = 1 << 7;
export const WITHOUT_BASE = -1;

export function packCode(
  state: AnswerState,
  verification: number,
  inherited = false,
  baseAssumed = false,
): number {
  return (
    (ANSWER_STATES.indexOf(state) + 1) |
    (verification << VERIFICATION_SHIFT) |
    (inherited ? INHERITED : 0) |
    (baseAssumed ? BASE_ASSUMED : 0)
  );
}

export const stateOf = (code: number): number => code & 7;
export const verificationOf = (code: number): number =>
  (code >> VERIFICATION_SHIFT) & 7;
export const isInherited = (code: number): boolean => (code & INHERITED) !== 0;
export const isBaseAssumed = (code: number): boolean =>
  (code & BASE_ASSUMED) !== 0;

/** Whether a state puts a value into figures: reported, zero reported, pending review. */
export const entersValues = (state: number): boolean =>
  state === State.reported ||
  state === State.zeroReported ||
  state === State.pendingReview;
