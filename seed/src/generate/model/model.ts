/** A sector with what is true of its sites: participation, facts, answers. Nothing here is a row yet. */
import { loadCatalogue } from "@saphan/shared/contract";
import { at } from "../random.ts";
import type { PlannedSector } from "../sector/plan-sector.ts";
import type { SitePlan } from "../sector/sector.ts";
import { applicabilities } from "./applicability.ts";
import { createBreakdowns, type Breakdowns } from "./breakdowns.ts";
import { createLatent, type Latent } from "./latent.ts";
import { planParticipation, type Participation } from "./participation.ts";
import { PLANTED_ANSWERS, type PlantedAnswer } from "./planted-answers.data.ts";
import { createSiteFacts, type SiteFacts } from "./site-facts.ts";
import { createTuning, type Tuning } from "./tuning.ts";
import { createValues, type Value, type Values } from "./values.ts";
import { createPeople, type People } from "./workforce.ts";

export const SMALL_BELOW = 50;
const QUARTERS_A_ROUND = 4;

export interface Model {
  readonly sector: PlannedSector;
  readonly rounds: number;
  readonly latent: Latent;
  readonly people: People;
  readonly participation: Participation;
  readonly facts: SiteFacts;
  readonly tuning: Tuning;
  readonly values: Values;
  readonly breakdowns: Breakdowns;
  /** Quarters before the newest one in which a site's round fell. */
  readonly agoOf: (site: SitePlan, round: number) => number;
  /** Whether the site is asked, and the catalogue's expression true of it. */
  readonly isAsked: (site: SitePlan, id: string, ago: number) => boolean;
  readonly applies: (site: SitePlan, id: string, ago: number) => boolean;
  readonly plantedOf: (site: SitePlan, id: string) => PlantedAnswer | undefined;
  /** A planted answer before the model's. */
  readonly answerOf: (
    site: SitePlan,
    id: string,
    ago: number,
    lean?: number,
  ) => Value | undefined;
}

export function createModel(sector: PlannedSector, rounds: number): Model {
  const { seed, sites, makers, links, starts } = sector;
  const latent = createLatent(seed, sites, makers, links);
  const people = createPeople(seed, sites, starts);
  const participation = planParticipation(sector, latent, people, rounds);
  const agoOf = (site: SitePlan, round: number) =>
    participation.offset(site) + QUARTERS_A_ROUND * round;
  const roundAt = (site: SitePlan, ago: number) =>
    Math.floor((ago - participation.offset(site)) / QUARTERS_A_ROUND);

  const catalogue = loadCatalogue();
  const expressions = applicabilities();
  const core = new Set(
    catalogue.indicators.filter(({ sme_core }) => sme_core).map(({ id }) => id),
  );
  const always = new Set(
    catalogue.indicators
      .filter(({ applicability }) => applicability.expr === "true")
      .map(({ id }) => id),
  );
  const applies: Model["applies"] = (site, id, ago) =>
    always.has(id) ||
    (expressions.get(id)?.(facts.valueOf(site, ago)) ?? false);
  const isAsked: Model["isAsked"] = (site, id, ago) =>
    (core.has(id) || site.headcount >= SMALL_BELOW) && applies(site, id, ago);

  const tuning: Tuning = createTuning({
    sector,
    latent,
    answers: (site) => participation.answers(site, 0),
    checkOf: (site) => participation.checkOf(site, 0),
    isAsked: (site, id) => isAsked(site, id, 0),
  });
  const facts: SiteFacts = createSiteFacts(
    sector,
    latent,
    people,
    (site, ago) =>
      tuning.shareOf(site, "train_coverage", ago) *
      people.workforce(site, ago).headcount,
    (site, ago) =>
      plantedOf(site, "tr_occupation_mapped")?.share ??
      tuning.shareOf(site, "tr_occupation_mapped", ago),
  );
  const values = createValues({
    seed,
    latent,
    people,
    facts,
    tuning,
    checkedAt: (site, ago) =>
      participation.checkOf(site, roundAt(site, ago))?.verification ?? 0,
  });

  const planted = new Map(
    PLANTED_ANSWERS.map((answer) => {
      const { level, number, indicator } = answer;
      return [`${at(starts, level) + number} ${indicator}`, answer] as const;
    }),
  );
  const plantedSites = new Set(
    PLANTED_ANSWERS.map(({ level, number }) => at(starts, level) + number),
  );
  const plantedOf: Model["plantedOf"] = ({ index }, id) =>
    plantedSites.has(index) ? planted.get(`${index} ${id}`) : undefined;
  return {
    sector,
    rounds,
    latent,
    people,
    participation,
    facts,
    tuning,
    values,
    breakdowns: createBreakdowns(seed, people),
    agoOf,
    applies,
    isAsked,
    plantedOf,
    answerOf: (site, id, ago, lean = 0) => {
      const drawn = values.valueOf(site, id, ago, lean);
      const answer = plantedOf(site, id);
      const isThen = answer && (!answer.onlyNewest || ago < QUARTERS_A_ROUND);
      return isThen ? withPlanted(drawn, answer) : drawn;
    },
  };
}

/** A planted share keeps the base that the site has. */
export function withPlanted(
  drawn: Value | undefined,
  { share, value }: { readonly share?: number; readonly value?: string },
): Value | undefined {
  if (value !== undefined) return { value };
  if (share === undefined || !drawn || !("denominator" in drawn)) return drawn;
  const { denominator } = drawn;
  return { numerator: Math.round(share * denominator), denominator };
}
