/** What a page on data quality is about, and how its lists are cut, sorted and paged. */
import {
  filterSites,
  type Figures,
  type IndicatorMethod,
  type SiteFilter,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { siteFilterOf, type SiteFilterInput } from "../../access/requests.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import type { Severity } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";

export interface QualityArguments {
  readonly filter?: SiteFilterInput | null | undefined;
  readonly pillars?: readonly string[] | null | undefined;
  readonly severities?: readonly Severity[] | null | undefined;
}

export interface QualityView {
  readonly view: NetworkView;
  /** By position: 1 for the sites that are asked for. */
  readonly passes: Uint8Array;
  readonly indicators: readonly IndicatorMethod[];
  /** By index: whether the indicator is of a pillar that is asked for. */
  readonly isAsked: readonly boolean[];
  /** Undefined: all. */
  readonly severities: ReadonlySet<Severity> | undefined;
}

function passing(
  { viewer, snapshot }: Context,
  { figures }: NetworkView,
  filter: SiteFilter,
): Uint8Array {
  const { length } = figures.viewpoint.scope.rows;
  if (Object.keys(filter).length === 0) return new Uint8Array(length).fill(1);
  return filterSites(figures, filter, siteKeysFor(viewer, snapshot));
}

/** Throws `BAD_USER_INPUT` for a pillar that the catalogue does not have. */
export function openQuality(
  context: Context,
  view: NetworkView,
  { filter, pillars, severities }: QualityArguments,
): QualityView {
  const { catalogue, method } = context;
  const unknown = pillars?.find(
    (id) => !catalogue.pillars.some((pillar) => pillar.id === id),
  );
  if (unknown !== undefined)
    throw new DomainError("BAD_USER_INPUT", `There is no pillar ${unknown}.`, {
      pillar: unknown,
    });
  const isAsked = catalogue.indicators.map(
    ({ pillar }) => !pillars?.length || pillars.includes(pillar),
  );
  return {
    view,
    passes: passing(context, view, siteFilterOf(method, filter)),
    indicators: method.indicators.filter(({ index }) => isAsked[index]),
    isAsked,
    severities: severities?.length ? new Set(severities) : undefined,
  };
}

/** What every finding has, whatever its kind. */
export interface Finding {
  /** Position in the lens. */
  readonly at: number;
  readonly severity: Severity;
  /** Absent where it is about the site. */
  readonly indicator?: IndicatorMethod;
}

/** Of the findings of a lens those that are asked for, in their order. */
export const asked = <Found extends Finding>(
  { passes, isAsked, severities }: QualityView,
  findings: readonly Found[],
): readonly Found[] =>
  findings.filter(
    ({ at, severity, indicator }) =>
      passes[at] === 1 &&
      (!indicator || isAsked[indicator.index] === true) &&
      (!severities || severities.has(severity)),
  );

export interface Page {
  readonly first?: number | null | undefined;
  readonly skip?: number | null | undefined;
}

const USUAL_ROWS = 50;
const MOST_ROWS = 500;

export function pageOfRows<Row, Node>(
  rows: readonly Row[],
  { first, skip }: Page,
  viewRow: (row: Row) => Node,
): { readonly total: number; readonly nodes: readonly Node[] } {
  const from = Math.max(skip ?? 0, 0);
  const count = Math.min(Math.max(first ?? USUAL_ROWS, 0), MOST_ROWS);
  return {
    total: rows.length,
    nodes: rows.slice(from, from + count).map(viewRow),
  };
}

const RANK: Readonly<Record<Severity, number>> = { high: 0, middle: 1, low: 2 };

export const bySeverity = (a: Finding, b: Finding): number =>
  RANK[a.severity] - RANK[b.severity];

/** Organisations that could mend something, each once, the viewer's own first. */
export function mendersOf(
  { snapshot, sight }: Pick<NetworkView, "sight" | "snapshot">,
  entities: readonly number[],
) {
  return [...new Set(entities)]
    .filter((row) => row >= 0)
    .map((row) => ({
      organisation: { snapshot, row },
      isOwn: sight.ownEntities.has(row),
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
}

export const ownerAt = ({ snapshot, lens }: NetworkView, at: number): number =>
  snapshot.sites[lens.scope.rows[at] ?? -1]?.entity ?? -1;

/** People at the site, as the viewer knows it. */
export function headcountAt(figures: Figures): (at: number) => number | null {
  const { value, present } = figures.fact("headcount");
  return (at) => (present[at] ? (value[at] ?? null) : null);
}

export const siteAt = ({ snapshot, lens }: NetworkView, at: number) => ({
  snapshot,
  row: lens.scope.rows[at] ?? -1,
});
