/** One figure at every site of a scope, before anything is added up: rules 3 to 6 of docs/methods.md. */

/** Where a site stands towards a figure. A breakdown has no unknown ones: it is asked where its total is answered. */
export const Standing = {
  notShared: 0,
  notAsked: 1,
  notApplicable: 2,
  /** Asked, no answer. */
  silent: 3,
  /** The same, where a fact is missing that would tell whether the indicator applies. */
  silentUnknown: 4,
  answered: 5,
  answeredUnknown: 6,
} as const;

export const isAsked = (standing: number): boolean =>
  standing >= Standing.silent;
export const isAnswered = (standing: number): boolean =>
  standing >= Standing.answered;
/** How an answer enters a figure. */
export const Entry = {
  /** It adds nothing: no answer, a denominator of 0, a bare parity. */
  none: 0,
  /** Its numerator and denominator are added up. */
  pooled: 1,
  /** A share without base: bounds treat it as silent, pooling leaves it out. */
  bare: 2,
} as const;

export interface FigureColumn {
  /** `Standing` by position. */
  readonly standing: Uint8Array;
  /** `Entry` by position. */
  readonly entry: Uint8Array;
  /** What is added up; 0 where the entry is not pooled. A percentage's numerator is at most its denominator. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** The site's own value in the unit of the figure, where `hasValue` is 1: what quartiles are made of. */
  readonly value: Float64Array;
  readonly hasValue: Uint8Array;
  /** Level (effective), option or flag of an answered ordinal, enum or boolean. */
  readonly choice: Uint8Array;
  /** 0 to 4. */
  readonly verification: Uint8Array;
  /** 1 where a review is pending. */
  readonly unreviewed: Uint8Array;
  /** Quarters that the answer was carried. */
  readonly distance: Uint8Array;
  /** 1 where a value or a "not applicable" was stated against what the facts say. */
  readonly conflict: Uint8Array;
}

export function createFigureColumn(length: number): FigureColumn {
  return {
    standing: new Uint8Array(length),
    entry: new Uint8Array(length),
    numerator: new Float64Array(length),
    denominator: new Float64Array(length),
    value: new Float64Array(length),
    hasValue: new Uint8Array(length),
    choice: new Uint8Array(length),
    verification: new Uint8Array(length),
    unreviewed: new Uint8Array(length),
    distance: new Uint8Array(length),
    conflict: new Uint8Array(length),
  };
}
