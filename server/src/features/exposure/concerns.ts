/** Which indicators tell a concern: docs/methods.md, "Exposure". */
import {
  concernOf,
  firstThatApplies,
  mayBeConcern,
  silenceOf,
  type FigureColumn,
  type Figures,
  type IndicatorMethod,
  type SiteConcern,
} from "@saphan/shared/core";
import { indicatorOf } from "../../access/requests.ts";
import type { ExposureInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { breathe } from "../../platform/breathe.ts";
import { DomainError } from "../../platform/domain-error.ts";

type Asked = Pick<ExposureInput, "below" | "concern" | "indicator">;
type Known = Pick<Context, "catalogue" | "method">;

/** The six steps of due diligence. */
const STEPS = [
  "hrdd_embed_level",
  "hrdd_identify_level",
  "hrdd_prevent_level",
  "hrdd_track_level",
  "hrdd_communicate_level",
  "hrdd_remedy_level",
];
/** Level 2 is defined as "a bipartite body exists and meets". */
const BODY_MEETS = 2;

const refused = (message: string) => new DomainError("BAD_USER_INPUT", message);

function indicatorsFor({ concern, indicator }: Asked): readonly string[] {
  switch (concern) {
    case "dialogue":
      return ["sd_welfare_committee_status", "sd_maturity_level"];
    case "hrdd": {
      const step = indicator ?? "hrdd_embed_level";
      if (STEPS.includes(step)) return [step];
      throw refused("This is no step of due diligence.");
    }
    case "overtime":
      return ["wc_ot_cap_breach"];
    case "untrained":
      return ["train_coverage"];
    case "silence":
      return [];
    case "indicator":
      if (indicator) return [indicator];
      throw refused("Name the indicator.");
  }
}

function ruleOf(
  { catalogue, method }: Known,
  { concern, below = 2 }: Asked,
  id: string,
) {
  const indicator = indicatorOf(method, id);
  const direction = catalogue.indicators[indicator.index]?.direction;
  const hasEnd =
    direction === "higher_is_better" || direction === "lower_is_better";
  // What may not be read of single sites is never propagated: a path would tell it.
  if (
    indicator.sensitivity !== "standard" ||
    !hasEnd ||
    !mayBeConcern(indicator)
  )
    throw refused(`${id} has no end that is a concern, or is not for this.`);
  if (below < 1 || below > 4) throw refused("Levels are 1 to 4.");
  return {
    indicator,
    rule: {
      isMoreWorse: direction === "lower_is_better",
      below: concern === "dialogue" ? BODY_MEETS : below,
    },
  };
}

function coreQuestions({
  catalogue,
  method,
}: Known): readonly IndicatorMethod[] {
  return catalogue.indicators.flatMap(({ core_set, sensitivity }, index) => {
    const indicator = method.indicators[index];
    return core_set && sensitivity === "standard" && indicator
      ? [indicator]
      : [];
  });
}

/** Throws `BAD_USER_INPUT` for an indicator that cannot be a concern. */
export async function concernsOf(
  known: Known,
  figures: Figures,
  asked: Asked,
): Promise<{
  readonly indicators: readonly string[];
  readonly concern: SiteConcern;
}> {
  const indicators = indicatorsFor(asked);
  const parts = indicators.map((id) => {
    const { indicator, rule } = ruleOf(known, asked, id);
    return concernOf(indicator, figures.total(indicator), rule);
  });
  const [first, second] = parts;
  if (first)
    return {
      indicators,
      concern: second ? firstThatApplies(first, second) : first,
    };
  const columns: FigureColumn[] = [];
  for (const question of coreQuestions(known)) {
    columns.push(figures.total(question));
    await breathe();
  }
  const { length } = figures.viewpoint.scope.rows;
  return { indicators, concern: silenceOf(columns, length) };
}
