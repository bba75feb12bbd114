/** Splits an answer: groups of the workforce, and how far each is from the whole. Rows add up, or leave something out. */
import { loadCatalogue } from "@saphan/shared/contract";
import { at, labelOf, unitAt } from "../random.ts";
import type { SitePlan } from "../sector/sector.ts";
import { INDICATOR_MODELS } from "./indicator-models.data.ts";
import type { People, Workforce } from "./workforce.ts";

export interface BreakdownRow {
  /** `sex=women`. */
  readonly breakdown: string;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Breakdowns {
  /** Rows of the keys that the site splits by; `depth` from 0 (few) to 1. */
  readonly rowsOf: (
    site: SitePlan,
    id: string,
    ago: number,
    total: { readonly numerator: number; readonly denominator: number },
    depth: number,
  ) => readonly BreakdownRow[];
}

/** Chance that a site which splits an answer splits it by a key. */
const SPLIT: Readonly<Record<string, number>> = {
  sex: 0.85,
  contract: 0.55,
  nationality: 0.5,
  role: 0.16,
  age: 0.16,
  topic: 0.4,
  origin: 0.6,
  risk: 0.5,
  severity: 0.5,
  season: 0.4,
  // Learners by programme have no base of their own.
  programme_level: 0,
};
const SPLIT_ELSE = 0.3;
/** Keys that are asked for where only little is. */
const USUAL: readonly string[] = ["sex", "contract"];
/** Chance that the rows of a key leave something unstated. */
const UNSTATED = 0.14;

/** How a group stands against the whole, in odds. */
const STANDING: Readonly<Record<string, number>> = {
  "sex=women": 0.88,
  "contract=fixed_term": 0.8,
  "contract=agency": 0.45,
  "contract=apprentice": 1.1,
  "nationality=migrant": 0.55,
  "role=technical": 1.3,
  "role=supervisor": 1.5,
  "role=manager": 1.4,
  "role=production": 0.92,
  "age=15_24": 1.1,
  "age=45_54": 0.85,
  "age=55_plus": 0.65,
  "season=peak": 1.6,
  "risk=high": 1.4,
  "severity=critical": 1.3,
};

const AGES = [0.14, 0.34, 0.28, 0.17, 0.07];
const FIXED_SHARES: Readonly<Record<string, readonly number[]>> = {
  age: AGES,
  origin: [0.72, 0.15, 0.09, 0.02, 0.02],
  risk: [0.2, 0.45, 0.35],
  severity: [0.05, 0.25, 0.5, 0.2],
  season: [0.35, 0.65],
};
/** Of all trained, who took part in a topic; they do not add up. */
const TOPICS: readonly number[] = [0.3, 0.18, 0.16, 0.04, 0.7, 0.1, 0.2, 0.12];

function sharesOf(key: string, works: Workforce): readonly number[] {
  const { headcount, women, men, migrants } = works;
  switch (key) {
    case "sex":
      return [women, men];
    case "contract":
      return [works.regular, works.fixedTerm, works.agency, works.apprentice];
    case "nationality":
      return [headcount - migrants, migrants];
    case "role": {
      const { technical, supervisors, managers } = works;
      const office = Math.round(headcount * 0.07);
      const trades = Math.round(technical * 0.25);
      const line = headcount - trades - supervisors - managers - office;
      return [Math.max(0, line), trades, supervisors, managers, office];
    }
    default:
      return FIXED_SHARES[key] ?? [];
  }
}

/** Whole numbers in proportion to the weights that come to `total`: largest remainders, none above its limit. */
export function apportion(
  total: number,
  weights: readonly number[],
  limits?: readonly number[],
): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const limitAt = (place: number) => limits?.[place] ?? Infinity;
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map((count, place) =>
    Math.min(Math.floor(count + 1e-9), limitAt(place)),
  );
  let left = total - counts.reduce((all, count) => all + count, 0);
  const byRemainder = exact
    .map((count, place) => ({ place, rest: count - Math.floor(count + 1e-9) }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place);
  for (let moved = true; left > 0 && moved;) {
    moved = false;
    for (const { place } of byRemainder) {
      if (left <= 0) break;
      if (at(counts, place) >= limitAt(place) || at(weights, place) <= 0)
        continue;
      counts[place] = at(counts, place) + 1;
      left--;
      moved = true;
    }
  }
  return counts;
}

export function createBreakdowns(seed: number, people: People): Breakdowns {
  const salt = seed ^ 0x846ca68b;
  const catalogue = loadCatalogue();
  const byIndicator = new Map(
    catalogue.indicators.map(({ id, breakdowns }) => [
      id,
      breakdowns.map(({ key, values }) => ({
        key,
        values,
        stream: labelOf(`${id} ${key}`),
        addsUp:
          catalogue.breakdown_keys.find((entry) => entry.key === key)
            ?.adds_up ?? true,
      })),
    ]),
  );
  return {
    rowsOf: (site, id, ago, total, depth) => {
      const rows: BreakdownRow[] = [];
      const { numerator, denominator } = total;
      if (denominator < 1 || !Number.isInteger(denominator)) return rows;
      const model = INDICATOR_MODELS[id];
      const isWorse = model?.kind === "share" && model.isWorse;
      // Only of a share of people can no group have more than all.
      const isShare = model?.kind === "share" || id === "wc_nonregular_share";
      const works = people.workforce(site, ago);
      for (const { key, values, stream, addsUp } of byIndicator.get(id) ?? []) {
        const draw = (c: number) => unitAt(salt, site.index, stream, c);
        const chance = (SPLIT[key] ?? SPLIT_ELSE) * depth;
        if (draw(0) > chance && !(USUAL.includes(key) && draw(0) < depth / 2))
          continue;
        if (!addsUp) {
          values.forEach((value, place) => {
            const share = (TOPICS[place] ?? 0.1) * (0.5 + draw(place + 1));
            const people_ = Math.round(numerator * share);
            if (people_ > 0)
              rows.push({
                breakdown: `${key}=${value}`,
                numerator: Math.min(people_, denominator),
                denominator,
              });
          });
          continue;
        }
        const groups =
          key === "grievance_category"
            ? values.map((_, place) => 0.3 + draw(place + 1))
            : sharesOf(key, works).slice(0, values.length);
        const bases = apportion(denominator, groups);
        const counts = apportion(
          Math.min(numerator, isShare ? denominator : numerator),
          values.map((value, place) => {
            const odds = STANDING[`${key}=${value}`] ?? 1;
            return at(bases, place) * (isWorse ? 1 / odds : odds);
          }),
          isShare ? bases : undefined,
        );
        const left = draw(9) < UNSTATED ? Math.floor(draw(10) * 4) : -1;
        values.forEach((value, place) => {
          if (at(bases, place) === 0 || place === left) return;
          rows.push({
            breakdown: `${key}=${value}`,
            numerator: at(counts, place),
            denominator: at(bases, place),
          });
        });
      }
      return rows;
    },
  };
}
