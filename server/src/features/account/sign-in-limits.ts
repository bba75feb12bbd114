/** When the next sign-in may be tried: pure, the clock is an argument. */
import type { Attempts } from "./attempt.store.ts";

/** A login may fail this often before it is locked, for a time that doubles with each further failure. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 3_600_000;
/** All logins together may fail this often from one address within a quarter of an hour. */
const FREE_FAILURES_OF_ADDRESS = 50;
export const ADDRESS_WINDOW_MS = 900_000;

/** Milliseconds until the login may be tried again, 0: now. */
export function lockOfLogin(attempts: Attempts | null, now: number): number {
  if (!attempts || attempts.failures < FREE_FAILURES) return 0;
  const lock = Math.min(
    FIRST_LOCK_MS * 2 ** (attempts.failures - FREE_FAILURES),
    LONGEST_LOCK_MS,
  );
  return Math.max(0, attempts.lastAt.getTime() + lock - now);
}

/** The same for an address. */
export function lockOfAddress(attempts: Attempts | null, now: number): number {
  if (!attempts || attempts.failures < FREE_FAILURES_OF_ADDRESS) return 0;
  return Math.max(0, attempts.lastAt.getTime() + ADDRESS_WINDOW_MS - now);
}
