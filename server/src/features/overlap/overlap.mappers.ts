import type { OverlapView } from "./overlap.service.ts";

export type LensOverlapMapper = OverlapView;
