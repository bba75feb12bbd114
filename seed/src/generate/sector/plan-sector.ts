/** Plans a sector from its seed number: bodies, plants with their firms, links. */
import type { Period } from "@saphan/shared/core";
import { at, createRandom } from "../random.ts";
import { layChain } from "./chain.ts";
import { buyerMakers, drawEdges } from "./edges.ts";
import { createFirmBook } from "./firms.ts";
import { planLinks, type PlannedLinks } from "./links.ts";
import { sitesByLevel, type Level } from "./recipe.ts";
import type { Sector } from "./sector.ts";
import { planSites } from "./sites.ts";
import {
  CHAIN,
  CHAIN_FAMILIES,
  HIDDEN_SECOND,
  HIDDEN_THIRD,
  PRESETS,
} from "./stories.data.ts";

export type PlannedSector = Sector & { readonly links: PlannedLinks };

/** Bodies are fictional, and their names say so. */
const ASSESSORS = [
  { en: "Magnifying Glass Assessments", th: "แว่นขยาย ตรวจประเมิน" },
  { en: "Lighthouse Keeper Assessments", th: "คนเฝ้าประภาคาร ตรวจประเมิน" },
  { en: "Two Rulers Assessments", th: "ไม้บรรทัดสองอัน ตรวจประเมิน" },
];
const ASSOCIATION = {
  en: "Association of Imaginary Parts Makers",
  th: "สมาคมผู้ผลิตชิ้นส่วนในจินตนาการ",
};
const PROGRAMME = {
  en: "Paper Bridge Programme",
  th: "โครงการสะพานกระดาษ",
};
const UNION = {
  en: "Federation of Imaginary Car Workers",
  th: "สหพันธ์แรงงานยานยนต์ในจินตนาการ",
};

export const slotOf = (
  { starts }: Pick<Sector, "starts">,
  level: Level,
  number: number,
): number => at(starts, level) + number;

export function planSector(options: {
  readonly seed: number;
  readonly sites: number;
  readonly newest: Period;
  readonly quarters: number;
}): PlannedSector {
  const { seed, newest, quarters } = options;
  const counts = sitesByLevel(options.sites);
  const book = createFirmBook(seed, createRandom(seed, "firms"));
  const programme = book.addBody("PROGRAMME-01", "programme", PROGRAMME);
  const association = book.addBody(
    "ASSOCIATION-01",
    "association",
    ASSOCIATION,
  );
  book.addBody("UNION-01", "workers_organisation", UNION);
  const assessors = ASSESSORS.map((name, place) =>
    book.addBody(`ASSESSOR-0${place + 1}`, "assessor", name),
  );
  const planned = planSites({ seed, newest, quarters, counts, book });
  const { sites, makers, starts } = planned;
  const edges = drawEdges({ seed, counts, starts, sites, makers });
  const slot = (level: Level, number: number) =>
    slotOf({ starts }, level, number);
  const drawn = planLinks({
    seed,
    newest,
    quarters,
    sites,
    edges,
    hidden: new Set([
      ...HIDDEN_SECOND.map((number) => slot(2, number)),
      ...HIDDEN_THIRD.map((number) => slot(3, number)),
    ]),
    bottleneck: slot(3, 0),
    planted: new Set(PRESETS.map(({ level, number }) => slot(level, number))),
  });
  const plant = at(at(makers, buyerMakers(makers)[0]).sites, 0);
  const chain = [plant, ...CHAIN.map(([level, number]) => slot(level, number))];
  const links = layChain(
    drawn,
    sites,
    CHAIN_FAMILIES.map((family, place) => ({
      from: at(chain, place + 1),
      to: at(chain, place),
      family,
    })),
    newest,
  );
  return {
    seed,
    newest,
    quarters,
    firms: book.firms,
    sites,
    makers,
    links,
    programme,
    association,
    assessors,
    supplierGroup: at(book.firms, at(sites, slot(1, 0)).firm).parent,
    starts,
  };
}
