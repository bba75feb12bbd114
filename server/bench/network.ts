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

export const SITES = 2_300;
/** Makes of cars: the first is the largest buyer, and sees nearly everything. */
const ASSEMBLERS = ["north", "south", "east"];
const LINKS_PER_SITE = 4.5;
const LAST = parsePeriod("2026-Q3") ?? 0;
const QUARTERS = 12;
const MISSING = 0.25;

/** Park and Miller's minimal standard generator: enough for a bench, and the same everywhere. */
function drawing(seed: number): () => number {
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
    verification: Math.floor(random() * 4),
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
function tierOf(site: number): number {
  if (site < ASSEMBLERS.length * 2) return 0;
  return site < SITES * 0.3 ? 1 : site < SITES * 0.75 ? 2 : 3;
}

export function drawNetwork(): readonly Revision[] {
  const catalogue = loadCatalogue();
  const random = drawing(7);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
  const provinces = catalogue.lists.provinces.map(({ id }) => id);
  const segments = catalogue.lists.segments.map(({ id }) => id);
  const families = catalogue.lists.part_families.map(({ id }) => id);
  const sites = Array.from({ length: SITES }, (_, i) => i);
  const ownerOf = (site: number) =>
    tierOf(site) === 0
      ? (ASSEMBLERS[site % ASSEMBLERS.length] ?? "")
      : `firm-${site}`;
  const entities = [...new Set(sites.map(ownerOf))];
  const revisions: Revision[] = entities.flatMap((id): Revision[] => [
    {
      kind: "entity",
      id,
      set: {
        name: { en: id, th: id },
        kind: ASSEMBLERS.includes(id) ? "assembler" : "supplier",
      },
    },
    { kind: "alias", organisation: REGISTRY, of: "entity", key: id, id },
  ]);
  const byTier = [0, 1, 2, 3].map((tier) =>
    sites.filter((site) => tierOf(site) === tier),
  );
  for (const site of sites) {
    const id = `site-${site}`;
    const tier = tierOf(site);
    const source = ownerOf(site);
    const headcount = Math.round(Math.exp(2.3 + random() * 5));
    revisions.push({
      kind: "site",
      id,
      set: {
        entity: source,
        name: { en: `Plant ${site}`, th: `โรงงาน ${site}` },
        province: pick(provinces),
        mainSegment: pick(segments),
      },
    });
    for (const organisation of ASSEMBLERS)
      if (random() < 0.9)
        revisions.push({
          kind: "grant",
          id: `grant-${site}-${organisation}`,
          site: id,
          organisation,
          since: NO_DAY,
          until: NO_DAY,
        });
    for (let period = LAST - QUARTERS + 1; period <= LAST; period++) {
      if (period % 4 !== site % 4 && period !== LAST) continue;
      revisions.push(
        {
          kind: "facts",
          site: id,
          entity: "",
          period,
          source,
          values: {
            headcount,
            women_headcount: Math.round(headcount * random()),
            migrant_headcount: Math.round(headcount * random() * 0.3),
            agency: Math.round(headcount * random() * 0.2),
          },
        },
        {
          kind: "answers",
          site: id,
          period,
          source,
          side: "management",
          answers: catalogue.indicators
            .filter(() => random() >= MISSING)
            .map((indicator) => answerOf(indicator, headcount, random)),
        },
      );
    }
    if (tier === 0) continue;
    const links = Math.max(1, Math.round(LINKS_PER_SITE * 2 * random()));
    for (let i = 0; i < links; i++)
      revisions.push({
        kind: "link",
        id: `link-${site}-${i}`,
        from: id,
        to: `site-${pick(byTier[random() < 0.05 ? tier : tier - 1] ?? [])}`,
        partFamily: pick(families),
        since: NO_DAY,
        source,
        set: {
          share: random(),
          singleSource: random() < 0.1,
          until: NO_DAY,
          declaredBy: "both",
          disclosure: "name",
        },
      });
  }
  return revisions;
}

export const LARGEST_BUYER = ASSEMBLERS[0] ?? "";
export const PERIOD = LAST;
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
