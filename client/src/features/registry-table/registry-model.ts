/** The registry's order, as the address says it. Pure. */
import type { RegistryField } from "../../__generated__/operations.ts";

export interface RegistryOrder {
  readonly by: RegistryField;
  readonly descending: boolean;
}

export type RegistryListing = {
  readonly text: string;
  readonly sort: RegistryOrder;
};

const FIELDS: readonly RegistryField[] = [
  "name",
  "key",
  "entity",
  "province",
  "segment",
  "opened",
  "closed",
];

/** `opened` or, descending, `-opened`; anything else reads as by name. */
export function readRegistryOrder(params: URLSearchParams): RegistryOrder {
  const text = params.get("sort") ?? "";
  const by = FIELDS.find((field) => field === text.replace(/^-/, ""));
  return by
    ? { by, descending: text.startsWith("-") }
    : { by: "name", descending: false };
}
