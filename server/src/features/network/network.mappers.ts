import type { Measure } from "@saphan/shared/core";
import type { columnsOf } from "./grid-columns.ts";
import type { NetworkView } from "../../access/network-view.ts";

export type NetworkMapper = NetworkView;
export type MeasureMapper = Measure;
export type MeasureGridMapper = ReturnType<typeof columnsOf>;
