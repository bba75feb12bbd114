/** Sessions and API tokens: who speaks, for how long, and what ends them. */
import { createHash, randomBytes } from "node:crypto";
import { MOST_TOKEN_DAYS } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import { lasts } from "../../platform/clock.ts";
import type { Account, AccountStore } from "./account.store.ts";
import type { MembershipStore } from "./membership.store.ts";
import type { Session, SessionStore } from "./session.store.ts";

const HOUR_MS = 3_600_000;
/** A browser's session ends when it has not been used for this long, */
const IDLE_MS = 12 * HOUR_MS;
/** and after this long in any case. */
const LONGEST_MS = 7 * 24 * HOUR_MS;
const LONGEST_TOKEN_MS = MOST_TOKEN_DAYS * 24 * HOUR_MS;
/** How exactly the store knows when a session was last used. */
const SEEN_MS = HOUR_MS;
/** A process may trust a session it has read for this long (design.md section 5). */
const TRUST_MS = 5_000;

export interface SignedIn {
  readonly secret: string;
  /** When the cookie may go; a session that is not used ends earlier. */
  readonly expiresAt: Date;
}

export interface SessionKeeper {
  /**
   * The viewer of a secret, null if its session has ended. Who only watches, as an open page does through its socket,
   * does not keep the session alive.
   */
  readonly viewerOf: (
    secret: string,
    watches?: "watches",
  ) => Promise<Viewer | null>;
  readonly personOf: (account: Account) => Viewer["account"];
  /** Whether the account may be used here at all. */
  readonly isUsable: (account: Account | null) => account is Account;
  readonly begin: (account: string, membership: string) => Promise<SignedIn>;
  readonly beginToken: (
    token: Pick<Session, "account" | "membership" | "scope" | "tokenName">,
    lifetime: number,
  ) => Promise<SignedIn & { readonly id: string }>;
  /** Those that have not ended, the oldest first. */
  readonly list: (
    account: string,
    kind: "browsers" | "tokens",
  ) => Promise<Session[]>;
  readonly end: (digest: string) => Promise<void>;
  /** Ends all of an account that `goes` names; resolves to how many. */
  readonly endAll: (
    account: string,
    goes: (session: Session) => boolean,
  ) => Promise<number>;
  /** What this process has read of an account is read again. */
  readonly forget: (account: string) => void;
}

const digestOf = (secret: string): string =>
  createHash("sha256").update(secret).digest("hex");
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const isToken = ({ tokenName }: Session): boolean => tokenName !== "";

export function createSessionKeeper(
  {
    accounts,
    memberships,
    sessions,
  }: {
    readonly accounts: AccountStore;
    readonly memberships: MembershipStore;
    readonly sessions: SessionStore;
  },
  now: () => number,
  demo: boolean,
): SessionKeeper {
  const trusted = new Map<
    string,
    { readonly viewer: Viewer | null; readonly until: number }
  >();
  const isUsable = (account: Account | null): account is Account =>
    account !== null && (demo || !account.demo);
  const personOf = ({ id, login, name, locale, era }: Account) => ({
    id,
    login,
    name,
    locale,
    era,
  });

  const isOpen = (session: Session): boolean =>
    lasts(
      session.expiresAt,
      isToken(session) ? LONGEST_TOKEN_MS : LONGEST_MS,
      now(),
    );

  const noteUse = async (session: Session): Promise<void> => {
    const at = now();
    if (at - session.seenAt.getTime() < SEEN_MS) return;
    const longest = session.createdAt.getTime() + LONGEST_MS;
    const expiresAt = isToken(session)
      ? session.expiresAt
      : new Date(Math.min(at + IDLE_MS, longest));
    await sessions.setSeen(session.digest, new Date(at), expiresAt);
    if (!isToken(session))
      await memberships.setSeen(session.membership, new Date(at));
  };

  const readViewer = async (
    digest: string,
    isUsed: boolean,
  ): Promise<Viewer | null> => {
    const session = await sessions.find(digest);
    if (!session || !isOpen(session)) return null;
    const account = await accounts.find(session.account);
    if (!isUsable(account)) return null;
    const held = await memberships.listByAccount(account.id, new Date(now()));
    const membership = held.find(({ id }) => id === session.membership);
    if (!membership) return null;
    if (isUsed) await noteUse(session);
    return {
      account: personOf(account),
      membership,
      session: digest,
      isToken: isToken(session),
      ...(session.scope ? { scope: session.scope } : {}),
    };
  };

  const insert = async (
    session: Pick<Session, "account" | "membership" | "scope" | "tokenName">,
    lifetime: number,
  ) => {
    const secret = newSecret();
    const digest = digestOf(secret);
    const at = now();
    await sessions.insert({
      ...session,
      digest,
      expiresAt: new Date(at + lifetime),
      createdAt: new Date(at),
      seenAt: new Date(at),
    });
    return { secret, id: digest };
  };

  const end = async (digest: string) => {
    await sessions.remove(digest);
    trusted.delete(digest);
  };

  return {
    isUsable,
    personOf,

    viewerOf: async (secret, watches) => {
      const digest = digestOf(secret);
      const known = trusted.get(digest);
      // What is trusted for longer was read before the clock was set back.
      const left = known ? known.until - now() : 0;
      if (known && left > 0 && left <= TRUST_MS) return known.viewer;
      const viewer = await readViewer(digest, watches === undefined);
      for (const [key, { until }] of trusted)
        if (until <= now()) trusted.delete(key);
      // What was only watched is read again by whoever uses it next.
      if (watches === undefined)
        trusted.set(digest, { viewer, until: now() + TRUST_MS });
      return viewer;
    },

    begin: async (account, membership) => {
      const { secret } = await insert(
        { account, membership, tokenName: "", scope: null },
        IDLE_MS,
      );
      await memberships.setSeen(membership, new Date(now()));
      return { secret, expiresAt: new Date(now() + LONGEST_MS) };
    },

    beginToken: async (token, lifetime) => ({
      ...(await insert(token, lifetime)),
      expiresAt: new Date(now() + lifetime),
    }),

    list: async (account, kind) =>
      (await sessions.listByAccount(account)).filter(
        (session) =>
          isToken(session) === (kind === "tokens") && isOpen(session),
      ),

    end,

    endAll: async (account, goes) => {
      const going = (await sessions.listByAccount(account)).filter(goes);
      for (const { digest } of going) await end(digest);
      return going.length;
    },

    forget: (account) => {
      for (const [digest, { viewer }] of trusted)
        if (viewer?.account.id === account) trusted.delete(digest);
    },
  };
}
