import type { SavedView } from "./view.store.ts";

export type SavedViewMapper = SavedView;
