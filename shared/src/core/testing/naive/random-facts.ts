/** Who may speak of a site, and the facts they state: several sources, changes and periods. */
import { entitiesAbove } from "./kinship.ts";
import {
  chance,
  period,
  pick,
  type Rng,
  seq,
  weighted,
  withoutTwins,
} from "./random-draws.ts";
import { ASSESSOR, ASSOCIATION, BUYERS, PROGRAMME } from "./random-network.ts";
import type { NaiveFact, NaiveRows, NaiveSite } from "./rows.ts";

/** Mostly the site itself; those that are never heard too. */
export function drawSource(rng: Rng, rows: NaiveRows, site: NaiveSite): string {
  const above = entitiesAbove(rows, site.entity_key);
  return weighted(rng, [
    [site.entity_key, 16],
    [above.length === 0 ? site.entity_key : pick(rng, above), 3],
    [ASSESSOR, 3],
    [ASSOCIATION, 2],
    [PROGRAMME, 3],
    [pick(rng, BUYERS), 5],
    [pick(rng, rows.entities).entity_key, 2],
  ]);
}

/** Entered facts that some expression or base reads, with values around the lines that matter. */
const FACTS: [fact: string, share: number, values: number[]][] = [
  [
    "headcount",
    0.8,
    [0, 9, 10, 49, 49, 50, 60, 99, 100, 101, 110, 160, 160, 320, 1_200],
  ],
  ["women_headcount", 0.5, [0, 4, 9, 10, 11, 25, 40]],
  ["fixed_term", 0.4, [0, 3, 9, 10, 12, 20]],
  ["agency", 0.5, [0, 0, 5, 9, 10, 12, 15]],
  ["apprentice", 0.4, [0, 0, 4, 10, 11]],
  ["migrant_headcount", 0.4, [0, 6, 9, 10, 30]],
  ["technical_headcount", 0.3, [0, 8, 10, 40]],
  ["supervisor_headcount", 0.3, [0, 3, 10, 12]],
  ["uses_labour_agency", 0.2, [0, 1]],
  ["worker_rep_seats", 0.3, [0, 2, 10]],
  ["required_meetings", 0.4, [0, 1, 3]],
  ["agreed_actions_due", 0.2, [0, 4]],
  ["cap_items_due", 0.2, [0, 5]],
  ["grievances_received", 0.3, [0, 4, 12]],
  ["assessed_trainees", 0.3, [0, 3, 5, 12]],
  ["survey_n", 0.3, [0, 4, 6, 10]],
  ["comparable_grades", 0.2, [0, 2]],
  ["displaced_workers", 0.2, [0, 5, 20]],
  ["major_changes", 0.2, [0, 1]],
];

export function drawFacts(rng: Rng, rows: NaiveRows): NaiveFact[] {
  const facts: NaiveFact[] = [];
  for (const site of rows.sites) {
    for (const [fact, share, values] of FACTS) {
      if (!chance(rng, share)) continue;
      do {
        facts.push({
          site_key: site.site_key,
          period: period(rng),
          fact,
          value: chance(rng, 0.05) ? NaN : pick(rng, values),
          source: drawSource(rng, rows, site),
          seq: seq(rng),
        });
      } while (chance(rng, 0.45));
    }
  }
  return withoutTwins(facts, (fact) => [
    fact.site_key,
    fact.period,
    fact.fact,
    fact.source,
  ]);
}
