import { randomBytes } from "node:crypto";
import { CHANGE_ACTIONS_BY_KIND } from "@saphan/shared/contract";
import type { RevisionKind } from "@saphan/shared/core";

/** `abandoned`: what was given up, and never published. */
export const CHANGE_ACTIONS = [
  ...CHANGE_ACTIONS_BY_KIND.data,
  ...CHANGE_ACTIONS_BY_KIND.files,
  ...CHANGE_ACTIONS_BY_KIND.people,
  "abandoned",
] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** Clients make the ids of their changes, and ids of records are made of those. */
export const isChangeId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

/**
 * Whoever writes a change in parts writes them under an id that nobody else has, made of the one that was asked for:
 * a process that was paused and goes on late, or a second one that was asked the same, writes and removes its own
 * parts only. The entry names the attempt that counts.
 */
export const attemptAt = (request: string): string =>
  `${request}~${randomBytes(6).toString("base64url")}`;
/** What was asked for: of one request at most one attempt is published. */
export const requestOf = (change: string): string =>
  change.split("~", 1)[0] ?? change;

/** Who acted. Persons appear by account id only; their names lie in one collection, so that they can be erased. */
export interface Actor {
  /** Account id, or `system`. */
  readonly account: string;
  /** Entity id, or `REGISTRY` for an administrator. */
  readonly organisation: string;
}

/** The entry that publishes a change. `seq` is one more than the last; it and what was asked for, both unique, are the lock. */
export interface ChangeEntry {
  readonly seq: number;
  /** What its revisions lie under: the request, or an attempt at it. */
  readonly change: string;
  /** Milliseconds since 1970; never earlier than the entry's predecessor. */
  readonly at: number;
  readonly actor: Actor;
  readonly action: ChangeAction;
  /** What it was about, as a file's name; empty where nothing is to be said. */
  readonly subject: string;
  /** What it sets, by kind; kinds without any are left out. Of facts and answers each counts for itself. */
  readonly counts: Readonly<Partial<Record<RevisionKind, number>>>;
  /** The change that this one withdraws, empty for none. */
  readonly withdraws: string;
}
