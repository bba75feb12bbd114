/**
 * Tiny networks for property tests, with what may be asked of them. The same source of chance gives the same rows.
 * Every awkward case turns up: `random-rows.test.ts` counts them.
 */
import { lastDayOf, periodPlus } from "./calendar.ts";
import type { NaiveCatalogue } from "./catalogue.ts";
import { isItselfOrBelow, ownSitesOf } from "./kinship.ts";
import {
  chance,
  day,
  period,
  pick,
  type Rng,
  someOf,
  TODAY,
  weighted,
  whole,
} from "./random-draws.ts";
import { BUYERS, drawNetwork, PROGRAMME } from "./random-network.ts";
import { drawAnswers } from "./random-answers.ts";
import { drawFacts } from "./random-facts.ts";
import type { NaiveDimension, NaiveRequest, NaiveRows } from "./rows.ts";

export interface RandomRowsOptions {
  /** The real catalogue: which indicators there are, with which values, options and breakdowns. */
  catalogue: NaiveCatalogue;
  /** At most so many sites (12). */
  sites?: number;
  /** At most so many entities beside two buyers, a programme, an assessor and an association (8). */
  entities?: number;
  /** So many requests (3). */
  requests?: number;
}

const DIMENSIONS: NaiveDimension[] = [
  "tier",
  "province",
  "segment",
  "size_band",
  "group",
];

/** A buyer or one of its offices; any firm, mostly one that has a site; the programme. */
function drawViewer(rng: Rng, rows: NaiveRows): NaiveRequest["viewer"] {
  const role = pick(rng, ["buyer", "buyer", "programme", "supplier"] as const);
  if (role === "programme") return { organisation: PROGRAMME, role };
  const firms = rows.entities.filter(({ entity_key }) =>
    entity_key.startsWith("firm"),
  );
  const suitable =
    role === "buyer"
      ? firms.filter(({ entity_key }) =>
          BUYERS.some((buyer) => isItselfOrBelow(rows, entity_key, buyer)),
        )
      : firms;
  const withSite = suitable.filter(
    (firm) => ownSitesOf(rows, firm.entity_key).length > 0,
  );
  const firm = pick(rng, withSite.length > 0 ? withSite : firms).entity_key;
  if (role === "supplier") return { organisation: firm, role };
  const isOffice = withSite.length > 0 && chance(rng, 0.2);
  return { organisation: isOffice ? firm : pick(rng, BUYERS), role };
}

/** Its own organisation, or an entity below it; a programme's is itself. */
function drawLens(
  rng: Rng,
  rows: NaiveRows,
  { organisation, role }: NaiveRequest["viewer"],
): string {
  if (role === "programme") return organisation;
  const below = rows.entities.filter((entity) =>
    isItselfOrBelow(rows, entity.entity_key, organisation),
  );
  return weighted(rng, [
    [organisation, 3],
    [pick(rng, below).entity_key, 1],
  ]);
}

function drawRequest(rng: Rng, rows: NaiveRows): NaiveRequest {
  const viewer = drawViewer(rng, rows);
  const asked = chance(rng, 0.5) ? "2026-Q2" : period(rng);
  const asOf = weighted(rng, [
    [lastDayOf(asked), 5],
    [TODAY, 2],
    [day(rng), 2],
    [lastDayOf(periodPlus(asked, 4)), 1],
  ]);
  const latest = [...rows.facts, ...rows.answers].map((row) => row.seq);
  return {
    viewer,
    lens: drawLens(rng, rows, viewer),
    period: asked,
    asOf,
    today: TODAY,
    seq: Math.max(1, ...latest),
    by: someOf(rng, DIMENSIONS, whole(rng, 0, 2)),
  };
}

export function randomRows(
  rng: Rng,
  options: RandomRowsOptions,
): { rows: NaiveRows; requests: NaiveRequest[] } {
  const { catalogue, sites = 12, entities = 8, requests = 3 } = options;
  const rows = drawNetwork(rng, sites, entities);
  rows.facts = drawFacts(rng, rows);
  rows.answers = drawAnswers(rng, catalogue, rows);
  return {
    rows,
    requests: Array.from({ length: requests }, () => drawRequest(rng, rows)),
  };
}
