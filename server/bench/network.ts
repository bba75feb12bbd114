/** A network to measure on: drawn, deterministic, and published through the ledger like any other. */
import { fileURLToPath } from "node:url";
import { loadCatalogue, type Catalogue } from "@saphan/shared/contract";
import {
  NO_DAY,
  parsePeriod,
  REGISTRY,
  type Revision,
  type StatedAnswer,
} from "@saphan/shared/core";

/** How large a network is drawn, and how much each site says. */
export interface Shape {
  readonly sites: number;
  readonly linksPerSite: number;
  /** Share of the indicators that a site answers in the newest quarter. */
  readonly answered: number;
  /** What a site answers in the quarters before: as much, or the first indicator alone. */
  readonly history: "all" | "first";
  readonly facts: readonly FactId[];
  /** What sites and firms are called: two networks may lie in one store. */
  readonly site: string;
  readonly firm: string;
}

type FactId = "headcount" | "women_headcount" | "migrant_headcount" | "agency";

/** The sector as it is: some 590,000 answers. */
export const SECTOR: Shape = {
  sites: 2_300,
  linksPerSite: 4.5,
  answered: 0.75,
  history: "all",
  facts: ["headcount", "women_headcount", "migrant_headcount", "agency"],
  site: "site",
  firm: "firm",
};
/** 100,000 sites, 500,000 links and 2,000,000 answers. */
export const CONTINENT: Shape = {
  sites: 100_000,
  linksPerSite: 5,
  answered: 0.25,
  history: "first",
  facts: ["headcount", "women_headcount"],
  site: "plant",
  firm: "maker",
};

/** Makes of cars: the first is the largest buyer, and sees nearly everything. */
const ASSEMBLERS = ["north", "south", "east"];
const LAST = parsePeriod("2026-Q3") ?? 0;
const QUARTERS = 12;

/** Park and Miller's minimal standard generator: enough for a bench, and the same everywhere. */
export function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

type Indicator = Catalogue["indicators"][number];

const SILENT: Omit<StatedAnswer, "indicator"> = {
  breakdown: "",
  state: "reported",
  numerator: null,
  denominator: null,
  value: null,
  option: null,
  verification: 0,
  validUntil: NO_DAY,
  evidence: "",
  note: "",
  inheritedFrom: "",
  baseAssumed: false,
};

function answerOf(
  indicator: Indicator,
  headcount: number,
  random: () => number,
): StatedAnswer {
  const share = Math.min(1, Math.max(0, 0.55 + (random() - 0.5) * 0.9));
  const answer = {
    ...SILENT,
    indicator: indicator.id,
    // As far as who answers for a site may say so itself.
    verification: Math.floor(random() * 2),
  };
  switch (indicator.value_type) {
    case "percent":
      return {
        ...answer,
        numerator: Math.round(headcount * share),
        denominator: headcount,
      };
    case "ratio":
      return {
        ...answer,
        numerator: Math.round(headcount * share * 10),
        denominator: headcount,
      };
    case "count":
      return { ...answer, value: Math.round(random() * 3) };
    case "ordinal":
      return { ...answer, value: Math.floor(share * 4.99) };
    case "boolean":
      return { ...answer, value: random() < share ? 1 : 0 };
    default:
      return {
        ...answer,
        option: indicator.options?.at(0)?.value ?? null,
      };
  }
}

/** Sites stand in four tiers; a plant supplies plants of the tier above, and now and then one of its own. */
function tierOf(site: number, sites: number): number {
  if (site < ASSEMBLERS.length * 2) return 0;
  return site < sites * 0.3 ? 1 : site < sites * 0.75 ? 2 : 3;
}

/** The same revisions for the same shape, whenever they are drawn. */
export function* drawNetwork(shape: Shape): Generator<Revision> {
  const { indicators, lists } = loadCatalogue();
  const random = drawing(7);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
  const provinces = lists.provinces.map(({ id }) => id);
  const segments = lists.segments.map(({ id }) => id);
  const families = lists.part_families.map(({ id }) => id);
  const sites = Array.from({ length: shape.sites }, (_, i) => i);
  const tiers = sites.map((site) => tierOf(site, shape.sites));
  const ownerOf = (site: number) =>
    tiers[site] === 0
      ? (ASSEMBLERS[site % ASSEMBLERS.length] ?? "")
      : `${shape.firm}-${site}`;
  for (const id of new Set(sites.map(ownerOf))) {
    yield {
      kind: "entity",
      id,
      set: {
        name: { en: id, th: id },
        kind: ASSEMBLERS.includes(id) ? "assembler" : "supplier",
      },
    };
    yield { kind: "alias", organisation: REGISTRY, of: "entity", key: id, id };
  }
  const byTier = [0, 1, 2, 3].map((tier) =>
    sites.filter((site) => tiers[site] === tier),
  );
  for (const site of sites) {
    const id = `${shape.site}-${site}`;
    const tier = tiers[site] ?? 0;
    const source = ownerOf(site);
    const headcount = Math.round(Math.exp(2.3 + random() * 5));
    const drawn: Readonly<Record<FactId, number>> = {
      headcount,
      women_headcount: Math.round(headcount * random()),
      migrant_headcount: Math.round(headcount * random() * 0.3),
      agency: Math.round(headcount * random() * 0.2),
    };
    const values = Object.fromEntries(
      shape.facts.map((fact) => [fact, drawn[fact]]),
    );
    yield {
      kind: "site",
      id,
      set: {
        entity: source,
        name: { en: `${id} works`, th: `โรงงาน ${id}` },
        province: pick(provinces),
        mainSegment: pick(segments),
      },
    };
    for (const organisation of ASSEMBLERS)
      if (random() < 0.9)
        yield {
          kind: "grant",
          id: `grant-${site}-${organisation}`,
          site: id,
          organisation,
          since: NO_DAY,
          until: NO_DAY,
        };
    for (let period = LAST - QUARTERS + 1; period <= LAST; period++) {
      const isNewest = period === LAST;
      if (period % 4 !== site % 4 && !isNewest) continue;
      const isWhole = isNewest || shape.history === "all";
      if (isWhole)
        yield { kind: "facts", site: id, entity: "", period, source, values };
      const answered = isWhole
        ? indicators.filter(() => random() < shape.answered)
        : indicators.slice(0, 1);
      yield {
        kind: "answers",
        site: id,
        period,
        source,
        side: "management",
        answers: answered.map((indicator) =>
          answerOf(indicator, headcount, random),
        ),
      };
    }
    if (tier === 0) continue;
    const links = Math.max(1, Math.round(shape.linksPerSite * 2 * random()));
    const known = new Set<string>();
    for (let i = 0; i < links; i++) {
      const to = `${shape.site}-${pick(byTier[random() < 0.05 ? tier : tier - 1] ?? [])}`;
      const partFamily = pick(families);
      if (to === id || known.has(to + partFamily)) continue;
      known.add(to + partFamily);
      yield {
        kind: "link",
        id: `link-${site}-${i}`,
        from: id,
        to,
        partFamily,
        since: NO_DAY,
        source,
        set: {
          share: random(),
          singleSource: random() < 0.1,
          until: NO_DAY,
          declaredBy: "both",
          disclosure: "name",
          disclosedUntil: NO_DAY,
        },
      };
    }
  }
}

export const LARGEST_BUYER = ASSEMBLERS[0] ?? "";
export const PERIOD = LAST;
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
