/**
 * Where sources state different things of the same indicator, site and quarter, as far as a viewer sees both: others
 * of its own sites, itself of others' sites, and others among themselves.
 */
import {
  effectiveColumn,
  outcomeOf,
  Outcome,
  type EffectiveColumn,
} from "../answer/effective.ts";
import { scopeOf, type Scope } from "../column/scope.ts";
import { forEachCell } from "../column/statements.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { speakingPeriods } from "../measure/viewpoint.ts";
import { columnKey, type Snapshot } from "../snapshot/snapshot.ts";
import type { Day } from "../time/day.ts";
import type { Period } from "../time/period.ts";
import {
  apart,
  claimAt,
  claimOf,
  NOT_APPLICABLE,
  type Claim,
} from "./claim.ts";

/** Who stands on one side of a difference. */
export type Between =
  /** Somebody else speaks of an own site. */
  | "own_site"
  /** The viewer speaks of somebody else's site. */
  | "own_statement"
  /** Two others whom the viewer hears of a site that shares with it. */
  | "others";

export interface Difference {
  /** Site row. */
  readonly row: number;
  readonly between: Between;
  readonly indicator: IndicatorMethod;
  readonly period: Period;
  /** Between others: what counts in figures. */
  readonly mine: Claim;
  readonly theirs: Claim;
  /** Entity rows. */
  readonly mineSource: number;
  readonly source: number;
  /** 0 to 1: how far the two are apart. */
  readonly distance: number;
}

export interface DifferencesInput {
  readonly snapshot: Snapshot;
  readonly period: Period;
  readonly asOf: Day;
  /** Parities left out: they are computed from rows, which statements on themselves do not move. */
  readonly indicators: readonly IndicatorMethod[];
  readonly ownEntities: ReadonlySet<number>;
  /** By site row. */
  readonly ownSite: Uint8Array;
  readonly shared: Uint8Array;
  /** Sites that are looked at for what is said of others' sites. */
  readonly lens: Scope;
}

/** Statements of one source on own sites. */
export interface Speaker {
  readonly source: number;
  readonly statements: number;
  readonly differing: number;
  readonly unanswered: number;
}

/** Sources with a cell at one of the rows, with the indicators that they state there and the rows. */
function statedBy(
  { snapshot, period, indicators }: DifferencesInput,
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
            const source = chunk.source[cell];
            if (!wanted[row] || !isWanted(source)) return;
            let entry = found.get(source);
            if (!entry) {
              entry = { indicators: new Set(), rows: new Set() };
              found.set(source, entry);
            }
            entry.indicators.add(indicator);
            entry.rows.add(row);
          },
          rows,
        );
      }
  return found;
}

/** What some sources say of the sites of a scope. */
function heardFrom(
  { snapshot, period, asOf }: DifferencesInput,
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

function compareColumns(
  { period }: DifferencesInput,
  indicator: IndicatorMethod,
  between: Between,
  scope: Scope,
  mine: EffectiveColumn,
  theirs: EffectiveColumn,
): Difference[] {
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
      between,
      indicator,
      period: period - mine.distance[at],
      mine: ours,
      theirs: other,
      mineSource: mine.source[at],
      source: theirs.source[at],
      distance,
    });
  });
  return found;
}

/** What others state of own sites, source by source. */
export function differencesOnOwnSites(input: DifferencesInput): {
  readonly differences: readonly Difference[];
  readonly speakers: readonly Speaker[];
} {
  const { snapshot, ownEntities, ownSite } = input;
  const differences: Difference[] = [];
  const others = statedBy(input, ownSite, (source) => !ownEntities.has(source));
  const speakers = [...others].map(([source, stated]) => {
    const scope = scopeOf(stated.rows, snapshot.sites.length);
    const deaf = new Uint8Array(scope.rows.length);
    const counts = { source, statements: 0, differing: 0, unanswered: 0 };
    for (const indicator of stated.indicators) {
      const listen = (own: ReadonlySet<number>) =>
        heardFrom(input, indicator, scope, { shared: deaf, own });
      const mine = listen(ownEntities);
      const theirs = listen(new Set([source]));
      scope.rows.forEach((_row, at) => {
        if (!claimAt(indicator, theirs, at)) return;
        counts.statements++;
        if (!claimAt(indicator, mine, at)) counts.unanswered++;
      });
      const differing = compareColumns(
        input,
        indicator,
        "own_site",
        scope,
        mine,
        theirs,
      );
      counts.differing += differing.length;
      differences.push(...differing);
    }
    return counts;
  });
  return {
    differences,
    speakers: speakers
      .filter(({ statements }) => statements > 0)
      .sort((a, b) => b.differing - a.differing || b.statements - a.statements),
  };
}

/** Others' sites of the lens that share: of those that share nothing, nothing is heard that could differ. */
function foreignSites({ ownSite, shared, lens }: DifferencesInput): Uint8Array {
  const foreign = new Uint8Array(ownSite.length);
  for (const row of lens.rows)
    foreign[row] = shared[row] === 1 && ownSite[row] !== 1 ? 1 : 0;
  return foreign;
}

const standardOnly = (input: DifferencesInput): DifferencesInput => ({
  ...input,
  indicators: input.indicators.filter(
    ({ sensitivity }) => sensitivity === "standard",
  ),
});

/** What the viewer's organisation states of others' sites, beside what counts there without it. */
export function differencesOfOwnStatements(
  given: DifferencesInput,
): Difference[] {
  const input = standardOnly(given);
  const { snapshot, ownEntities } = input;
  const ours = statedBy(input, foreignSites(input), (source) =>
    ownEntities.has(source),
  );
  const stated = [...ours.values()];
  const rows = new Set(stated.flatMap((entry) => [...entry.rows]));
  const scope = scopeOf(rows, snapshot.sites.length);
  const deaf = new Uint8Array(scope.rows.length);
  const shared = Uint8Array.from(scope.rows, (row) => input.shared[row]);
  return [...new Set(stated.flatMap((entry) => [...entry.indicators]))].flatMap(
    (indicator) =>
      compareColumns(
        input,
        indicator,
        "own_statement",
        scope,
        heardFrom(input, indicator, scope, { shared: deaf, own: ownEntities }),
        heardFrom(input, indicator, scope, { shared, own: nobody }),
      ),
  );
}

/** What counts of others' sites, beside what any other source states in common of the same quarter. */
export function differencesAmongOthers(given: DifferencesInput): Difference[] {
  const input = standardOnly(given);
  const { snapshot, ownEntities, asOf, period } = input;
  const foreign = foreignSites(input);
  const scope = scopeOf(
    input.lens.rows.filter((row) => foreign[row] === 1),
    snapshot.sites.length,
  );
  const shared = new Uint8Array(scope.rows.length).fill(1);
  const found: Difference[] = [];
  for (const indicator of input.indicators) {
    const counts = heardFrom(input, indicator, scope, { shared, own: nobody });
    speakingPeriods(indicator, period).forEach(
      ({ period: quarter, lastDay }, d) => {
        const column = snapshot.answers.common.get(
          columnKey(indicator.item, quarter),
        );
        if (!column) return;
        forEachCell(
          column,
          (row, chunk, cell) => {
            const at = foreign[row] ? scope.position[row] : -1;
            const source = chunk.source[cell];
            if (at < 0 || counts.distance[at] !== d) return;
            const first = counts.source[at];
            if (source === first) return;
            if (ownEntities.has(source) || ownEntities.has(first)) return;
            const outcome = outcomeOf(chunk, cell, lastDay, asOf);
            const mine = claimAt(indicator, counts, at);
            if (!mine || outcome < Outcome.notApplicable) return;
            const theirs =
              outcome === Outcome.notApplicable
                ? NOT_APPLICABLE
                : claimOf(
                    indicator,
                    chunk.numerator[cell],
                    chunk.denominator[cell],
                  );
            const distance = theirs ? apart(indicator, mine, theirs) : 0;
            if (!theirs || distance === 0) return;
            found.push({
              row,
              between: "others",
              indicator,
              period: quarter,
              mine,
              theirs,
              mineSource: first,
              source,
              distance,
            });
          },
          scope.rows,
        );
      },
    );
  }
  return found;
}

/** The widest apart first; a fixed order among equals. */
export const compareDifferences = (a: Difference, b: Difference): number =>
  b.distance - a.distance ||
  a.row - b.row ||
  a.indicator.index - b.indicator.index ||
  a.source - b.source;
