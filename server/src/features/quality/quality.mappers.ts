import type { QualityView } from "./quality-view.ts";

export type QualityMapper = QualityView;
