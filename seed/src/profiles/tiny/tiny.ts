/** Forty sites, one for every awkward case: what tests of pages and figures are tried on. */
import {
  firstDayOf,
  formatDay,
  lastDayOf,
  type Period,
} from "@saphan/shared/core";
import {
  sheetOf,
  type Seed,
  type SeedAccount,
  type SeedCells,
  type SeedWorkbook,
  type SheetName,
} from "../../generate/workbook.ts";
import { accountsUnder } from "../accounts.ts";
import {
  answerCells,
  buyerCells,
  correctionCells,
  factCells,
} from "./answers.data.ts";
import { ENTITIES, LINKS, SITES } from "./network.data.ts";
import { grantCells, memberCells, targetCells } from "./relations.ts";
import { tellersOf } from "./said.ts";

const CODE = "TINY";

/** The year 0000 is nobody's: these cannot be OS IDs of real plants. */
const osIdOf = (key: string): string => `TH0000${key}TINY`;

function siteCells(newest: Period): readonly SeedCells[] {
  return SITES.map((site) => ({
    site_key: site.key,
    entity_key: site.entity,
    name_en: site.en,
    name_th: site.th,
    country: site.country ?? "TH",
    province: site.province,
    main_segment: site.segment,
    part_families: site.families,
    os_id: site.hasOsId ? osIdOf(site.key) : undefined,
    opened:
      site.openedAgo === undefined
        ? ""
        : formatDay(firstDayOf(newest - site.openedAgo)),
    closed:
      site.closedAgo === undefined
        ? ""
        : formatDay(lastDayOf(newest - site.closedAgo)),
  }));
}

function linkCells(newest: Period): readonly SeedCells[] {
  return LINKS.map((link) => ({
    from_site: link.from,
    to_site: link.to,
    part_family: link.family,
    share: link.share,
    single_source: link.single,
    since:
      link.sinceAgo === undefined
        ? ""
        : formatDay(firstDayOf(newest - link.sinceAgo)),
    until:
      link.untilAgo === undefined
        ? ""
        : formatDay(lastDayOf(newest - link.untilAgo)),
    declared_by: link.declaredBy ?? "supplier",
    disclosure: link.disclosure ?? "name",
  }));
}

/** All columns that some row fills. */
function sheet(name: SheetName, cells: readonly SeedCells[]) {
  const filled = new Set(
    cells.flatMap((row) =>
      Object.keys(row).filter((column) => row[column] !== undefined),
    ),
  );
  return sheetOf(name, [...filled], () => cells);
}

/** A customer's own key of a site that is there; which one is meant, the OS ID tells. */
const ownKey =
  (prefix: string) =>
  (key: string): SeedCells => ({
    site_key: `${prefix}-${key}`,
    os_id: osIdOf(key),
  });

/** Only of whom it declares as a supplier may a buyer speak. */
const ownLink = (from: string, to: string): SeedCells => ({
  from_site: from,
  to_site: to,
  declared_by: "customer",
  disclosure: "private",
});

/** Sites that the first buyer has keys of its own for. */
const OF_FIRST = ["CONTEST", "GRANTS", "SILENT", "BARE", "SIZE50"];

export function tinySeed(newest: Period): Seed {
  const tell = tellersOf(newest);
  const accounts = accountsUnder({
    "buyer@demo.example": "MAKER-A",
    "buyer2@demo.example": "MAKER-B",
    "programme@demo.example": "PROGRAMME",
    "supplier@demo.example": "HOLDING",
    "admin@demo.example": "",
  });
  const workbook = (
    as: SeedAccount,
    fileName: string,
    sheets: Partial<Record<SheetName, readonly SeedCells[]>>,
    more: Partial<SeedWorkbook> = {},
  ): SeedWorkbook => ({
    as,
    fileName: `${CODE}-${fileName}`,
    about: Object.values(sheets).reduce((sum, rows) => sum + rows.length, 0),
    sheets: Object.entries(sheets).map(([name, cells]) =>
      sheet(name as SheetName, cells),
    ),
    ...more,
  });
  const buyer = accounts.of("buyer@demo.example");
  const buyers = buyerCells(tell);
  return {
    accounts: accounts.all,
    stories: [],
    workbooks: [
      workbook(accounts.of("admin@demo.example"), "registry.zip", {
        Entities: ENTITIES,
        Sites: siteCells(newest),
        Facts: factCells(tell),
        Links: linkCells(newest),
        Answers: answerCells(tell),
        Grants: grantCells(tell),
        Members: memberCells(tell),
        Targets: targetCells(tell),
      }),
      workbook(accounts.of("supplier@demo.example"), "corrections.zip", {
        Answers: correctionCells(tell),
      }),
      workbook(buyer, "suppliers.zip", {
        Sites: OF_FIRST.map(ownKey("K")),
        Links: OF_FIRST.map((key) => ownLink(`K-${key}`, "A1")),
        Answers: buyers.first,
      }),
      workbook(accounts.of("buyer2@demo.example"), "suppliers.zip", {
        Sites: [ownKey("Z")("CONTEST")],
        Links: [ownLink("Z-CONTEST", "B1")],
        Answers: buyers.second,
      }),
      workbook(
        buyer,
        "taken-back.zip",
        { Answers: buyers.takenBack },
        { isTakenBack: true },
      ),
    ],
  };
}
