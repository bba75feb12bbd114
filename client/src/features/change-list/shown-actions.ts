import type { ChangeAction } from "../../__generated__/operations.ts";

/** What the ledger's page may be narrowed to, as its address names it. */
export const SHOWN = {
  data: ["import", "entry", "withdraw"],
  typed: ["entry"],
  files: ["export"],
  people: [
    "account_added",
    "token_created",
    "token_revoked",
    "person_invited",
    "invitation_withdrawn",
    "membership_begun",
    "membership_changed",
    "membership_ended",
    "data_right_given",
    "data_right_taken",
    "password_changed",
    "reset_link_made",
    "password_reset",
    "signed_out_everywhere",
    "invitation_asked",
    "invitation_request_settled",
  ],
} as const satisfies Readonly<Record<string, readonly ChangeAction[]>>;
export type Shown = keyof typeof SHOWN;
export const SHOWN_KEYS = Object.keys(SHOWN) as Shown[];

export const shownOf = (text: string | null): Shown | undefined =>
  SHOWN_KEYS.find((key) => key === text);
