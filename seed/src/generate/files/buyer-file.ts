/**
 * A buyer's own file: its suppliers under its own keys, what it orders from them, and what it says of them. Where the
 * site speaks for itself in the same quarter, this competes with it; where the site is silent, or grants nothing, it is
 * all that the buyer has.
 */
import { formatPeriod } from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import { withPlanted, type Model } from "../model/model.ts";
import { createCallings, companyName, plantName } from "../names/names.ts";
import { fictionalRegistration } from "../registration.ts";
import { familyIds } from "../sector/links.ts";
import type { SitePlan } from "../sector/sector.ts";
import {
  sheetOf,
  type SeedActor,
  type SeedCells,
  type SeedWorkbook,
} from "../workbook.ts";
import { ANSWER_COLUMNS } from "./answer-rows.ts";
import {
  dayCell,
  LINK_COLUMNS,
  SITE_COLUMNS,
  siteCells,
} from "./network-rows.ts";

export interface BuyerFile {
  readonly actor: SeedActor;
  readonly fileName: string;
  /** Place of the maker. */
  readonly maker: number;
  /** Begins the buyer's own keys. */
  readonly prefix: string;
  /** Direct suppliers that it speaks of, and suppliers that only it knows. */
  readonly suppliers: number;
  readonly unknownSuppliers: number;
}

const STATED = [
  "train_coverage",
  "train_osh_coverage",
  "train_rights_coverage",
  "sd_maturity_level",
  "sd_welfare_committee_status",
  "sd_osh_committee_status",
  "hrdd_embed_level",
  "hrdd_remedy_level",
  "wc_ot_cap_breach",
  "wc_social_security_coverage",
  "wc_age_verification",
  "inc_women_supervisor_share",
];
/** A customer sees things a little less rosy than the site. */
const SOBER = -0.34;
const VISITED = 0.35;
const REVIEWED = 0.45;
const TOLD = 0.82;
/** The newest quarters in which it asked. */
const ASKED_AGO = [1, 5];

const SEGMENTS = ["plastics", "body_stamping", "logistics", "rubber_tyres"];
const FAMILIES = [
  "plastic_injection",
  "stamped_part",
  "packing",
  "rubber_part",
];
const PROVINCES = [
  { en: "Rayong", th: "ระยอง", code: "TH-21" },
  { en: "Chon Buri", th: "ชลบุรี", code: "TH-20" },
];

/** Suppliers that nobody has brought into the registry. */
function inventSuppliers(
  { sector }: Model,
  { prefix, maker, unknownSuppliers }: BuyerFile,
) {
  const calling = createCallings(sector.seed);
  return Array.from({ length: unknownSuppliers }, (_, number) => {
    const firm = sector.firms.length + maker * 100 + number;
    const segment = at(SEGMENTS, number % SEGMENTS.length);
    const province = at(PROVINCES, number % PROVINCES.length);
    return {
      entityKey: `${prefix}-C9${String(number).padStart(2, "0")}`,
      siteKey: `${prefix}-9${String(number).padStart(2, "0")}`,
      company: companyName(calling(firm), segment),
      plant: plantName(calling(firm), segment, province, 0),
      registration: fictionalRegistration(firm),
      segment,
      family: at(FAMILIES, number % FAMILIES.length),
      province: province.code,
      headcount: 35 + 40 * number,
    };
  });
}

export function buyerWorkbook(model: Model, file: BuyerFile): SeedWorkbook {
  const { sector, participation } = model;
  const { seed, sites, firms, links, newest, makers } = sector;
  const salt = seed ^ 0x6a09e667 ^ file.maker;
  const { sites: plants } = at(makers, file.maker);
  const own = new Set(plants);
  const planted = new Set([at(sector.starts, 1) + 5]);

  /** Links to own plants, by supplier. */
  const orders = new Map<number, number[]>();
  for (let link = 0; link < links.length; link++)
    if (own.has(at(links.to, link))) {
      const supplier = at(links.from, link);
      const have = orders.get(supplier);
      if (have) have.push(link);
      else orders.set(supplier, [link]);
    }
  const spoken = [...orders.keys()]
    .map((index) => at(sites, index))
    .sort(
      (a, b) =>
        Number(planted.has(b.index)) - Number(planted.has(a.index)) ||
        unitAt(salt, a.index, 1) - unitAt(salt, b.index, 1),
    )
    .slice(0, file.suppliers)
    .sort((a, b) => a.index - b.index);
  const siteKey = ({ index }: SitePlan) =>
    `${file.prefix}-${String(index).padStart(5, "0")}`;
  const entityKey = ({ firm }: SitePlan) =>
    `${file.prefix}-C${String(firm).padStart(5, "0")}`;
  const plantKey = (plant: number) =>
    `${file.prefix}-OWN${plants.indexOf(plant) + 1}`;
  const unknown = inventSuppliers(model, file);

  function* entities(): Generator<SeedCells> {
    const told = new Set<number>();
    for (const site of spoken) {
      if (told.has(site.firm)) continue;
      told.add(site.firm);
      const { name, registration } = at(firms, site.firm);
      yield {
        entity_key: entityKey(site),
        name_en: name.en,
        name_th: name.th,
        registration_no: registration,
      };
    }
    for (const firm of unknown)
      yield {
        entity_key: firm.entityKey,
        name_en: firm.company.en,
        name_th: firm.company.th,
        registration_no: firm.registration,
      };
  }

  function* plantsAndSuppliers(): Generator<SeedCells> {
    for (const plant of plants) {
      const { name, osId } = at(sites, plant);
      yield {
        site_key: plantKey(plant),
        name_en: name.en,
        name_th: name.th,
        os_id: osId,
      };
    }
    for (const site of spoken)
      yield siteCells(site, { site: siteKey(site), entity: entityKey(site) });
    for (const firm of unknown)
      yield {
        site_key: firm.siteKey,
        entity_key: firm.entityKey,
        name_en: firm.plant.en,
        name_th: firm.plant.th,
        province: firm.province,
        main_segment: firm.segment,
        part_families: firm.family,
        headcount: firm.headcount,
      };
  }

  function* ordered(): Generator<SeedCells> {
    const families = familyIds();
    for (const site of spoken)
      for (const link of orders.get(site.index) ?? []) {
        const share = at(links.share, link);
        yield {
          from_site: siteKey(site),
          to_site: plantKey(at(links.to, link)),
          part_family: at(families, at(links.family, link)),
          share: Number.isNaN(share) ? "" : Math.floor(share * 95) / 100,
          single_source: at(links.singleSource, link) ? "yes" : "no",
          since: dayCell(at(links.since, link)),
          until: dayCell(at(links.until, link)),
          declared_by: "customer",
          disclosure: "private",
        };
      }
    for (const [number, firm] of unknown.entries())
      yield {
        from_site: firm.siteKey,
        to_site: plantKey(at(plants, number % plants.length)),
        part_family: firm.family,
        share: 0.05,
        single_source: "no",
        declared_by: "customer",
        disclosure: "private",
      };
  }

  function* statements(): Generator<SeedCells> {
    for (const site of spoken) {
      const unit = unitAt(salt, site.index, 2);
      const isPlanted = planted.has(site.index);
      const hasVisited = isPlanted || unit < VISITED;
      const isReviewed = unit < VISITED + REVIEWED;
      for (const back of ASKED_AGO)
        for (const [number, id] of STATED.entries()) {
          // What was planted competes in the quarter in which the site itself speaks.
          const ago =
            isPlanted && back === 1 ? participation.offset(site) : back;
          const plantedAnswer = model.plantedOf(site, id);
          if (!model.isAsked(site, id, ago)) continue;
          if (!isPlanted && unitAt(salt, site.index, 10 + number, back) > TOLD)
            continue;
          const drawn = model.values.valueOf(site, id, ago, SOBER);
          const value =
            isPlanted && plantedAnswer?.seen
              ? withPlanted(drawn, plantedAnswer.seen)
              : drawn;
          if (!value) continue;
          const { value: level, ...parts } = { value: undefined, ...value };
          yield {
            site_key: siteKey(site),
            indicator_id: id,
            period: formatPeriod(newest - ago),
            side: "management",
            state: "reported",
            ...parts,
            value: level,
            ...(hasVisited
              ? {
                  verification: "V3",
                  evidence: `visit: ${formatPeriod(newest - ago)} ${siteKey(site)}`,
                }
              : isReviewed
                ? { verification: "V2", evidence: "Supplier questionnaire" }
                : {}),
          };
        }
    }
    for (const firm of unknown)
      yield {
        site_key: firm.siteKey,
        indicator_id: "sd_maturity_level",
        period: formatPeriod(newest - 1),
        side: "management",
        state: "reported",
        value: String(firm.headcount % 3),
      };
  }

  return {
    as: file.actor,
    fileName: file.fileName,
    about: 24 * file.suppliers,
    sheets: [
      sheetOf(
        "Entities",
        ["entity_key", "name_en", "name_th", "registration_no"],
        entities,
      ),
      sheetOf("Sites", [...SITE_COLUMNS, "headcount"], plantsAndSuppliers),
      sheetOf("Links", LINK_COLUMNS, ordered),
      sheetOf("Answers", ANSWER_COLUMNS, statements),
    ],
  };
}
