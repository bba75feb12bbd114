/** The sheet Facts. */
import {
  createFigures,
  formatPeriod,
  lastDayOf,
  NO_TIER,
  scopeOf,
  type Figures,
  type Method,
  type Period,
} from "@saphan/shared/core";
import type { ExportScope } from "./export-scope.ts";
import type { SheetRow } from "./network-rows.ts";
import { withheldFacts } from "./withheld-rows.ts";

/** What one source stated of a site or entity in a period. */
export interface FactGroup {
  readonly period: Period;
  readonly source: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Whether the figures of a period keep a fact of a site to the site, whatever source it comes from. */
export type WithheldInFigures = (
  site: number,
  fact: string,
  period: Period,
) => boolean;

/** Asks the figures that the viewer gets, period by period, over all sites that are shared with it. */
export function withheldInFigures(
  { snapshot, sight }: ExportScope,
  method: Method,
): WithheldInFigures {
  const rows = [...snapshot.sites.keys()].filter(
    (row) => sight.shared[row] && !sight.ownSite[row],
  );
  const scope = scopeOf(rows, snapshot.sites.length);
  const made = new Map<Period, Figures>();
  const figuresOf = (period: Period): Figures => {
    let figures = made.get(period);
    if (!figures) {
      const length = scope.rows.length;
      figures = createFigures({
        snapshot,
        method,
        entityKeys: snapshot.entityKeys,
        period,
        asOf: lastDayOf(period),
        scope,
        tier: new Int32Array(length).fill(NO_TIER),
        hearing: {
          shared: new Uint8Array(length).fill(1),
          own: sight.ownEntities,
        },
        own: new Uint8Array(length),
      });
      made.set(period, figures);
    }
    return figures;
  };
  return (site, fact, period) => {
    const at = scope.position[site] ?? -1;
    return at >= 0 && figuresOf(period).withheld(fact)[at] === 1;
  };
}

/** Rows of one holder, in the order of periods, facts and sources. */
export function factRows(
  scope: ExportScope,
  method: Method,
  holder: { readonly site: number } | { readonly entity: number },
  groups: readonly FactGroup[],
  isWithheld: WithheldInFigures,
  yesNoFacts: ReadonlySet<string>,
): readonly SheetRow[] {
  const { sites, entities, entityRows } = scope.snapshot;
  const site = "site" in holder ? holder.site : -1;
  const named: SheetRow =
    "site" in holder
      ? { site_key: scope.keyOf("site", sites[site]?.id ?? "") }
      : {
          entity_key: scope.keyOf("entity", entities[holder.entity]?.id ?? ""),
        };
  return groups
    .flatMap(({ period, source, values }) => {
      const reach =
        "site" in holder
          ? scope.statement(site, entityRows.get(source) ?? -1)
          : scope.entity(holder.entity) === "all"
            ? "all"
            : "none";
      if (reach === "none") return [];
      const hidden =
        reach === "all" ? undefined : withheldFacts(method, values);
      return Object.entries(values)
        .filter(
          ([fact]) =>
            hidden === undefined ||
            !(hidden.has(fact) || isWithheld(site, fact, period)),
        )
        .map(([fact, value]) => ({
          period,
          fact,
          value,
          index: method.factIndex.get(fact) ?? -1,
          sourceKey: scope.keyOf("entity", source),
        }));
    })
    .sort(
      (a, b) =>
        a.period - b.period ||
        a.index - b.index ||
        (a.sourceKey < b.sourceKey ? -1 : 1),
    )
    .map(({ period, fact, value, sourceKey }) => ({
      ...named,
      period: formatPeriod(period),
      fact,
      value: yesNoFacts.has(fact) ? (value === 1 ? "yes" : "no") : value,
      source: sourceKey,
    }));
}
