/** The rows of Facts and the shortcuts of Sites. */
import { REGISTRY, type Period, type Revision } from "@saphan/shared/core";
import { refusalOfSite } from "../../../access/statement-rights.ts";
import { factKey } from "../../../ledger/record-keys.ts";
import { entityFactKey } from "./existing-facts.ts";
import type { FactTable } from "./fact-table.ts";
import type { SheetFindings } from "./findings.ts";
import type { NetworkPlan } from "./network-plan.ts";
import type { PlannedRevision } from "./planned-relation.ts";
import {
  isProvisional,
  touch,
  touchMeanings,
  type PlannedSite,
  type Planning,
} from "./planning.ts";
import { SHORTCUTS } from "./read-network.ts";
import { referToEntity, referToSite } from "./references.ts";
import type { SiteReach } from "./settle-sites.ts";
import { isFault, speakerOf } from "./speaker.ts";
import { createRowIndex } from "./table-columns.ts";

/** What a row is about, in ids; both are 0 in `holders` and `sources` where the row is not taken. */
interface ResolvedFacts {
  readonly table: FactTable;
  /** By row of the table: place in `ids`. */
  readonly holder: Uint32Array;
  readonly source: Uint32Array;
  readonly ids: readonly string[];
  /** 1 where the row is not taken, or stands for another one. */
  readonly dropped: Uint8Array;
}

/** Puts the shortcuts of Sites into the table, for one period. */
export function addShortcuts(
  { method }: Planning,
  table: FactTable,
  sites: ReadonlyMap<string, PlannedSite>,
  period: Period,
): void {
  for (const { row } of sites.values())
    for (const [fact, value] of Object.entries(row.facts)) {
      const at = table.add();
      const { columns, keys } = table;
      columns.row[at] = row.row;
      columns.isShortcut[at] = 1;
      columns.site[at] = keys.indexOf(row.key);
      columns.period[at] = period;
      columns.fact[at] = method.factIndex.get(fact) ?? 0;
      columns.value[at] = value;
    }
}

const SHORTCUT_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries(SHORTCUTS).map(([column, fact]) => [fact, column]),
);

/**
 * Finds holders and sources, and settles rows against each other: equal ones count once, of different ones all are
 * refused, the row of Sites that a shortcut stands in too. Comes before sites are settled.
 */
export async function resolveFacts(
  planning: Planning,
  network: NetworkPlan,
  table: FactTable,
): Promise<ResolvedFacts> {
  const { columns, keys } = table;
  const length = table.length();
  const ids: string[] = [""];
  const places = new Map<string, number>();
  const placeOf = (id: string): number => {
    let place = places.get(id);
    if (place === undefined) places.set(id, (place = ids.push(id) - 1));
    return place;
  };
  const resolved = {
    table,
    holder: new Uint32Array(length),
    source: new Uint32Array(length),
    ids,
    dropped: new Uint8Array(length),
  };
  const sheetOf = (at: number) =>
    planning.findings.of(columns.isShortcut[at] ? "Sites" : "Facts");
  const columnOf = (at: number): string => {
    const { id } = planning.method.facts[columns.fact[at] ?? 0] ?? { id: "" };
    return columns.isShortcut[at] ? (SHORTCUT_COLUMNS.get(id) ?? "") : "value";
  };
  const refuse = (at: number, other: number) => {
    resolved.dropped[at] = 1;
    const sheet = sheetOf(at);
    const value = String(columns.value[at]);
    const params = {
      sheet: sheetOf(other).sheet,
      row: columns.row[other] ?? 0,
    };
    sheet.refuse(
      columns.row[at] ?? 0,
      columnOf(at),
      value,
      "fact_differs",
      params,
    );
    const site = network.sites.get(keys.texts[columns.site[at] ?? 0] ?? "");
    if (columns.isShortcut[at] && site) site.state = "refused";
  };
  const clashed = new Uint8Array(length);
  const index = createRowIndex(
    length,
    (at) =>
      (resolved.holder[at] ?? 0) * 31 +
      (columns.period[at] ?? 0) * 8_191 +
      (columns.fact[at] ?? 0) * 131 +
      (resolved.source[at] ?? 0) * 524_287,
    (a, b) =>
      resolved.holder[a] === resolved.holder[b] &&
      resolved.source[a] === resolved.source[b] &&
      columns.period[a] === columns.period[b] &&
      columns.fact[a] === columns.fact[b],
  );
  for (let at = 0; at < length; at++) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const sheet = sheetOf(at);
    const row = columns.row[at] ?? 0;
    const entityKey = keys.texts[columns.entity[at] ?? 0] ?? "";
    const siteKey = keys.texts[columns.site[at] ?? 0] ?? "";
    const sourceKey = keys.texts[columns.source[at] ?? 0] ?? "";
    const found =
      entityKey === ""
        ? network.findSite(siteKey)
        : network.findEntity(entityKey);
    if (!found) {
      resolved.dropped[at] = 1;
      if (entityKey === "")
        sheet.refuse(row, "site_key", siteKey, "site_unknown");
      else sheet.refuse(row, "entity_key", entityKey, "entity_unknown");
      continue;
    }
    const owner =
      entityKey === "" ? (network.siteAfter(found.id)?.entity ?? "") : found.id;
    const source = speakerOf(planning, network, sourceKey, owner);
    if (isFault(source)) {
      resolved.dropped[at] = 1;
      const say = source.state === "asked" ? sheet.ask : sheet.refuse;
      say(row, "source", sourceKey, source.code, source.params);
      continue;
    }
    resolved.holder[at] = placeOf(found.id);
    resolved.source[at] = placeOf(source.id);
    const first = index.firstLike(at);
    if (first === undefined) continue;
    if (columns.value[first] === columns.value[at] && !clashed[first]) {
      resolved.dropped[at] = 1;
      if (!columns.isShortcut[at]) sheet.settle(row, "repeated");
      continue;
    }
    clashed[first] = 1;
    refuse(at, first);
    if (!resolved.dropped[first]) refuse(first, at);
  }
  return resolved;
}

export interface PlannedFacts {
  readonly revisions: readonly PlannedRevision[];
  /** Rows of Sites whose shortcuts set something. */
  readonly sitesSet: ReadonlySet<number>;
}

/** What the taken rows set, compared with what is there. Comes after sites are settled. */
export async function planFacts(
  planning: Planning,
  network: NetworkPlan,
  reach: SiteReach,
  { table, holder, source, ids, dropped }: ResolvedFacts,
  existing: {
    readonly ofSite: (
      site: string,
      source: string,
      fact: number,
      period: Period,
    ) => number | undefined;
    readonly ofEntity: ReadonlyMap<string, number>;
  },
): Promise<PlannedFacts> {
  const { columns, keys } = table;
  const { method, rights, findings, pace } = planning;
  const sitesSet = new Set<number>();
  /** By holder, period and source. */
  const groups = new Map<string, Extract<Revision, { kind: "facts" }>>();
  const mayHold = (
    sheet: SheetFindings,
    row: number,
    siteKey: string,
    entityKey: string,
    id: string,
  ): boolean => {
    const isSite = entityKey === "";
    const known = isSite
      ? referToSite(sheet, network, row, "site_key", siteKey)
      : referToEntity(sheet, network, row, "entity_key", entityKey);
    if (known === undefined) return false;
    const own = isSite ? network.isOwnSite(id) : network.isOwnEntity(id);
    const refusal = isSite
      ? refusalOfSite(rights, {
          own,
          declared: reach.declared(id),
          enrolled: reach.enrolled(id),
        })
      : rights.organisation === REGISTRY || own
        ? undefined
        : "entity_not_yours";
    if (refusal)
      sheet.refuse(
        row,
        isSite ? "site_key" : "entity_key",
        siteKey || entityKey,
        refusal,
      );
    return refusal === undefined;
  };
  for (let at = 0; at < table.length(); at++) {
    const wait = pace.step();
    if (wait) await wait;
    if (dropped[at]) continue;
    const isShortcut = columns.isShortcut[at] === 1;
    const sheet = findings.of(isShortcut ? "Sites" : "Facts");
    const row = columns.row[at] ?? 0;
    const siteKey = keys.texts[columns.site[at] ?? 0] ?? "";
    const entityKey = keys.texts[columns.entity[at] ?? 0] ?? "";
    const id = ids[holder[at] ?? 0] ?? "";
    const sourceId = ids[source[at] ?? 0] ?? "";
    // A row of Sites that is not taken has said so itself.
    if (isShortcut && network.sites.get(siteKey)?.state !== "taken") continue;
    if (!mayHold(sheet, row, siteKey, entityKey, id)) continue;
    const fact = columns.fact[at] ?? 0;
    const factId = method.facts[fact]?.id ?? "";
    const period = columns.period[at] ?? 0;
    const value = columns.value[at] ?? 0;
    const isNew = isProvisional(id) || isProvisional(sourceId);
    if (!isNew) {
      touch(planning, sheet, row, factKey(id, period, sourceId, factId));
      touchMeanings(planning, sheet, row, {
        entities: entityKey === "" ? [sourceId] : [sourceId, id],
        sites: entityKey === "" ? [id] : [],
      });
    }
    const before = isNew
      ? undefined
      : entityKey === ""
        ? existing.ofSite(id, sourceId, fact, period)
        : existing.ofEntity.get(entityFactKey(id, sourceId, factId, period));
    if (before === value) {
      if (!isShortcut) sheet.settle(row, "unchanged");
      continue;
    }
    if (isShortcut) sitesSet.add(row);
    else
      sheet.settle(row, before === undefined ? "created" : "changed", () => ({
        column: "value",
        value: `${siteKey || entityKey} ${factId} ${value}`,
        params: { before: before ?? "" },
      }));
    const key = `${holder[at] ?? 0}|${period}|${source[at] ?? 0}`;
    const group = groups.get(key);
    if (group) (group.values as Record<string, number>)[factId] = value;
    else
      groups.set(key, {
        kind: "facts",
        site: entityKey === "" ? id : "",
        entity: entityKey === "" ? "" : id,
        period,
        source: sourceId,
        values: { [factId]: value },
      });
  }
  return {
    sitesSet,
    revisions: [...groups.values()].map(
      (group): PlannedRevision =>
        (final) => ({
          ...group,
          site: final.site(group.site),
          entity: final.entity(group.entity),
          source: final.entity(group.source),
        }),
    ),
  };
}
