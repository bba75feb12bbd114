/** What may be done with an import now, and what keeps it from being published. */
import type { ImportState } from "../import.store.ts";
import { openQuestions, type PlanSummary } from "./plan-workbook.ts";

/** Why a plan was not published. */
export const HINDRANCES = [
  "cannot_be_read",
  "refused_rows",
  "open_questions",
  /** Others have changed what it is about; the plan was made again. */
  "moved",
] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export type ImportAct =
  | "upload"
  | "cancel"
  | "plan_again"
  | "answer"
  | "publish"
  | "publish_valid_rows";

/** What stands in the way of the whole file; where only valid rows are wanted, little does. */
export function hindrancesOf(
  summary: PlanSummary,
  validRowsOnly = false,
): readonly Hindrance[] {
  if (summary.hasFault) return ["cannot_be_read"];
  if (validRowsOnly) return [];
  return [
    ...(summary.refused > 0 ? (["refused_rows"] as const) : []),
    ...(openQuestions(summary).length > 0 ? (["open_questions"] as const) : []),
  ];
}

function planActs(summary: PlanSummary): readonly ImportAct[] {
  const acts: ImportAct[] = [];
  if (summary.questions.length > 0) acts.push("answer");
  const isWhole = hindrancesOf(summary).length === 0;
  if (summary.setsAnything)
    acts.push(isWhole ? "publish" : "publish_valid_rows");
  return [...acts, "plan_again", "cancel"];
}

export function actsOf(
  state: ImportState,
  summary: PlanSummary | null,
): readonly ImportAct[] {
  switch (state) {
    case "uploading":
      return ["upload", "cancel"];
    case "planning":
      return ["cancel"];
    case "planned":
      return summary ? planActs(summary) : ["plan_again", "cancel"];
    case "failed":
      return ["plan_again", "cancel"];
    default:
      return [];
  }
}
