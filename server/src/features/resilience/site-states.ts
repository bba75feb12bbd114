/**
 * How each site of a lens is prepared for a stop, as far as the viewer may know: what it states of its recovery, and the
 * three states of the social hypothesis (docs/methods.md, "When something stops"). Null where it is not known.
 */
import {
  freeColumn,
  isAnswered,
  type Figures,
  type FreeColumn,
  type Method,
} from "@saphan/shared/core";
import { indicatorOf } from "../../access/requests.ts";
import { breathe } from "../../platform/breathe.ts";

type Column = (number | null)[];

/** Level of dialogue from which a body of both sides is there and meets (catalogue, `sd_maturity_level`). */
const BODY_MEETS = 2;
const HIGHEST_LEVEL = 4;
const HRDD_STEPS = [
  "hrdd_embed_level",
  "hrdd_identify_level",
  "hrdd_prevent_level",
  "hrdd_track_level",
  "hrdd_communicate_level",
  "hrdd_remedy_level",
];

const INDICATORS = [
  "sd_welfare_committee_status",
  "sd_maturity_level",
  "train_coverage",
  ...HRDD_STEPS,
];

function statedDays(figures: Figures, fact: string): Column {
  const { value, present } = figures.fact(fact);
  const withheld = figures.withheld(fact);
  return Array.from(value, (days, at) =>
    present[at] && !withheld[at] ? days : null,
  );
}

const openColumn = (figures: Figures, method: Method, id: string) =>
  freeColumn(figures, indicatorOf(method, id));

const hasAnswered = ({ standing }: FreeColumn, at: number): boolean =>
  isAnswered(standing[at] ?? 0);

/** Either answer may tell of a body: workers choose which one. */
function dialogueOf(figures: Figures, method: Method): Column {
  const committee = openColumn(figures, method, "sd_welfare_committee_status");
  const { okOptions } = indicatorOf(method, "sd_welfare_committee_status");
  const maturity = openColumn(figures, method, "sd_maturity_level");
  return Array.from(committee.standing, (_, at) => {
    const says: boolean[] = [];
    if (hasAnswered(committee, at))
      says.push(okOptions[committee.column.choice[at] ?? -1] ?? false);
    if (hasAnswered(maturity, at))
      says.push((maturity.column.choice[at] ?? 0) >= BODY_MEETS);
    if (says.length === 0) return null;
    return says.includes(true) ? 1 : 0;
  });
}

/** At most 1: a percentage without base is as it was written. */
function trainedOf(figures: Figures, method: Method): Column {
  const trained = openColumn(figures, method, "train_coverage");
  const { value, hasValue } = trained.column;
  return Array.from(trained.standing, (_, at) =>
    hasAnswered(trained, at) && hasValue[at]
      ? Math.min(1, value[at] ?? 0)
      : null,
  );
}

/** Over all steps; of fewer than 50 people over the two of the short form, which are the ones that such a site is asked. */
function diligenceOf(figures: Figures, method: Method): Column {
  const headcount = figures.fact("headcount");
  const steps = HRDD_STEPS.map((id) => ({
    isShortForm: indicatorOf(method, id).smeCore,
    free: openColumn(figures, method, id),
  }));
  return Array.from(headcount.value, (people, at) => {
    const isSmall = headcount.present[at] === 1 && people < method.smallBelow;
    const counted = steps.filter(({ isShortForm }) => isShortForm || !isSmall);
    if (!counted.every(({ free }) => hasAnswered(free, at))) return null;
    const levels = counted.map(({ free }) => free.column.choice[at] ?? 0);
    const sum = levels.reduce((all, level) => all + level, 0);
    return sum / (levels.length * HIGHEST_LEVEL);
  });
}

/** Columns that are not made yet are, one after the other. */
export async function siteStates(figures: Figures, method: Method) {
  for (const id of INDICATORS) {
    figures.total(indicatorOf(method, id));
    await breathe();
  }
  return {
    recoveryDays: statedDays(figures, "recovery_days"),
    stockDays: statedDays(figures, "input_stock_days"),
    dialogue: dialogueOf(figures, method),
    trained: trainedOf(figures, method),
    diligence: diligenceOf(figures, method),
  };
}
