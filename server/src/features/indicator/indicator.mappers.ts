import type { FactEntry, IndicatorEntry } from "@saphan/shared/contract";

export type IndicatorMapper = IndicatorEntry;
export type FactMapper = FactEntry;
/** Everything is read from the context's catalogue. */
export type CatalogueMapper = Record<never, never>;
