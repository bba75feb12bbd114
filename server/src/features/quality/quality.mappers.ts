import type { Snapshot } from "@saphan/shared/core";
import type { QualityView } from "./quality-view.ts";

export type QualityMapper = QualityView;
export type RegistryQualityMapper = Snapshot;
