import type { Visibility } from "@saphan/shared/core";
import type { ChangeEntry } from "../../ledger/change.ts";
import type { ImportRecord } from "./import.store.ts";
import type { Finding } from "./import/findings.ts";
import type { PlanSummary } from "./import/plan-workbook.ts";
import type { WithdrawalPlan } from "./import/plan-withdrawal.ts";
import type { Question } from "./import/questions.ts";

export interface ChangeMapper {
  readonly entry: ChangeEntry;
  /** At the request's seq. */
  readonly visibility: Visibility;
}
export type ImportMapper = ImportRecord;
export interface ImportPlanMapper {
  readonly record: ImportRecord;
  readonly summary: PlanSummary;
}
export type ImportFindingMapper = Finding;
export type ImportQuestionMapper = Question;
export type WithdrawalPlanMapper = WithdrawalPlan;
