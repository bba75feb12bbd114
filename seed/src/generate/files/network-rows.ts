/** The registry's sheets Entities, Sites and Links. */
import { formatDay, NO_DAY, type Day } from "@saphan/shared/core";
import { at } from "../random.ts";
import {
  DECLARERS,
  DISCLOSED,
  familyIds,
  type PlannedLinks,
} from "../sector/links.ts";
import { PLACES } from "../sector/places.data.ts";
import type { Sector, SitePlan } from "../sector/sector.ts";
import type { SeedCells } from "../workbook.ts";

export const dayCell = (day: Day): string =>
  day === NO_DAY ? "" : formatDay(day);

/** Bands of a year's sales in million baht. */
const BANDS: readonly (readonly [below: number, band: string])[] = [
  [50, "under_50m"],
  [300, "50m_300m"],
  [1_000, "300m_1bn"],
  [10_000, "1bn_10bn"],
  [Infinity, "over_10bn"],
];
const SALES_PER_HEAD = [14, 3.5, 2.4, 1.6];

export const ENTITY_COLUMNS = [
  "entity_key",
  "name_en",
  "name_th",
  "registration_no",
  "country",
  "kind",
  "parent_key",
  "ownership",
  "revenue_band",
];

export function* entityRows({ firms, sites }: Sector): Generator<SeedCells> {
  const sales = new Float64Array(firms.length);
  for (const { firm, headcount, level } of sites)
    sales[firm] = at(sales, firm) + headcount * at(SALES_PER_HEAD, level);
  for (const [place, firm] of firms.entries()) {
    const million = at(sales, place);
    yield {
      entity_key: firm.key,
      name_en: firm.name.en,
      name_th: firm.name.th,
      registration_no: firm.registration,
      country: firm.country,
      kind: firm.kind,
      parent_key: firms[firm.parent]?.key,
      ownership: firm.ownership,
      revenue_band:
        million > 0 ? BANDS.find(([below]) => million < below)?.[1] : "",
    };
  }
}

export const SITE_COLUMNS = [
  "site_key",
  "entity_key",
  "name_en",
  "name_th",
  "country",
  "province",
  "latitude",
  "longitude",
  "main_segment",
  "part_families",
  "os_id",
  "opened",
  "closed",
];

export const siteCells = (
  site: SitePlan,
  keys: { readonly site: string; readonly entity: string },
): SeedCells => ({
  site_key: keys.site,
  entity_key: keys.entity,
  name_en: site.name.en,
  name_th: site.name.th,
  country: "TH",
  province: at(PLACES, site.place).province,
  latitude: site.latitude,
  longitude: site.longitude,
  main_segment: site.segment,
  part_families: site.families.join(";"),
  os_id: site.osId,
  opened: dayCell(site.opened),
  closed: dayCell(site.closed),
});

export function* siteRows({ sites, firms }: Sector): Generator<SeedCells> {
  for (const site of sites)
    yield siteCells(site, { site: site.key, entity: at(firms, site.firm).key });
}

export const LINK_COLUMNS = [
  "from_site",
  "to_site",
  "part_family",
  "share",
  "single_source",
  "since",
  "until",
  "declared_by",
  "disclosure",
];

const shareCell = (share: number): string =>
  Number.isNaN(share) ? "" : String(share);

export function* linkRows(
  { sites }: Sector,
  links: PlannedLinks,
): Generator<SeedCells> {
  const families = familyIds();
  for (let link = 0; link < links.length; link++) {
    const share = at(links.share, link);
    const row = {
      from_site: at(sites, at(links.from, link)).key,
      to_site: at(sites, at(links.to, link)).key,
      part_family: at(families, at(links.family, link)),
      share: shareCell(share),
      single_source: at(links.singleSource, link) ? "yes" : "no",
      since: dayCell(at(links.since, link)),
      until: dayCell(at(links.until, link)),
      declared_by: at(DECLARERS, at(links.declaredBy, link)),
      disclosure: at(DISCLOSED, at(links.disclosure, link)),
    };
    yield row;
    // The customer's view of the same link: a little less, and told to nobody.
    if (at(links.declaredTwice, link))
      yield {
        ...row,
        share: shareCell(Math.floor(share * 90) / 100),
        declared_by: "customer",
        disclosure: "private",
      };
  }
}
