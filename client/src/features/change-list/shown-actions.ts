import { CHANGE_ACTIONS_BY_KIND } from "@saphan/shared/contract";
import type { ChangeAction } from "../../__generated__/operations.ts";

/** What the ledger's page may be narrowed to, as its address names it. */
export const SHOWN = {
  data: CHANGE_ACTIONS_BY_KIND.data,
  typed: ["entry"],
  files: CHANGE_ACTIONS_BY_KIND.files,
  people: CHANGE_ACTIONS_BY_KIND.people,
} as const satisfies Readonly<Record<string, readonly ChangeAction[]>>;
export type Shown = keyof typeof SHOWN;
export const SHOWN_KEYS = Object.keys(SHOWN) as Shown[];

export const shownOf = (text: string | null): Shown | undefined =>
  SHOWN_KEYS.find((key) => key === text);
