/** The newest number of the ledger that this page has seen: whatever answers next is at least as new. */
import { SEEN_HEADER } from "@saphan/shared/contract";

let newest = 0;
export const newestSeen = (): number => newest;

/** `fetch` that tells the server what the page has seen, and takes note of what the answer shows. */
export const fetchInOrder: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  if (newest > 0) headers.set(SEEN_HEADER, String(newest));
  const response = await fetch(input, { ...init, headers });
  const shown = Number(response.headers.get(SEEN_HEADER));
  // A server that is behind says so once; a store that was restored may be behind for good.
  newest = response.status === 503 ? 0 : Math.max(newest, shown);
  return response;
};
