/** The sites of a figure by where they stand, as parts that add up to all of them. Pure. */
import type { Standing } from "../../__generated__/operations.ts";
import type { MeasureParts } from "../../lib/figure.ts";

export interface StandingPart {
  readonly name: Standing | "carried";
  readonly sites: number;
  /** As a filter names it: carried answers are answers. */
  readonly standing: Standing;
}

/** Only parts that hold a site, from what is known best to what is known least. */
export function standingParts(
  measure: Pick<
    MeasureParts,
    | "answered"
    | "asked"
    | "carried"
    | "notApplicable"
    | "notAsked"
    | "notShared"
  >,
): readonly StandingPart[] {
  const { answered, asked, carried } = measure;
  const parts: StandingPart[] = [
    { name: "answered", sites: answered - carried, standing: "answered" },
    { name: "carried", sites: carried, standing: "answered" },
    { name: "silent", sites: asked - answered, standing: "silent" },
    {
      name: "not_applicable",
      sites: measure.notApplicable,
      standing: "not_applicable",
    },
    { name: "not_asked", sites: measure.notAsked, standing: "not_asked" },
    { name: "not_shared", sites: measure.notShared, standing: "not_shared" },
  ];
  return parts.filter(({ sites }) => sites > 0);
}
