/**
 * Sets where each indicator lies so that what the product pools comes out as the model says: bisection over the sites
 * that answer in the newest round, done for each indicator and level when it is first needed.
 */
import { at } from "../random.ts";
import { LEVELS, type Level } from "../sector/recipe.ts";
import type { Sector, SitePlan } from "../sector/sector.ts";
import {
  INDICATOR_MODELS,
  type ChoiceModel,
  type LevelModel,
  type ShareModel,
} from "./indicator-models.data.ts";
import type { Latent } from "./latent.ts";
import type { Check } from "./participation.ts";
import { logistic, shiftFor, TUNED_ON } from "./workforce.ts";

export interface Tuning {
  /** Share from 0 to 1. `lean` moves it in log odds: what somebody says who sees it better, or worse. */
  readonly shareOf: (
    site: SitePlan,
    id: string,
    ago: number,
    lean?: number,
  ) => number;
  /** Level from 0 to 4; `lean` in levels. */
  readonly levelOf: (
    site: SitePlan,
    id: string,
    ago: number,
    lean?: number,
  ) => number;
  readonly choiceOf: (
    site: SitePlan,
    id: string,
    ago: number,
    lean?: number,
  ) => string;
}

const STEPS = Object.entries(INDICATOR_MODELS).flatMap(([id, model]) =>
  model.kind === "level" && model.lift !== undefined ? [id] : [],
);
const SHORT_FORM = ["hrdd_embed_level", "hrdd_remedy_level"];
const SHORT_FORM_BELOW = 50;
const HIGHEST = 4;

const levelAt = (x: number) => Math.min(HIGHEST, Math.max(0, Math.round(x)));

/** The level that a verification allows on the due-diligence scale: 3 needs V2, 4 needs V3. */
const allowed = (level: number, verification: number): number =>
  Math.min(level, verification >= 3 ? 4 : verification >= 2 ? 3 : 2);

/** The derived overall level: the mean rounded down, at most one above the lowest. */
export function overallLevel(effective: readonly number[]): number {
  const sum = effective.reduce((total, level) => total + level, 0);
  return Math.min(
    Math.floor(sum / effective.length),
    Math.min(...effective) + 1,
  );
}

function bisect(target: number, meanAt: (shift: number) => number): number {
  let [low, high] = [-6, 8];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface TuningRequest {
  readonly sector: Sector;
  readonly latent: Latent;
  /** Sites that answer the newest round. */
  readonly answers: (site: SitePlan) => boolean;
  readonly checkOf: (site: SitePlan) => Check | undefined;
  /** Whether a site is asked an indicator and it applies. */
  readonly isAsked: (site: SitePlan, id: string) => boolean;
}

export function createTuning(request: TuningRequest): Tuning {
  const { sector, latent, answers, checkOf, isAsked } = request;
  const { sites, starts } = sector;
  const sample = LEVELS.map((level) =>
    sites
      .slice(at(starts, level), starts[level + 1] ?? sites.length)
      .slice(0, TUNED_ON)
      .filter(answers),
  );
  const askedOf = (level: Level, id: string) =>
    at(sample, level).filter((site) => isAsked(site, id));

  const goodness = (site: SitePlan, id: string, ago: number): number => {
    const model = INDICATOR_MODELS[id];
    const good = latent.goodness(site, id, ago);
    if (model?.kind === "share" && model.isWorse) return -good;
    if (model?.kind === "choice" && model.bySize)
      return 0.6 * at(latent.size, site.index) + 0.8 * good;
    return good;
  };

  const shifts = new Map<string, number>();
  const shiftOf = (id: string, level: Level, tune: () => number): number => {
    const name = `${level} ${id}`;
    let shift = shifts.get(name);
    if (shift === undefined) shifts.set(name, (shift = tune()));
    return shift;
  };

  const tuneShare = (id: string, level: Level, model: ShareModel): number => {
    const own = askedOf(level, id);
    const target = model.means[level] / 100;
    if (model.met) {
      const sorted = own
        .map((site) => goodness(site, id, 0))
        .sort((a, b) => a - b);
      const place = Math.floor((1 - target) * sorted.length);
      return -model.spread * (sorted[Math.min(place, sorted.length - 1)] ?? 0);
    }
    const items = own.map((site) => ({
      weight: site.headcount,
      x: model.spread * goodness(site, id, 0),
    }));
    const whole = items.reduce((sum, { weight }) => sum + weight, 0);
    return whole === 0 ? 0 : shiftFor(items, target, whole);
  };
  const tuneLevel = (id: string, level: Level, model: LevelModel): number => {
    const own = askedOf(level, id).map(
      (site) => model.spread * goodness(site, id, 0),
    );
    return bisect(
      model.means[level],
      (shift) =>
        own.reduce((sum, x) => sum + levelAt(shift + x), 0) / own.length,
    );
  };
  /** The steps of the due-diligence scale together: the mean of what is derived from them. */
  const tuneSteps = (level: Level): number => {
    const model = INDICATOR_MODELS["hrdd_embed_level"] as LevelModel;
    const own = at(sample, level).map((site) => ({
      verification: checkOf(site)?.verification ?? 0,
      steps: (site.headcount < SHORT_FORM_BELOW ? SHORT_FORM : STEPS).map(
        (id) => {
          const { lift = 0, spread } = INDICATOR_MODELS[id] as LevelModel;
          return lift + spread * goodness(site, id, 0);
        },
      ),
    }));
    return bisect(
      model.means[level],
      (shift) =>
        own.reduce(
          (sum, { verification, steps }) =>
            sum +
            overallLevel(
              steps.map((x) => allowed(levelAt(shift + x), verification)),
            ),
          0,
        ) / own.length,
    );
  };
  /** Goodness from which on each option holds, the best first. */
  const thresholds = new Map<string, readonly number[]>();
  const tuneChoice = (
    id: string,
    level: Level,
    model: ChoiceModel,
  ): readonly number[] => {
    const name = `${level} ${id}`;
    let found = thresholds.get(name);
    if (!found) {
      const sorted = askedOf(level, id)
        .map((site) => goodness(site, id, 0))
        .sort((a, b) => b - a);
      let share = 0;
      found = model.options.map(({ shares }) => {
        share += shares[level] / 100;
        const place = Math.round(share * sorted.length);
        const above = sorted[place - 1];
        const below = sorted[place];
        if (above === undefined) return Infinity;
        return below === undefined ? -Infinity : (above + below) / 2;
      });
      thresholds.set(name, found);
    }
    return found;
  };

  const modelOf = <Kind extends "share" | "level" | "choice">(
    id: string,
    kind: Kind,
  ) => {
    const model = INDICATOR_MODELS[id];
    if (model?.kind !== kind) throw new RangeError(`${id} is no ${kind}`);
    return model as Extract<typeof model, { kind: Kind }>;
  };
  return {
    shareOf: (site, id, ago, lean = 0) => {
      const model = modelOf(id, "share");
      // All of them, not nearly all of them.
      if (model.means[site.level] >= 100 && !model.met) return 1;
      const shift = shiftOf(id, site.level, () =>
        tuneShare(id, site.level, model),
      );
      const leaning = model.isWorse ? -lean : lean;
      return logistic(shift + model.spread * goodness(site, id, ago) + leaning);
    },
    levelOf: (site, id, ago, lean = 0) => {
      const model = modelOf(id, "level");
      const { lift, spread } = model;
      const shift =
        lift === undefined
          ? shiftOf(id, site.level, () => tuneLevel(id, site.level, model))
          : lift + shiftOf("hrdd", site.level, () => tuneSteps(site.level));
      return levelAt(shift + spread * goodness(site, id, ago) + lean);
    },
    choiceOf: (site, id, ago, lean = 0) => {
      const model = modelOf(id, "choice");
      const from = tuneChoice(id, site.level, model);
      const good = goodness(site, id, ago) + lean;
      const place = from.findIndex((threshold) => good >= threshold);
      return place < 0 ? model.last : at(model.options, place).value;
    },
  };
}
