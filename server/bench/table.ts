/** What the peers compute from: every indicator at every site of a lens, resolved, in one long table. */
import {
  crossGrouping,
  dimensionColumn,
  Entry,
  isAnswered,
  isAsked,
  type Figures,
  type Grouping,
  type IndicatorMethod,
} from "@saphan/shared/core";

/** One indicator at one site. */
export interface Cell {
  readonly indicator: number;
  readonly tier: number;
  readonly segment: number;
  readonly province: number;
  readonly band: number;
  readonly inSet: number;
  readonly asked: number;
  readonly answered: number;
  readonly pooled: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly headcount: number;
  readonly verification: number;
  /** Of a silent site, what stands in for its denominator. */
  readonly silentBase: number;
  readonly hasValue: number;
  readonly value: number;
}

export const COLUMNS: readonly (keyof Cell)[] = [
  "indicator",
  "tier",
  "segment",
  "province",
  "band",
  "inSet",
  "asked",
  "answered",
  "pooled",
  "numerator",
  "denominator",
  "headcount",
  "verification",
  "silentBase",
  "hasValue",
  "value",
];
export const REAL: ReadonlySet<keyof Cell> = new Set<keyof Cell>([
  "numerator",
  "denominator",
  "headcount",
  "silentBase",
  "value",
]);

export interface Table {
  readonly indicators: readonly IndicatorMethod[];
  readonly figures: Figures;
  readonly byTierAndSegment: Grouping;
  readonly byTier: Grouping;
  /** By position: the sites of W2 and of W3. */
  readonly filter: Uint8Array;
  readonly set: Uint8Array;
}

/** Sites of W2: five provinces and two size bands, as positions in their keys. */
export const PROVINCES = 5;
export const BANDS = 2;
/** Of W3: an arbitrary two thirds. */
const isInSet = (at: number) => (at * 7_919) % 3 !== 0;

export function makeTable(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
): Table {
  const { rows } = figures.viewpoint.scope;
  const tier = dimensionColumn(figures, "tier");
  const segment = dimensionColumn(figures, "segment");
  const province = dimensionColumn(figures, "province");
  const band = dimensionColumn(figures, "size_band");
  return {
    indicators,
    figures,
    byTierAndSegment: crossGrouping(tier, segment),
    byTier: tier,
    filter: Uint8Array.from(rows, (_, at) =>
      (province.group[at] ?? 0) < PROVINCES && (band.group[at] ?? 0) < BANDS
        ? 1
        : 0,
    ),
    set: Uint8Array.from(rows, (_, at) => (isInSet(at) ? 1 : 0)),
  };
}

/** What peers compute from, one by one: there are millions. */
export function* cellsOf({ figures, indicators, set }: Table): Generator<Cell> {
  const tier = dimensionColumn(figures, "tier");
  const segment = dimensionColumn(figures, "segment");
  const province = dimensionColumn(figures, "province");
  const band = dimensionColumn(figures, "size_band");
  const headcount = figures.fact("headcount");
  for (const [i, indicator] of indicators.entries()) {
    const column = figures.total(indicator);
    const base = figures.base(indicator);
    for (let at = 0; at < set.length; at++) {
      const stands = column.standing[at] ?? 0;
      const answered = isAnswered(stands);
      const pooled = answered && column.entry[at] === Entry.pooled;
      const isSilent =
        isAsked(stands) && (!answered || column.entry[at] === Entry.bare);
      yield {
        indicator: i,
        tier: tier.group[at] ?? -1,
        segment: segment.group[at] ?? -1,
        province: province.group[at] ?? -1,
        band: band.group[at] ?? -1,
        inSet: set[at] ?? 0,
        asked: isAsked(stands) ? 1 : 0,
        answered: answered ? 1 : 0,
        pooled: pooled ? 1 : 0,
        numerator: column.numerator[at] ?? 0,
        denominator: column.denominator[at] ?? 0,
        headcount: headcount.value[at] ?? 0,
        verification: column.verification[at] ?? 0,
        silentBase: isSilent ? (base?.value[at] ?? 0) : 0,
        hasValue: column.hasValue[at] ?? 0,
        value: column.value[at] ?? 0,
      };
    }
  }
}
