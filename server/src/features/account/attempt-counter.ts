/** Counts guesses in the store, so that all replicas count together. */
import { DomainError } from "../../platform/domain-error.ts";
import type { AttemptStore } from "./attempt.store.ts";
import { linkKey, lockOfAddress, lockOfLogin } from "./sign-in-limits.ts";

export interface AttemptCounter {
  /** Counts an attempt at a secret, one after the other; milliseconds to wait where none is free. */
  readonly countGuess: (key: string) => Promise<number>;
  /** Milliseconds to wait after what failed before. */
  readonly waitOf: (key: string) => Promise<number>;
  /**
   * What `find` finds of a link. One that does not work counts against the address that opened it, before it is looked
   * at. Throws `RATE_LIMITED`.
   */
  readonly openLink: <Found>(
    address: string,
    find: () => Promise<Found>,
  ) => Promise<Found>;
}

export function createAttemptCounter(
  attempts: AttemptStore,
  now: () => number,
): AttemptCounter {
  const waitOf = async (key: string) =>
    lockOfLogin(await attempts.find(key), now());
  return {
    waitOf,
    countGuess: async (key) => {
      for (;;) {
        const seen = await attempts.find(key);
        const wait = lockOfLogin(seen, now());
        if (wait > 0 || (await attempts.countAfter(key, seen, new Date(now()))))
          return wait;
      }
    },
    openLink: async (address, find) => {
      const key = linkKey(address, now());
      const wait = lockOfAddress(
        await attempts.count(key, new Date(now())),
        now(),
      );
      if (wait > 0)
        throw new DomainError(
          "RATE_LIMITED",
          "Too many links that do not work were opened.",
          { waitSeconds: Math.ceil(wait / 1000) },
        );
      const found = await find();
      if (found) await attempts.uncount(key);
      return found;
    },
  };
}
