import type { DefinitionPanel_CatalogueFragment } from "../../__generated__/operations.ts";

export type Definition =
  DefinitionPanel_CatalogueFragment["indicators"][number];
