/**
 * What the arithmetic needs to know of the catalogue, with ids turned into indices. `contract/catalogue` builds it
 * from the catalogue's JSON; core never sees a text.
 */
import type { Sensitivity } from "../answer/words.ts";
import type { Expression } from "../expression/expression.ts";

export const VALUE_TYPES = [
  "percent",
  "ratio",
  "count",
  "ordinal",
  "boolean",
  "enum",
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** How site values become a figure (docs/methods.md rule 6). */
export type Aggregation =
  "ratio_of_sums" | "share" | "sum" | "median" | "parity";

/** Levels of an ordinal run from 0 to 4; from this one on a site counts as good. */
export const GOOD_LEVEL = 3;
export const LEVELS = 5;

/** A key of breakdown of one indicator, as `sex` or `contract`. */
export interface BreakdownMethod {
  readonly key: string;
  /** Whether the rows of the key are parts of the total; false where one person may stand in several. */
  readonly addsUp: boolean;
  /** One item a value, in the catalogue's order. */
  readonly items: readonly number[];
  readonly values: readonly string[];
  readonly groups: readonly DerivedGroup[];
}

/** A value of a breakdown that is the sum of others, as `contract=nonregular`. */
export interface DerivedGroup {
  readonly id: string;
  /** Positions in `BreakdownMethod.items`. */
  readonly members: readonly number[];
}

/** Parity: the share of one group over the share of another, both pooled from breakdown rows. */
export interface ParityMethod {
  /** Index of the indicator whose rows are read. */
  readonly indicator: number;
  /** Position in that indicator's `breakdowns`. */
  readonly breakdown: number;
  /** Positions in `BreakdownMethod.items` that make the group over and the group under. */
  readonly over: readonly number[];
  readonly under: readonly number[];
}

export interface IndicatorMethod {
  readonly id: string;
  readonly index: number;
  readonly valueType: ValueType;
  readonly aggregation: Aggregation;
  /** Of a ratio; a percentage is kept as a fraction. */
  readonly multiplier: number;
  /** Index of the fact that stands in for a silent site's denominator, -1: each site weighs one. */
  readonly base: number;
  readonly bounded: boolean;
  readonly carryQuarters: number;
  /** Verification that each level needs, by level. */
  readonly gate: readonly number[];
  /** Whether each option counts as ok; empty where only the spread is shown, and for what is no enum. */
  readonly okOptions: readonly boolean[];
  /** Ids of an enum's options, in the order of their codes. */
  readonly options: readonly string[];
  /** Asked of sites below `Method.smallBelow` too. */
  readonly smeCore: boolean;
  readonly sensitivity: Sensitivity;
  readonly applies: Expression;
  /** The item of the total. */
  readonly item: number;
  readonly breakdowns: readonly BreakdownMethod[];
  readonly parity?: ParityMethod;
}

/** `train_coverage`, or `train_coverage sex=women`. */
export const itemName = (indicator: string, breakdown: string): string =>
  breakdown === "" ? indicator : `${indicator} ${breakdown}`;

export type PeriodRule = "stock" | "flow_quarter" | "flow_year";

export interface FactMethod {
  readonly id: string;
  readonly index: number;
  readonly periodRule: PeriodRule;
  /** Computed by `fact/derived.ts`, never stated. */
  readonly derived: boolean;
  /** A count of people, for which `headcount` may stand in as an upper bound. */
  readonly countsPeople: boolean;
  /** Counts from 1 to one less than this are withheld; 0: none. */
  readonly minCell: number;
}

export interface SizeBand {
  readonly id: string;
  readonly from: number;
  /** `Infinity` for the last. */
  readonly to: number;
}

export interface Method {
  readonly indicators: readonly IndicatorMethod[];
  readonly facts: readonly FactMethod[];
  /** By id; throws nothing: undefined for an unknown one. */
  readonly factIndex: ReadonlyMap<string, number>;
  readonly indicatorIndex: ReadonlyMap<string, number>;
  /** By item: the indicator it belongs to. */
  readonly itemIndicators: readonly number[];
  /** By `itemName`: the item of a total or a breakdown value. */
  readonly itemIndex: ReadonlyMap<string, number>;
  /** Sites with fewer people are asked `smeCore` indicators only. */
  readonly smallBelow: number;
  /** Breakdown rows and facts on fewer people than this, and more than none, are withheld (rule 11). */
  readonly minGroup: number;
  /** Bands of headcount, ascending, inclusive at both ends; a site in none of them is in `unknownSizeBand`. */
  readonly sizeBands: readonly SizeBand[];
  readonly unknownSizeBand: string;
  /** Facts of which all are withheld if one is (rule 11). */
  readonly factSets: readonly (readonly number[])[];
}
