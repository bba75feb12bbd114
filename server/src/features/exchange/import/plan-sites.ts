/** The rows of Sites: which are known, which are new, and what they set. */
import { NO_DAY, type Name, type SiteFields } from "@saphan/shared/core";
import {
  aliasRecordKey,
  osIdKey,
  registrationKey,
  siteKey,
} from "../../../ledger/record-keys.ts";
import { isNamedLike, type ExistingRecords } from "./existing-records.ts";
import { askWhich } from "./near-matches.ts";
import type { Match } from "./plan-entities.ts";
import {
  provisionalId,
  touch,
  type PlannedEntity,
  type PlannedSite,
  type Planning,
} from "./planning.ts";
import type { KeyedRows, SiteRow } from "./rows.ts";

const NEW_SITE: SiteFields = {
  entity: "",
  name: { en: "", th: "" },
  country: "TH",
  province: "",
  latitude: null,
  longitude: null,
  mainSegment: "",
  partFamilies: [],
  osId: "",
  opened: NO_DAY,
  closed: NO_DAY,
};

const nameOf = ({ nameEn = "", nameTh = "" }: SiteRow): Name => ({
  en: nameEn,
  th: nameTh,
});

/** By the organisation's key, the registry's key or id, OS ID, then registration number + province + name. */
function matchSite(
  planning: Planning,
  existing: ExistingRecords,
  site: SiteRow,
  registrationNo: string,
): Match {
  const { findings, rights } = planning;
  const sheet = findings.of("Sites");
  const { key, row, osId = "", province = "" } = site;
  const name = nameOf(site);
  const hasName = name.en + name.th !== "";
  touch(planning, sheet, row, aliasRecordKey(rights.organisation, "site", key));
  if (osId !== "") touch(planning, sheet, row, osIdKey(osId));
  const known = (id: string, isKnownKey: boolean): Match => ({
    id,
    isKnownKey,
    isOpen: false,
  });
  const own = existing.byOwnKey("site", key);
  if (own !== undefined) return known(own, true);

  const record = (id: string) => {
    const found = existing.site(id);
    if (!found) throw new RangeError(`no site ${id}`);
    const { registrationNo: no = "" } = existing.entity(found.entity) ?? {};
    return { ...found, registrationNo: no };
  };
  const listed = existing.byRegistry("site", key);
  if (
    listed !== undefined &&
    (!hasName || isNamedLike(name, record(listed).name))
  )
    return known(listed, true);
  const identified = osId === "" ? undefined : existing.siteByOsId(osId);
  if (identified !== undefined) return known(identified, false);
  const ofEntity =
    registrationNo === "" ? [] : existing.sitesByRegistration(registrationNo);
  if (registrationNo !== "")
    touch(planning, sheet, row, registrationKey(registrationNo));
  const same = ofEntity.filter((id) => {
    const found = record(id);
    return (
      province !== "" &&
      found.province === province &&
      isNamedLike(name, found.name)
    );
  });
  if (same.length === 1 && same[0] !== undefined) return known(same[0], false);

  const isNear = (id: string) => {
    const found = record(id);
    const alike = [
      found.registrationNo !== "" && found.registrationNo === registrationNo,
      province !== "" && found.province === province,
      isNamedLike(name, found.name),
    ].filter(Boolean).length;
    const contradicts =
      (osId !== "" && found.osId !== "") ||
      (found.registrationNo !== "" &&
        registrationNo !== "" &&
        found.registrationNo !== registrationNo);
    return alike >= 2 && !contradicts;
  };
  const seen = new Set([
    ...existing.byName("site", name),
    ...ofEntity.filter((id) => isVisible(planning, id)),
  ]);
  const candidates = new Set([
    ...(listed === undefined ? [] : [listed]),
    ...same.filter((id) => isVisible(planning, id)),
    ...[...seen].filter(isNear),
  ]);
  if (candidates.size === 0)
    return { id: undefined, isKnownKey: false, isOpen: false };
  const answer = askWhich(planning, existing, "site", site, [...candidates]);
  return { id: answer.id, isKnownKey: false, isOpen: answer.isOpen };
}

const isVisible = ({ snapshot, rights }: Planning, id: string): boolean =>
  rights.seesSite[snapshot.siteRows.get(id) ?? -1] === 1;

function withRow(before: SiteFields, row: SiteRow): SiteFields {
  const { en, th } = before.name;
  return {
    ...before,
    name: { en: row.nameEn ?? en, th: row.nameTh ?? th },
    country: row.country ?? before.country,
    province: row.province ?? before.province,
    latitude: row.latitude ?? before.latitude,
    longitude: row.longitude ?? before.longitude,
    mainSegment: row.mainSegment ?? before.mainSegment,
    partFamilies: row.partFamilies ?? before.partFamilies,
    osId: row.osId ?? before.osId,
    opened: row.opened ?? before.opened,
    closed: row.closed ?? before.closed,
  };
}

/** By key. States are settled in `settle-sites.ts`. */
export async function planSites(
  planning: Planning,
  existing: ExistingRecords,
  { rows }: KeyedRows<SiteRow>,
  entities: ReadonlyMap<string, PlannedEntity>,
): Promise<Map<string, PlannedSite>> {
  const sheet = planning.findings.of("Sites");
  const planned = new Map<string, PlannedSite>();
  const byId = new Map<string, PlannedSite>();
  const byOsId = new Map<string, PlannedSite>();
  const registrationOf = (entityKey = ""): string =>
    entities.get(entityKey)?.after.registrationNo ??
    existing.entity(
      existing.byOwnKey("entity", entityKey) ??
        existing.byRegistry("entity", entityKey) ??
        "",
    )?.registrationNo ??
    "";
  const clash = (
    one: PlannedSite,
    other: PlannedSite,
    column: string,
    code: "same_record_twice" | "os_id_twice",
  ) => {
    for (const [site, twin] of [
      [one, other],
      [other, one],
    ] as const) {
      site.state = "refused";
      const value = column === "os_id" ? site.after.osId : site.row.key;
      sheet.refuse(site.row.row, column, value, code, { row: twin.row.row });
    }
  };
  for (const [key, row] of rows) {
    const match = matchSite(
      planning,
      existing,
      row,
      registrationOf(row.entityKey),
    );
    const id = match.id ?? provisionalId(key);
    const before = match.id === undefined ? undefined : existing.site(id);
    const site: PlannedSite = {
      row,
      id,
      isNew: match.id === undefined,
      isNewKey: !match.isKnownKey,
      state: match.isOpen || row.isAsked ? "asked" : "taken",
      after: withRow(before ?? NEW_SITE, row),
      set: {},
    };
    planned.set(key, site);
    if (match.id !== undefined) touch(planning, sheet, row.row, siteKey(id));
    if (site.isNew && (row.nameEn ?? row.nameTh) === undefined) {
      site.state = "refused";
      sheet.refuse(row.row, "name_en", "", "name_missing");
    }
    if (site.isNew && row.entityKey === undefined) {
      site.state = "refused";
      sheet.refuse(row.row, "entity_key", "", "required");
    }
    const twin = byId.get(id);
    const { osId = "" } = row;
    const namesake = byOsId.get(osId);
    if (twin) clash(site, twin, "site_key", "same_record_twice");
    else if (osId !== "" && namesake)
      clash(site, namesake, "os_id", "os_id_twice");
    byId.set(id, site);
    byOsId.set(osId, site);
    const wait = planning.pace.step();
    if (wait) await wait;
  }
  return planned;
}
