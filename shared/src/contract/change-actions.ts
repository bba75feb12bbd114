/** What a published change was. What moves figures can be undone; the rest are acts that stand in the ledger. */
export const CHANGE_ACTIONS_BY_KIND = {
  data: [
    "import",
    /** Typed on a page. */
    "entry",
    /** What became of sites and entities: two that are one, moves, splits. */
    "succession",
    "withdraw",
  ],
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
} as const;
