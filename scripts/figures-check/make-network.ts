/** The fictional network of the check: who there is, who belongs to whom, who supplies whom. No real company is meant. */
import { LISTS } from "./catalogue.ts";
import type { Random } from "./random.ts";

export interface MadeEntity {
  readonly key: string;
  readonly name: string;
  readonly nameThai: string;
  readonly kind: string;
  readonly parent: string | undefined;
  /** The parent, its parent and so on. */
  readonly above: readonly string[];
  readonly registration: string;
}

export interface MadeSite {
  readonly key: string;
  readonly entity: MadeEntity;
  readonly name: string;
  readonly nameThai: string;
  readonly province: string | undefined;
  readonly segment: string | undefined;
  readonly families: readonly string[];
  readonly osId: string | undefined;
  readonly opened: string | undefined;
  readonly closed: string | undefined;
  /** Steps from an assembler when the network was drawn; links across make the real tiers. */
  readonly depth: number;
  readonly people: number;
}

export interface MadeLink {
  readonly from: MadeSite;
  readonly to: MadeSite;
  readonly family: string | undefined;
  readonly share: number | undefined;
  readonly singleSource: boolean | undefined;
  readonly since: string;
  readonly until: string | undefined;
  readonly declaredBy: "customer" | "supplier" | "both";
  readonly disclosure: string;
  readonly disclosedUntil: string | undefined;
  readonly source: string | undefined;
}

export interface Network {
  readonly entities: readonly MadeEntity[];
  readonly sites: readonly MadeSite[];
  readonly links: readonly MadeLink[];
}

/** The organisations that look at figures in the check, by their registry keys. */
export const CAST = {
  /** An assembler with two entities below it, one of which also supplies. */
  buyer: "ASM-1",
  buyersArm: "ASM-1-PARTS",
  otherBuyer: "ASM-2",
  programme: "PRG-1",
  otherProgramme: "PRG-2",
  association: "ASC-1",
  assessor: "AUD-1",
  otherAssessor: "AUD-2",
  /** A supplier with a parent above and an entity below it. */
  supplier: "SUP-001",
} as const;

const SYLLABLES = [
  ["Sai", "สาย"],
  ["Tong", "ทอง"],
  ["Mek", "เมฆ"],
  ["Fa", "ฟ้า"],
  ["Rung", "รุ่ง"],
  ["Dao", "ดาว"],
  ["Nam", "น้ำ"],
  ["Lom", "ลม"],
  ["Phu", "ภู"],
  ["Wan", "วัน"],
  ["Kla", "กล้า"],
  ["Chai", "ชัย"],
] as const;

/** The last of a Thai registration number's 13 digits checks the others. */
function registrationNumber(serial: number): string {
  const digits = `0${String(105_500_000_000 + serial * 7_919).slice(-11)}`;
  const weighted = [...digits].reduce(
    (sum, digit, at) => sum + Number(digit) * (13 - at),
    0,
  );
  return `${digits}${(11 - (weighted % 11)) % 10}`;
}

function makeEntities(random: Random, suppliers: number): MadeEntity[] {
  const entities: MadeEntity[] = [];
  const add = (key: string, kind: string, parent?: string) => {
    const serial = entities.length + 1;
    const parts = [0, 1, 2].map(() => random.pick(SYLLABLES));
    entities.push({
      key,
      kind,
      parent,
      above: parent
        ? [parent, ...(entities.find((it) => it.key === parent)?.above ?? [])]
        : [],
      name: `${parts.map(([en]) => en).join("")} ${kind} ${serial}`,
      nameThai: `${parts.map(([, th]) => th).join("")} ${serial}`,
      registration: registrationNumber(serial),
    });
  };
  add(CAST.buyer, "assembler");
  add(CAST.buyersArm, "supplier", CAST.buyer);
  add("ASM-1-SEATS", "supplier", CAST.buyersArm);
  add(CAST.otherBuyer, "assembler");
  add("ASM-3", "assembler");
  add(CAST.programme, "programme");
  add(CAST.otherProgramme, "programme");
  add(CAST.association, "association");
  add(CAST.assessor, "assessor");
  add(CAST.otherAssessor, "assessor");
  add("HOLD-1", "other");
  add(CAST.supplier, "supplier", "HOLD-1");
  for (let at = 2; at <= suppliers; at += 1) {
    const key = `SUP-${String(at).padStart(3, "0")}`;
    const above = entities.filter(
      ({ kind, key: other }) => kind === "supplier" && other.startsWith("SUP"),
    );
    const parent =
      at === 2
        ? CAST.supplier
        : at === 3
          ? CAST.association // Stands above a member that it runs itself.
          : random.chance(0.25)
            ? random.pick(above).key
            : undefined;
    add(key, "supplier", parent);
  }
  return entities;
}

/** From 4 to about 4,000, most of them small. */
const drawPeople = (random: Random) =>
  Math.round(4 * Math.exp(random.next() * 3.2 + random.next() * 3.7));

const DAYS = { early: "2024-02-01", middle: "2025-08-15", late: "2026-05-20" };

/** One of the days that do not lie before the first. */
const later = (
  random: Random,
  first: string | undefined,
  days: readonly string[],
): string => random.pick(days.filter((day) => day >= (first ?? "")));

const ASSEMBLER_SITES = 7;

function makeSites(
  random: Random,
  entities: readonly MadeEntity[],
  count: number,
): MadeSite[] {
  const assemblers = entities.filter(({ kind }) => kind === "assembler");
  const suppliers = entities.filter(({ kind }) => kind === "supplier");
  const provinces = random.shuffled(LISTS.provinces).slice(0, 14);
  return Array.from({ length: count }, (_, at): MadeSite => {
    const depth =
      at < ASSEMBLER_SITES ? 0 : 1 + Math.floor(random.next() ** 0.7 * 5);
    // Every supplier has a site before any has a second one.
    const entity =
      at < ASSEMBLER_SITES
        ? random.pick(assemblers)
        : (suppliers[at - ASSEMBLER_SITES] ?? random.pick(suppliers));
    const family = random.pick(LISTS.part_families);
    const [nearEn, nearTh] = random.pick(SYLLABLES);
    const opened = random.chance(0.15)
      ? random.pick([DAYS.early, DAYS.middle, DAYS.late])
      : undefined;
    return {
      key: `P${String(at * 37 + 1000)}`,
      entity,
      name: `${entity.name} / ${nearEn} works ${at + 1}`,
      nameThai: `โรงงาน${nearTh} ${at + 1}`,
      province: random.chance(0.04) ? undefined : random.pick(provinces).id,
      segment: random.chance(0.04) ? undefined : family.segment,
      families: random.chance(0.2)
        ? []
        : [...new Set([family.id, random.pick(LISTS.part_families).id])],
      osId: random.chance(0.3)
        ? undefined
        : `TH2024${String(at * 7_717 + 100_000).padStart(9, "0")}`,
      opened,
      closed: random.chance(0.08)
        ? later(random, opened, [DAYS.middle, DAYS.late, "2031-12-31"])
        : undefined,
      depth,
      people: drawPeople(random),
    };
  });
}

function makeLink(
  random: Random,
  from: MadeSite,
  to: MadeSite,
  source?: string,
): MadeLink {
  const declaredBy = random.pick([
    "customer",
    "supplier",
    "supplier",
    "both",
  ] as const);
  const since = random.pick([
    "2021-01-01",
    "2021-01-01",
    "2023-06-01",
    DAYS.middle,
    "2026-04-01",
  ]);
  return {
    from,
    to,
    family: random.chance(0.15)
      ? undefined
      : random.pick(LISTS.part_families).id,
    share: random.chance(0.4) ? undefined : random.whole(1, 40) / 100,
    singleSource: random.chance(0.6) ? undefined : random.chance(0.3),
    since,
    until: random.chance(0.82)
      ? undefined
      : later(random, since, [
          DAYS.middle,
          "2025-12-31",
          "2026-06-30",
          "2030-01-01",
        ]),
    declaredBy,
    disclosure: random.pick([
      "private",
      "existence",
      "process",
      "name",
      "name",
      "contact",
    ]),
    disclosedUntil: random.chance(0.75)
      ? undefined
      : later(random, since, ["2026-03-31", "2030-01-01"]),
    source,
  };
}

function makeLinks(random: Random, sites: readonly MadeSite[]): MadeLink[] {
  const links: MadeLink[] = [];
  const at = (depth: number) => sites.filter((site) => site.depth === depth);
  const keys = new Set<string>();
  const add = (link: MadeLink) => {
    const { from, to, family, since, source } = link;
    const key = [from.key, to.key, family, since, source].join(" ");
    if (from === to || keys.has(key)) return;
    keys.add(key);
    links.push(link);
  };
  for (const site of sites) {
    const above = at(site.depth - 1);
    if (above.length === 0 || random.chance(0.05)) continue;
    for (let left = random.whole(1, 3); left > 0; left -= 1) {
      const to = random.pick(above);
      add(makeLink(random, site, to));
      // Parallel: another family, another time or another voice.
      if (random.chance(0.12)) add(makeLink(random, site, to));
      if (random.chance(0.05)) add(makeLink(random, site, to, CAST.programme));
    }
    // Sideways, over several steps, and back: circles are allowed.
    if (random.chance(0.2)) add(makeLink(random, site, random.pick(sites)));
    if (random.chance(0.06)) add(makeLink(random, random.pick(above), site));
  }
  return links;
}

export function makeNetwork(
  random: Random,
  siteCount: number,
  supplierCount: number,
): Network {
  const entities = makeEntities(random, supplierCount);
  const sites = makeSites(random, entities, siteCount);
  return { entities, sites, links: makeLinks(random, sites) };
}
