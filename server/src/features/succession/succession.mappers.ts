import type { SuccessionPlan } from "./succession.service.ts";

export type SuccessionPlanMapper = SuccessionPlan;
