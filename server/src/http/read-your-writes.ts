/**
 * Whoever has seen a number of the ledger, on whichever replica, is shown nothing older: this one waits until it knows
 * that number, for a second, and else says that it is behind (design.md section 5).
 */
import { SEEN_HEADER } from "@saphan/shared/contract";
import type { Request } from "express";
import type { SnapshotHolder } from "../analytics/snapshot-holder.ts";

/** A replica looks for news at once, and every tenth of a second. */
const WAIT_MS = 1_000;

/** The number that the page has seen; 0 for a program that does not say, or says something else. */
export function seenBy({ headers }: Pick<Request, "headers">): number {
  const given = headers[SEEN_HEADER];
  return typeof given === "string" && /^\d{1,15}$/.test(given)
    ? Number(given)
    : 0;
}

/** Resolves to whether figures here show that number; `follow` is asked to look for it at once. */
export function shows(
  snapshots: Pick<SnapshotHolder, "current" | "onChange">,
  seen: number,
  follow: () => Promise<unknown>,
): Promise<boolean> {
  if (snapshots.current().seq >= seen) return Promise.resolve(true);
  // Whether it came is seen by the snapshot; why not, by who follows all the time.
  follow().catch(() => undefined);
  return new Promise((resolve) => {
    const settle = (is: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(is);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, WAIT_MS);
    const stop = snapshots.onChange(({ seq }) => {
      if (seq >= seen) settle(true);
    });
  });
}
