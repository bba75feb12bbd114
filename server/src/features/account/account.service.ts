/** Signing in and out, and what a person keeps of itself. */
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { REGISTRY } from "@saphan/shared/core";
import type { Role } from "@saphan/shared/contract";
import { inPerson, signedIn, type Viewer } from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { Account, AccountStore } from "./account.store.ts";
import { createAttemptCounter } from "./attempt-counter.ts";
import type { AttemptStore } from "./attempt.store.ts";
import type { Membership, MembershipStore } from "./membership.store.ts";
import {
  createSessionKeeper,
  newSecret,
  type SessionKeeper,
  type SignedIn,
} from "./session-keeper.ts";
import type { SessionStore } from "./session.store.ts";
import { addressKey, isTooLong, lockOfAddress } from "./sign-in-limits.ts";

const DAY_MS = 86_400_000;
const MOST_NAME_CHARACTERS = 120;

export interface AccountStores {
  readonly accounts: AccountStore;
  readonly memberships: MembershipStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
}

export interface AccountService {
  readonly viewerOf: SessionKeeper["viewerOf"];
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
  readonly setName: (viewer: Viewer | null, name: string) => Promise<string>;
  readonly addAccount: (account: NewAccount) => Promise<void>;
  readonly namesOf: (
    accounts: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly removeExpired: () => Promise<void>;
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

/** A person's name as it may be kept. Throws `BAD_USER_INPUT`. */
export function personName(given: string): string {
  const name = given.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  if (name !== "" && name.length <= MOST_NAME_CHARACTERS) return name;
  throw new DomainError(
    "BAD_USER_INPUT",
    `A name has 1 to ${MOST_NAME_CHARACTERS} characters.`,
  );
}

export function createAccountService(
  stores: AccountStores,
  ledger: Ledger,
  now: () => number,
  demo: boolean,
  keeper = createSessionKeeper(stores, now, demo),
): AccountService {
  const { accounts, memberships, sessions, attempts } = stores;
  // Checked against when a login does not exist, so that the answer takes as long.
  const nobody = hash(newSecret());

  const heldBy = (account: string) =>
    memberships.listByAccount(account, new Date(now()));
  const viewerOfLogin = async (given: string): Promise<Viewer | null> => {
    const account = await accounts.findByLogin(given.trim());
    if (!keeper.isUsable(account)) return null;
    const [membership] = await heldBy(account.id);
    if (!membership) return null;
    return {
      account: keeper.personOf(account),
      membership,
      session: "",
      isToken: true,
    };
  };
  const forget = ({ account }: Viewer) => {
    keeper.forget(account.id);
  };

  const counter = createAttemptCounter(attempts, now);

  return {
    viewerOf: keeper.viewerOf,
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
        lockOfAddress(sameAddress, now()) || (await counter.countGuess(key));
      if (wait > 0)
        return { reason: "locked", waitSeconds: Math.ceil(wait / 1000) };
      const account = await accounts.findByLogin(login);
      const usable = keeper.isUsable(account) ? account : null;
      const right = await verify(
        usable?.passwordHash ?? (await nobody),
        password,
      );
      if (!usable || !right) {
        const next = await counter.waitOf(key);
        return { reason: "wrong", waitSeconds: Math.ceil(next / 1000) };
      }
      await attempts.clear(key);
      await attempts.uncount(from);
      const [membership] = await heldBy(usable.id);
      if (!membership) return { reason: "no_membership", waitSeconds: 0 };
      return keeper.begin(usable.id, membership.id);
    },

    signOut: async (viewer) => {
      if (!viewer) return;
      inPerson(viewer);
      await keeper.end(viewer.session);
    },

    switchMembership: async (viewer, id) => {
      const asking = inPerson(signedIn(viewer));
      const held = await heldBy(asking.account.id);
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

    setName: async (viewer, given) => {
      const asking = inPerson(signedIn(viewer));
      const name = personName(given);
      await accounts.setName(asking.account.id, name);
      forget(asking);
      return name;
    },

    listMemberships: ({ account }) => heldBy(account.id),

    addAccount: async ({
      password,
      role,
      organisation,
      dataRight,
      ...given
    }) => {
      const account = {
        ...given,
        id: randomUUID(),
        login: given.login.trim().toLowerCase(),
        passwordHash: await hash(password),
        era: given.locale === "th" ? "buddhist" : "common",
      } as const;
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
