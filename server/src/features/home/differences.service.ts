/**
 * Where the viewer's organisation and somebody else state different things of the same indicator, site and quarter:
 * others of own sites, the viewer of others' sites. Only what the site's page shows to the same viewer.
 */
import {
  columnKey,
  effectiveColumn,
  forEachCell,
  formatPeriod,
  Outcome,
  scopeOf,
  speakingPeriods,
  WITHOUT_BASE,
  type EffectiveColumn,
  type IndicatorMethod,
  type Scope,
  type Snapshot,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { atMost } from "./site-notes.ts";

interface Claim {
  readonly isNotApplicable: boolean;
  readonly value: number | null;
  readonly choice: number | null;
}

interface Difference {
  readonly row: number;
  readonly isOwnSite: boolean;
  readonly indicator: IndicatorMethod;
  readonly period: number;
  readonly mine: Claim;
  readonly theirs: Claim;
  readonly source: number;
  /** 0 to 1: how far the two are apart. */
  readonly distance: number;
}

/** Figures that are nearer than this are the same figure, rounded. */
const ROUNDING = 0.01;

const isChoice = ({ valueType }: IndicatorMethod): boolean =>
  valueType === "ordinal" || valueType === "boolean" || valueType === "enum";

/** What a column's cell states; undefined where it gives neither a value nor "not applicable". */
function claimAt(
  indicator: IndicatorMethod,
  { outcome, numerator, denominator }: EffectiveColumn,
  at: number,
): Claim | undefined {
  const said = outcome[at] ?? Outcome.none;
  if (said === Outcome.notApplicable)
    return { isNotApplicable: true, value: null, choice: null };
  if (said !== Outcome.value) return undefined;
  const top = numerator[at] ?? 0;
  const below = denominator[at] ?? 0;
  if (isChoice(indicator))
    return { isNotApplicable: false, value: null, choice: top };
  const { valueType, multiplier } = indicator;
  if (valueType === "count" || below === WITHOUT_BASE)
    return { isNotApplicable: false, value: top, choice: null };
  if (below === 0) return undefined;
  const unit = valueType === "ratio" ? multiplier : 1;
  return { isNotApplicable: false, value: (top / below) * unit, choice: null };
}

/** How far two claims are apart, 0 for the same. */
function apart(indicator: IndicatorMethod, a: Claim, b: Claim): number {
  if (a.isNotApplicable || b.isNotApplicable)
    return a.isNotApplicable === b.isNotApplicable ? 0 : 1;
  if (a.choice !== null && b.choice !== null) {
    const steps = Math.abs(a.choice - b.choice);
    return indicator.valueType === "ordinal" ? steps / 4 : Math.min(steps, 1);
  }
  const [x, y] = [a.value ?? 0, b.value ?? 0];
  const scale =
    indicator.valueType === "percent"
      ? 1
      : Math.max(Math.abs(x), Math.abs(y), Number.MIN_VALUE);
  const distance = Math.min(Math.abs(x - y) / scale, 1);
  return distance < ROUNDING ? 0 : distance;
}

/** Sources with a cell at one of the rows, with the indicators that they state there and the rows. */
function statedBy(
  { snapshot, period }: NetworkView,
  indicators: readonly IndicatorMethod[],
  wanted: Uint8Array,
  isWanted: (source: number) => boolean,
): ReadonlyMap<
  number,
  { readonly indicators: Set<IndicatorMethod>; readonly rows: Set<number> }
> {
  const found = new Map<
    number,
    { indicators: Set<IndicatorMethod>; rows: Set<number> }
  >();
  const rows = Uint32Array.from(wanted.keys()).filter((row) => wanted[row]);
  if (rows.length === 0) return found;
  const { common, customers } = snapshot.answers;
  const layers = [common];
  for (const [source, layer] of customers)
    if (isWanted(source)) layers.push(layer);
  for (const indicator of indicators)
    for (const { period: quarter } of speakingPeriods(indicator, period))
      for (const layer of layers) {
        const column = layer.get(columnKey(indicator.item, quarter));
        if (!column) continue;
        forEachCell(
          column,
          (row, chunk, cell) => {
            const source = chunk.source[cell] ?? -1;
            if (!wanted[row] || !isWanted(source)) return;
            const entry = found.get(source) ?? {
              indicators: new Set(),
              rows: new Set(),
            };
            entry.indicators.add(indicator);
            entry.rows.add(row);
            found.set(source, entry);
          },
          rows,
        );
      }
  return found;
}

/** What some sources say of the sites of a scope. */
function heardFrom(
  { snapshot, period, asOf }: NetworkView,
  indicator: IndicatorMethod,
  scope: Scope,
  hearing: { readonly shared: Uint8Array; readonly own: ReadonlySet<number> },
): EffectiveColumn {
  return effectiveColumn({
    statements: snapshot.answers,
    entities: snapshot.entities,
    entityKeys: snapshot.entityKeys,
    sites: snapshot.sites,
    item: indicator.item,
    periods: speakingPeriods(indicator, period),
    asOf,
    scope,
    hearing,
  });
}

const nobody: ReadonlySet<number> = new Set();

interface Comparison {
  readonly view: NetworkView;
  readonly indicator: IndicatorMethod;
  readonly scope: Scope;
  readonly mine: EffectiveColumn;
  readonly theirs: EffectiveColumn;
  readonly isOwnSite: boolean;
}

function differencesIn(comparison: Comparison): Difference[] {
  const { view, indicator, scope, mine, theirs, isOwnSite } = comparison;
  const found: Difference[] = [];
  scope.rows.forEach((row, at) => {
    if (mine.distance[at] !== theirs.distance[at]) return;
    const ours = claimAt(indicator, mine, at);
    const other = claimAt(indicator, theirs, at);
    if (!ours || !other) return;
    const distance = apart(indicator, ours, other);
    if (distance === 0) return;
    found.push({
      row,
      isOwnSite,
      indicator,
      period: view.period - (mine.distance[at] ?? 0),
      mine: ours,
      theirs: other,
      source: theirs.source[at] ?? -1,
      distance,
    });
  });
  return found;
}

/** What others state of own sites, source by source. */
function saidOfUs(view: NetworkView, indicators: readonly IndicatorMethod[]) {
  const { snapshot, sight } = view;
  const { ownEntities, ownSite } = sight;
  const differences: Difference[] = [];
  const others = statedBy(
    view,
    indicators,
    ownSite,
    (source) => !ownEntities.has(source),
  );
  const speakers = [...others].map(([source, stated]) => {
    const scope = scopeOf(stated.rows, snapshot.sites.length);
    const deaf = new Uint8Array(scope.rows.length);
    const counts = { statements: 0, differing: 0, unanswered: 0 };
    for (const indicator of stated.indicators) {
      const listen = (own: ReadonlySet<number>) =>
        heardFrom(view, indicator, scope, { shared: deaf, own });
      const mine = listen(ownEntities);
      const theirs = listen(new Set([source]));
      scope.rows.forEach((_row, at) => {
        if (!claimAt(indicator, theirs, at)) return;
        counts.statements++;
        if (!claimAt(indicator, mine, at)) counts.unanswered++;
      });
      const differing = differencesIn({
        view,
        indicator,
        scope,
        mine,
        theirs,
        isOwnSite: true,
      });
      counts.differing += differing.length;
      differences.push(...differing);
    }
    return { source: { snapshot, row: source }, ...counts };
  });
  return {
    differences,
    speakers: speakers
      .filter(({ statements }) => statements > 0)
      .sort((a, b) => b.differing - a.differing || b.statements - a.statements),
  };
}

/** What the viewer's organisation states of others' sites, beside what counts there without it. */
function saidByUs(
  view: NetworkView,
  indicators: readonly IndicatorMethod[],
): Difference[] {
  const { snapshot, sight, lens } = view;
  const foreign = new Uint8Array(snapshot.sites.length);
  // Nothing is heard of a site that shares nothing, so nothing there can differ.
  for (const row of lens.scope.rows)
    foreign[row] = sight.shared[row] === 1 && sight.ownSite[row] !== 1 ? 1 : 0;
  const ours = statedBy(view, indicators, foreign, (source) =>
    sight.ownEntities.has(source),
  );
  const stated = [...ours.values()];
  const rows = new Set(stated.flatMap((entry) => [...entry.rows]));
  const scope = scopeOf(rows, snapshot.sites.length);
  const deaf = new Uint8Array(scope.rows.length);
  const shared = Uint8Array.from(scope.rows, (row) => sight.shared[row] ?? 0);
  return [...new Set(stated.flatMap((entry) => [...entry.indicators]))].flatMap(
    (indicator) =>
      differencesIn({
        view,
        indicator,
        scope,
        mine: heardFrom(view, indicator, scope, {
          shared: deaf,
          own: sight.ownEntities,
        }),
        theirs: heardFrom(view, indicator, scope, { shared, own: nobody }),
        isOwnSite: false,
      }),
  );
}

const viewDifference =
  (snapshot: Snapshot) =>
  ({ row, indicator, period, source, ...rest }: Difference) => ({
    site: { snapshot, row },
    isOwnSite: rest.isOwnSite,
    indicator: indicator.id,
    period: formatPeriod(period),
    mine: rest.mine,
    theirs: rest.theirs,
    source: { snapshot, row: source },
  });

export function describeDifferences(
  { method }: Context,
  view: NetworkView,
  first: number,
) {
  // A parity is computed from rows, which statements on itself do not move.
  const stated = method.indicators.filter(({ parity }) => !parity);
  const ofUs = saidOfUs(view, stated);
  const byUs = saidByUs(
    view,
    stated.filter(({ sensitivity }) => sensitivity === "standard"),
  );
  const all = [...ofUs.differences, ...byUs].sort(
    (a, b) =>
      b.distance - a.distance ||
      a.row - b.row ||
      a.indicator.index - b.indicator.index ||
      a.source - b.source,
  );
  return {
    total: all.length,
    sites: new Set(all.map(({ row }) => row)).size,
    differences: all.slice(0, atMost(first)).map(viewDifference(view.snapshot)),
    speakers: ofUs.speakers,
  };
}
