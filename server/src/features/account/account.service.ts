/** Signing in and out, and what a person keeps of itself. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { REGISTRY } from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";
import {
  allowed,
  inPerson,
  signedIn,
  type Viewer,
} from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { Account, AccountStore } from "./account.store.ts";
import type { AttemptStore } from "./attempt.store.ts";
import type { Membership, MembershipStore } from "./membership.store.ts";
import type { Session, SessionStore } from "./session.store.ts";
import {
  addressKey,
  isTooLong,
  lockOfAddress,
  lockOfLogin,
} from "./sign-in-limits.ts";

const SESSION_MS = 12 * 3_600_000;
const DAY_MS = 86_400_000;
/** A process may trust a session it has read for this long (design.md section 5). */
const TRUST_MS = 5_000;

export interface AccountStores {
  readonly accounts: AccountStore;
  readonly memberships: MembershipStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
}

export interface AccountService {
  /** The viewer of a session's secret, null if it has ended. */
  readonly viewerOf: (secret: string) => Promise<Viewer | null>;
  /** For the command line, whose user may read the store anyway: the account's first membership. Null for nobody. */
  readonly viewerOfLogin: (login: string) => Promise<Viewer | null>;
  /** A new session's secret, or why there is none; a wrong login and a wrong password give the same answer. */
  readonly signIn: (
    login: string,
    password: string,
    address: string,
  ) => Promise<SignedIn | SignInRefused>;
  readonly signOut: (viewer: Viewer | null) => Promise<void>;
  readonly switchMembership: (
    viewer: Viewer | null,
    membership: string,
  ) => Promise<Membership>;
  readonly setPreferences: (
    viewer: Viewer | null,
    preferences: Pick<Account, "locale" | "era">,
  ) => Promise<void>;
  readonly listMemberships: (viewer: Viewer) => Promise<Membership[]>;
  readonly listTokens: (viewer: Viewer) => Promise<Session[]>;
  readonly createToken: (
    viewer: Viewer | null,
    name: string,
    days: number,
  ) => Promise<{ readonly id: string; readonly secret: string }>;
  readonly revokeToken: (viewer: Viewer | null, id: string) => Promise<void>;
  readonly addAccount: (account: NewAccount) => Promise<void>;
  readonly namesOf: (
    accounts: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly removeExpired: () => Promise<void>;
}

export interface SignedIn {
  readonly secret: string;
  readonly expiresAt: Date;
}

export interface SignInRefused {
  readonly reason: "wrong" | "locked" | "no_membership";
  /** Seconds until the next attempt counts. */
  readonly waitSeconds: number;
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  /** Entity id, or `REGISTRY`. */
  readonly organisation: string;
  readonly dataRight: boolean;
  readonly locale: "en" | "th";
  readonly demo: boolean;
}

const digestOf = (secret: string): string =>
  createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");

const personOf = ({ id, login, name, locale, era }: Account) => ({
  id,
  login,
  name,
  locale,
  era,
});

export function createAccountService(
  { accounts, memberships, sessions, attempts }: AccountStores,
  ledger: Ledger,
  now: () => number,
  demo: boolean,
): AccountService {
  const trusted = new Map<
    string,
    { readonly viewer: Viewer | null; readonly until: number }
  >();
  // Checked against when a login does not exist, so that the answer takes as long.
  const nobody = hash(newSecret());

  const readViewer = async (digest: string): Promise<Viewer | null> => {
    const session = await sessions.find(digest);
    if (!session || session.expiresAt.getTime() <= now()) return null;
    const account = await accounts.find(session.account);
    if (!account || (account.demo && !demo)) return null;
    const held = await memberships.listByAccount(account.id);
    const membership = held.find(({ id }) => id === session.membership);
    if (!membership) return null;
    return {
      account: personOf(account),
      membership,
      session: digest,
      isToken: session.tokenName !== "",
    };
  };
  const viewerOfLogin = async (given: string): Promise<Viewer | null> => {
    const account = await accounts.findByLogin(given.trim());
    if (!account || (account.demo && !demo)) return null;
    const [membership] = await memberships.listByAccount(account.id);
    if (!membership) return null;
    return {
      account: personOf(account),
      membership,
      session: "",
      isToken: true,
    };
  };
  const forget = ({ session }: Viewer) => trusted.delete(session);

  /** Counts an attempt at a login, one after the other; milliseconds to wait where none is free. */
  const countAttempt = async (key: string): Promise<number> => {
    for (;;) {
      const seen = await attempts.find(key);
      const wait = lockOfLogin(seen, now());
      if (wait > 0 || (await attempts.countAfter(key, seen, new Date(now()))))
        return wait;
    }
  };

  const startSession = async (
    account: string,
    membership: string,
    tokenName: string,
    lifetime: number,
  ): Promise<SignedIn> => {
    const secret = newSecret();
    const expiresAt = new Date(now() + lifetime);
    await sessions.insert({
      digest: digestOf(secret),
      account,
      membership,
      expiresAt,
      tokenName,
      createdAt: new Date(now()),
    });
    return { secret, expiresAt };
  };

  return {
    viewerOf: async (secret) => {
      const digest = digestOf(secret);
      const known = trusted.get(digest);
      // What is trusted for longer was read before the clock was set back.
      const left = known ? known.until - now() : 0;
      if (known && left > 0 && left <= TRUST_MS) return known.viewer;
      const viewer = await readViewer(digest);
      for (const [key, { until }] of trusted)
        if (until <= now()) trusted.delete(key);
      trusted.set(digest, { viewer, until: now() + TRUST_MS });
      return viewer;
    },

    viewerOfLogin,

    signIn: async (given, password, address) => {
      const login = given.trim().toLowerCase();
      if (isTooLong(login, password))
        return { reason: "wrong", waitSeconds: 0 };
      // Counted before the password is looked at: many guesses at once are as slow as one after the other.
      const from = addressKey(address, now());
      const sameAddress = await attempts.count(from, new Date(now()));
      const key = `login:${login}`;
      const wait =
        lockOfAddress(sameAddress, now()) || (await countAttempt(key));
      if (wait > 0)
        return { reason: "locked", waitSeconds: Math.ceil(wait / 1000) };
      const account = await accounts.findByLogin(login);
      const usable = account && (demo || !account.demo) ? account : null;
      const right = await verify(
        usable?.passwordHash ?? (await nobody),
        password,
      );
      if (!usable || !right) {
        const next = lockOfLogin(await attempts.find(key), now());
        return { reason: "wrong", waitSeconds: Math.ceil(next / 1000) };
      }
      await attempts.clear(key);
      await attempts.uncount(from);
      const [membership] = await memberships.listByAccount(usable.id);
      if (!membership) return { reason: "no_membership", waitSeconds: 0 };
      return startSession(usable.id, membership.id, "", SESSION_MS);
    },

    signOut: async (viewer) => {
      if (!viewer) return;
      inPerson(viewer);
      await sessions.remove(viewer.session);
      forget(viewer);
    },

    switchMembership: async (viewer, id) => {
      const asking = inPerson(signedIn(viewer));
      const held = await memberships.listByAccount(asking.account.id);
      const membership = held.find((own) => own.id === id);
      if (!membership) throw notFound("membership");
      await sessions.setMembership(asking.session, id);
      forget(asking);
      return membership;
    },

    setPreferences: async (viewer, preferences) => {
      const asking = inPerson(signedIn(viewer));
      await accounts.setPreferences(asking.account.id, preferences);
      forget(asking);
    },

    listMemberships: ({ account }) => memberships.listByAccount(account.id),
    listTokens: ({ account }) => sessions.listTokens(account.id),

    createToken: async (viewer, name, days) => {
      const { account, membership } = inPerson(
        allowed(viewer, "tokens:manage"),
      );
      if (name.trim() === "" || name.length > 60 || days < 1 || days > 366)
        throw new DomainError(
          "BAD_USER_INPUT",
          "A token needs a name of at most 60 characters and 1 to 366 days.",
        );
      const { secret } = await startSession(
        account.id,
        membership.id,
        name.trim(),
        days * DAY_MS,
      );
      await publishAct(
        ledger,
        { account: account.id, organisation: membership.organisation },
        "token_created",
        name.trim(),
      );
      return { id: digestOf(secret), secret };
    },

    revokeToken: async (viewer, id) => {
      const { account, membership } = inPerson(
        allowed(viewer, "tokens:manage"),
      );
      const tokens = await sessions.listTokens(account.id);
      const token = tokens.find(({ digest }) => digest === id);
      if (!token) throw notFound("token");
      await sessions.remove(token.digest);
      trusted.delete(token.digest);
      await publishAct(
        ledger,
        { account: account.id, organisation: membership.organisation },
        "token_revoked",
        token.tokenName,
      );
    },

    addAccount: async ({
      password,
      role,
      organisation,
      dataRight,
      ...given
    }) => {
      const account: Account = {
        ...given,
        id: randomUUID(),
        login: given.login.trim().toLowerCase(),
        passwordHash: await hash(password),
        era: given.locale === "th" ? "buddhist" : "common",
      };
      const at = new Date(now());
      try {
        await accounts.insert(account, at);
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        throw new DomainError("CONFLICT", `${account.login} has an account.`);
      }
      await memberships.insert(
        {
          id: randomUUID(),
          account: account.id,
          organisation,
          role,
          dataRight,
        },
        at,
      );
      await publishAct(
        ledger,
        { account: "system", organisation: REGISTRY },
        "account_added",
        account.id,
      );
    },

    namesOf: async (ids) =>
      new Map(
        (await accounts.listByIds(ids)).map(({ id, name }) => [id, name]),
      ),

    removeExpired: async () => {
      await sessions.removeExpired(new Date(now()));
      await attempts.removeBefore(new Date(now() - DAY_MS));
    },
  };
}
