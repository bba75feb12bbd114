/** The catalogue as pages use it: loaded once, looked up by id. */
import { createContext, use } from "react";
import { useSearchParams } from "react-router";
import type { AppCatalogueQuery } from "../__generated__/operations.ts";
import type { Text } from "../texts/index.ts";
import { useSession } from "./viewer.ts";

type CatalogueData = AppCatalogueQuery["catalogue"];
export type IndicatorTerm = CatalogueData["indicators"][number];
export interface Term {
  readonly id: string;
  readonly name: Text;
}

export interface Catalogue {
  readonly version: string;
  readonly pillars: readonly Term[];
  readonly indicators: readonly IndicatorTerm[];
  /** Throws `RangeError` for an id that the catalogue does not have. */
  readonly indicator: (id: string) => IndicatorTerm;
  readonly findIndicator: (id: string) => IndicatorTerm | undefined;
  /** Names by id; of an unknown id the id itself. */
  readonly tier: (key: string) => Text;
  readonly province: (id: string) => Text;
  readonly segment: (id: string) => Text;
  readonly sizeBand: (id: string) => Text;
  readonly partFamily: (id: string) => Text;
  readonly fact: (id: string) => Text;
  readonly factUnit: (id: string) => string | undefined;
  readonly tiers: readonly Term[];
  readonly provinces: readonly Term[];
  readonly segments: readonly Term[];
  readonly sizeBands: readonly Term[];
}

function lookUp(terms: readonly Term[]): (id: string) => Text {
  const byId = new Map(terms.map(({ id, name }) => [id, name]));
  return (id) => byId.get(id) ?? { en: id, th: id };
}

const OWN_SITES: Text = { en: "Own sites", th: "โรงงานของตนเอง" };

/** Tiers have labels up to the third; deeper ones are numbered. */
function tierNames(terms: readonly Term[], zero?: Text): (key: string) => Text {
  const label = lookUp(terms.filter(({ id }) => id !== "4"));
  return (key) => {
    if (zero && key === "0") return zero;
    return /^\d+$/.test(key) && Number(key) > 3
      ? { en: `Tier ${key}`, th: `ลำดับชั้นที่ ${key}` }
      : label(key);
  };
}

/** The same words but for who stands at tier 0, which depends on where one looks from. */
export interface Catalogues {
  readonly ofAssemblers: Catalogue;
  readonly ofOthers: Catalogue;
}

export function createCatalogues(data: CatalogueData): Catalogues {
  const ofAssemblers = createCatalogue(data);
  const tier = tierNames(data.tiers, OWN_SITES);
  return { ofAssemblers, ofOthers: { ...ofAssemblers, tier } };
}

export function createCatalogue(data: CatalogueData): Catalogue {
  const byId = new Map(data.indicators.map((entry) => [entry.id, entry]));
  const units = new Map(data.facts.map(({ id, unit }) => [id, unit.id]));
  return {
    version: data.id,
    pillars: data.pillars,
    indicators: data.indicators,
    findIndicator: (id) => byId.get(id),
    indicator: (id) => {
      const entry = byId.get(id);
      if (!entry) throw new RangeError(`the catalogue has no ${id}`);
      return entry;
    },
    tier: tierNames(data.tiers),
    province: lookUp(data.provinces),
    segment: lookUp(data.segments),
    sizeBand: lookUp(data.sizeBands),
    partFamily: lookUp(data.partFamilies),
    fact: lookUp(data.facts),
    factUnit: (id) => units.get(id),
    tiers: data.tiers,
    provinces: data.provinces,
    segments: data.segments,
    sizeBands: data.sizeBands,
  };
}

export const CatalogueContext = createContext<Catalogues | undefined>(
  undefined,
);

/** In the words of the lens in the address, or of the viewer's own. */
export function useCatalogue(): Catalogue {
  const catalogues = use(CatalogueContext);
  if (!catalogues) throw new RangeError("no catalogue around this component");
  const [params] = useSearchParams();
  const { viewer } = useSession();
  const lens = params.get("lens") ?? viewer?.membership.organisation?.id;
  return !viewer || !lens || viewer.assemblerLenses.includes(lens)
    ? catalogues.ofAssemblers
    : catalogues.ofOthers;
}
