/**
 * A header that carries a number of the ledger. In a request: the newest that the page has seen, so that a replica
 * which is behind waits for it. In an answer: the number that the answer shows, or that a mutation led to.
 */
export const SEEN_HEADER = "saphan-seen";
