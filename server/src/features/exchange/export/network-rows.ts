/** The sheets that a snapshot holds whole: Entities, Sites, Links, Grants, Members and Targets. */
import type { CsvCell } from "@saphan/shared/contract";
import { formatDay, formatPeriod, NO_DAY, type Day } from "@saphan/shared/core";
import type { SheetId } from "../workbook/headers.ts";
import type { ExportScope } from "./export-scope.ts";

/** By column id; a column that is left out is empty. */
export type SheetRow = Readonly<Record<string, CsvCell>>;

/** Sheets with their rows, in the order of their keys, so that two exports can be compared line by line. */
export type SnapshotSheet = Exclude<SheetId, "Facts" | "Answers">;

export const writeDay = (day: Day): string =>
  day === NO_DAY ? "" : formatDay(day);
const orEmpty = (value: number | null): CsvCell => value ?? "";
const yesNo = (value: boolean | null): string =>
  value === null ? "" : value ? "yes" : "no";

function sorted(
  rows: readonly SheetRow[],
  ...columns: readonly string[]
): readonly SheetRow[] {
  const key = (row: SheetRow) =>
    columns.map((column) => row[column] ?? "").join("\n");
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

function entityRows(scope: ExportScope): readonly SheetRow[] {
  const { entities } = scope.snapshot;
  const keyAt = (row: number): string => {
    const id = entities[row]?.id;
    const isKnown = id !== undefined && scope.entity(row) !== "none";
    return isKnown ? scope.keyOf("entity", id) : "";
  };
  const rows = entities.flatMap((entity, row): SheetRow[] => {
    const detail = scope.entity(row);
    if (detail === "none") return [];
    const { name, kind, registrationNo, country, parent } = entity;
    const named = {
      entity_key: keyAt(row),
      name_en: name.en,
      name_th: name.th,
      kind,
    };
    if (detail === "name") return [named];
    return [
      {
        ...named,
        registration_no: registrationNo,
        country,
        parent_key: keyAt(parent),
        ownership: entity.ownership,
        revenue_band: entity.revenueBand,
      },
    ];
  });
  return sorted(rows, "entity_key");
}

function siteRows(scope: ExportScope): readonly SheetRow[] {
  const { sites, entities } = scope.snapshot;
  const rows = sites.flatMap((site, row): SheetRow[] => {
    const detail = scope.site(row);
    if (detail === "none") return [];
    const owner = entities[site.entity]?.id ?? "";
    const profile = {
      site_key: scope.keyOf("site", site.id),
      entity_key: scope.keyOf("entity", owner),
      name_en: site.name.en,
      name_th: site.name.th,
      province: site.province,
      main_segment: site.mainSegment,
      part_families: site.partFamilies.join("; "),
      opened: writeDay(site.opened),
      closed: writeDay(site.closed),
    };
    if (detail === "profile") return [profile];
    return [
      {
        ...profile,
        country: site.country,
        latitude: orEmpty(site.latitude),
        longitude: orEmpty(site.longitude),
        os_id: site.osId,
      },
    ];
  });
  return sorted(rows, "site_key");
}

function linkRows(scope: ExportScope): readonly SheetRow[] {
  const { links, sites, entities } = scope.snapshot;
  const siteKey = (row: number) => scope.keyOf("site", sites[row]?.id ?? "");
  const rows = links.flatMap((link, index): SheetRow[] => {
    const detail = scope.link(index);
    if (detail === "none") return [];
    const known = {
      from_site: siteKey(link.from),
      to_site: siteKey(link.to),
      since: writeDay(link.since),
      until: writeDay(link.until),
      declared_by: link.declaredBy,
      disclosure: link.disclosure,
      source: scope.keyOf("entity", entities[link.source]?.id ?? ""),
    };
    if (detail === "known") return [known];
    return [
      {
        ...known,
        part_family: link.partFamily,
        share: orEmpty(link.share),
        single_source: yesNo(link.singleSource),
        disclosed_until: writeDay(link.disclosedUntil),
      },
    ];
  });
  return sorted(rows, "from_site", "to_site", "part_family", "since", "source");
}

function grantRows(scope: ExportScope): readonly SheetRow[] {
  const { grants, sites, entities } = scope.snapshot;
  const rows = grants
    .filter(
      ({ site, organisation, since, until }) =>
        scope.grant(site, organisation) &&
        // Withdrawn on its first day it holds on none: no row of a workbook says that.
        (until === NO_DAY || since === NO_DAY || since <= until),
    )
    .map(({ site, organisation, since, until }) => ({
      site_key: scope.keyOf("site", sites[site]?.id ?? ""),
      organisation_key: scope.keyOf("entity", entities[organisation]?.id ?? ""),
      since: writeDay(since),
      until: writeDay(until),
    }));
  return sorted(rows, "site_key", "organisation_key", "since");
}

/** A key that an entity has too would be taken for the entity. */
function memberSiteKey(scope: ExportScope, id: string): string {
  const key = scope.keyOf("site", id);
  return scope.idOf("entity", key) === undefined ? key : id;
}

function memberRows(scope: ExportScope): readonly SheetRow[] {
  const { enrolments, sites, entities } = scope.snapshot;
  const rows = enrolments
    .filter(({ organisation, memberEntity, memberSite }) =>
      scope.enrolment(organisation, memberEntity, memberSite),
    )
    .map(({ organisation, memberEntity, memberSite, role, since, until }) => ({
      organisation_key: scope.keyOf("entity", entities[organisation]?.id ?? ""),
      member_key:
        memberEntity >= 0
          ? scope.keyOf("entity", entities[memberEntity]?.id ?? "")
          : memberSiteKey(scope, sites[memberSite]?.id ?? ""),
      role,
      since: writeDay(since),
      until: writeDay(until),
    }));
  return sorted(rows, "organisation_key", "member_key", "role", "since");
}

function targetRows(scope: ExportScope): readonly SheetRow[] {
  const { targets, entities } = scope.snapshot;
  const rows = targets
    .filter(({ lens }) => scope.target(lens))
    .map((target) => ({
      lens_key: scope.keyOf("entity", entities[target.lens]?.id ?? ""),
      indicator_id: target.indicator,
      breakdown: target.breakdown,
      baseline: orEmpty(target.baseline),
      baseline_period:
        target.baselinePeriod === null
          ? ""
          : formatPeriod(target.baselinePeriod),
      target: orEmpty(target.target),
      target_period: formatPeriod(target.targetPeriod),
      source: target.source,
      illustrative: yesNo(target.illustrative),
    }));
  return sorted(rows, "lens_key", "indicator_id", "breakdown", "target_period");
}

const ROWS: Readonly<
  Record<SnapshotSheet, (scope: ExportScope) => readonly SheetRow[]>
> = {
  Entities: entityRows,
  Sites: siteRows,
  Links: linkRows,
  Grants: grantRows,
  Members: memberRows,
  Targets: targetRows,
};

export const networkRows = (
  sheet: SnapshotSheet,
  scope: ExportScope,
): readonly SheetRow[] => ROWS[sheet](scope);
