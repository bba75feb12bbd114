/** How much of a concern there is at one site, by reading its rows: docs/methods.md, "Exposure". */
import { getIndicator, type World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { standingOf } from "./standing.ts";
import { levelOf } from "./tally.ts";

/** At least and at most; undefined where the indicator does not apply. */
export type NaiveConcern = readonly [low: number, high: number];

const ANYTHING: NaiveConcern = [0, 1];
const exactly = (value: number): NaiveConcern => [value, value];

export function naiveConcern(
  world: World,
  dossier: Dossier,
  id: string,
  { isMoreWorse = false, below = 2 } = {},
): NaiveConcern | undefined {
  const indicator = getIndicator(world, id);
  const { place, answer } = standingOf(world, dossier, indicator);
  if (place === "not_applicable") return undefined;
  if (place !== "answered" || answer === null) return ANYTHING;
  switch (indicator.value_type) {
    case "ordinal":
      return exactly(levelOf(indicator, answer) < below ? 1 : 0);
    case "enum":
      return exactly(
        (indicator.ok_options ?? []).includes(answer.option ?? "") ? 0 : 1,
      );
    case "boolean":
      return exactly(answer.value === 1 ? 0 : 1);
    default: {
      if (answer.parts === null || answer.parts.denominator === 0)
        return ANYTHING;
      const { numerator, denominator } = answer.parts;
      const share = Math.min(numerator, denominator) / denominator;
      return exactly(isMoreWorse ? share : 1 - share);
    }
  }
}

/** A body that is required and does not work; where none is required, one that does not meet. */
export const naiveDialogue = (world: World, dossier: Dossier): NaiveConcern =>
  naiveConcern(world, dossier, "sd_welfare_committee_status") ??
  naiveConcern(world, dossier, "sd_maturity_level") ?? [0, 0];

/** `questions` are the ids that a site may be silent on. */
export function naiveSilence(
  world: World,
  dossier: Dossier,
  questions: readonly string[],
): NaiveConcern {
  const places = questions.map(
    (id) => standingOf(world, dossier, getIndicator(world, id)).place,
  );
  const count = (place: string) =>
    places.filter((each) => each === place).length;
  const hidden = count("not_shared");
  const of = hidden + count("silent") + count("answered");
  return of === 0
    ? [0, 0]
    : [count("silent") / of, (count("silent") + hidden) / of];
}
