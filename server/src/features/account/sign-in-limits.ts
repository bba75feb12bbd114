/** When the next sign-in may be tried: pure, the clock is an argument. */
import type { Attempts } from "./attempt.store.ts";

/** A login may fail this often before it is locked, for a time that doubles with each further failure. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 3_600_000;
/** All logins together may fail this often from one address within a quarter of an hour. */
const FREE_FAILURES_OF_ADDRESS = 50;
const ADDRESS_WINDOW_MS = 900_000;
/** What is longer belongs to nobody; the store's keys have their limit too. */
const LONGEST_LOGIN = 254;
const LONGEST_PASSWORD = 1_000;

/** Milliseconds until the login may be tried again, 0: now. */
export function lockOfLogin(attempts: Attempts | null, now: number): number {
  if (!attempts || attempts.failures < FREE_FAILURES) return 0;
  const lock = Math.min(
    FIRST_LOCK_MS * 2 ** (attempts.failures - FREE_FAILURES),
    LONGEST_LOCK_MS,
  );
  // An attempt that lies ahead was made before the clock was set back.
  return Math.min(lock, Math.max(0, attempts.lastAt.getTime() + lock - now));
}

/** Attempts from an address are counted by quarter of an hour, so that nothing adds up over a day. */
export const addressKey = (address: string, now: number): string =>
  `address:${Math.floor(now / ADDRESS_WINDOW_MS)}:${address}`;

/** Milliseconds until the address may try again, 0: now; `attempts` counts this one too. */
export function lockOfAddress(attempts: number, now: number): number {
  if (attempts <= FREE_FAILURES_OF_ADDRESS) return 0;
  return ADDRESS_WINDOW_MS - (now % ADDRESS_WINDOW_MS);
}

export const isTooLong = (login: string, password: string): boolean =>
  login.length > LONGEST_LOGIN || password.length > LONGEST_PASSWORD;

/** Links that are opened, and old passwords that are asked for, are counted like sign-ins, but not with them. */
export const linkKey = (address: string, now: number): string =>
  `link:${addressKey(address, now)}`;

/** What an account's own page is asked is nothing that a visitor of the way in may lock. */
export const passwordKey = (account: string): string => `password:${account}`;
