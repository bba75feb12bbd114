/** Passwords: changed by whoever knows the old one, set anew by a link that somebody else has made. */
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import {
  passwordFault,
  RESET_LINK_HOURS,
  type PasswordFault,
} from "@saphan/shared/contract";
import { REGISTRY } from "@saphan/shared/core";
import {
  allowed,
  inPerson,
  mayDo,
  signedIn,
  type Viewer,
} from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { lasts } from "../../platform/clock.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { readSignedToken, signedToken } from "../../platform/signed-token.ts";
import type { AccountStores } from "./account.service.ts";
import type { Account, PasswordReset } from "./account.store.ts";
import { createAttemptCounter } from "./attempt-counter.ts";
import type { MembershipAuthor } from "./membership.store.ts";
import type { ResetLink, ResetLinkStore } from "./reset-link.store.ts";
import { managesFromWithin, standsBehind, whoResets } from "./people-rules.ts";
import {
  isToken,
  type SessionKeeper,
  type SignedIn,
} from "./session-keeper.ts";
import type { Session } from "./session.store.ts";
import { isTooLong, passwordKey } from "./sign-in-limits.ts";

const HOUR_MS = 3_600_000;
const PURPOSE = "password";

export type PasswordRefusal =
  | PasswordFault
  /** The old password is another one. */
  | "wrong"
  /** Too many wrong ones. */
  | "locked"
  /** The new one is the old one. */
  | "same"
  /** The password of a demonstration is everybody's. */
  | "demo"
  /** It was set, and no organisation has given the account a role. */
  | "no_membership"
  /** The link is unknown, used, too old, or another was made since. */
  | "no_link";

export interface PasswordRefused {
  readonly reason: PasswordRefusal;
  readonly waitSeconds: number;
}

export interface PasswordService {
  /** Ends every other session of the account; API tokens stay. Undefined: done. */
  readonly change: (
    viewer: Viewer | null,
    old: string,
    password: string,
  ) => Promise<PasswordRefused | undefined>;
  /** Browsers in which the account is signed in, the oldest first. */
  readonly listSessions: (viewer: Viewer) => Promise<Session[]>;
  /** Throws `NOT_FOUND` for a session that is not one's own. */
  readonly endSession: (viewer: Viewer | null, id: string) => Promise<void>;
  readonly lastReset: (viewer: Viewer) => Promise<PasswordReset | null>;
  /** Ends all sessions, this one included; with `tokens` also the API tokens. Resolves to how many ended. */
  readonly signOutEverywhere: (
    viewer: Viewer | null,
    tokens: boolean,
  ) => Promise<number>;
  /** Throws `NOT_FOUND` for an account that is not the viewer's to help, `FORBIDDEN` where a colleague has to. */
  readonly makeLink: (
    viewer: Viewer | null,
    account: string,
  ) => Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** Whose password a link sets; null for a link that does not work. */
  readonly accountOfLink: (
    token: string,
    address: string,
  ) => Promise<Pick<Account, "login" | "name"> | null>;
  /** Sets it, ends all sessions and API tokens, and begins a session. */
  readonly reset: (
    token: string,
    password: string,
    address: string,
  ) => Promise<SignedIn | PasswordRefused>;
  readonly removeExpired: () => Promise<void>;
}

const refused = (reason: PasswordRefusal, wait = 0): PasswordRefused => ({
  reason,
  waitSeconds: Math.ceil(wait / 1000),
});

export function createPasswordService(
  stores: AccountStores & { readonly resetLinks: ResetLinkStore },
  keeper: SessionKeeper,
  ledger: Ledger,
  now: () => number,
  secret: () => Promise<string>,
): PasswordService {
  const { accounts, memberships, attempts, resetLinks } = stores;
  const counter = createAttemptCounter(attempts, now);
  const heldBy = (account: string) =>
    memberships.listByAccount(account, new Date(now()));

  /** Who makes a link for an account now, from which organisation's side. */
  const resetterOf = async (account: string) => {
    const held = await heldBy(account);
    const { organisation = "" } = held[0] ?? {};
    const colleagues = await memberships.listByOrganisation(organisation);
    const who = whoResets(account, held, colleagues, new Date(now()));
    return { held, organisation, who };
  };

  /** Throws `NOT_FOUND` for who is not the viewer's to help, `FORBIDDEN` where a colleague does it. */
  const authorOf = async (
    asking: Viewer,
    account: string,
  ): Promise<MembershipAuthor> => {
    const { held, who } = await resetterOf(account);
    const isWithin = held.some((membership) =>
      managesFromWithin(asking, membership.organisation),
    );
    if (!isWithin && !mayDo(asking, "accounts:manage"))
      throw notFound("person");
    if (who === "colleague" && isWithin) return "colleague";
    if (who === "registry" && mayDo(asking, "accounts:manage"))
      return "registry";
    throw new DomainError(
      "FORBIDDEN",
      who === "registry"
        ? "The registry makes this link for this person."
        : "A colleague who manages the people of this organisation makes this link.",
    );
  };

  /** Whether its maker could make it now: else it opens what has come to the person since. */
  const stands = async ({ account, by, maker }: ResetLink) => {
    const { organisation, who } = await resetterOf(account);
    return who === by && standsBehind(await heldBy(maker), by, organisation);
  };

  const linkOf = async (token: string) => {
    const says = readSignedToken(await secret(), PURPOSE, token) as
      { readonly account: string; readonly serial: string } | undefined;
    const link = says && (await resetLinks.find(says.account));
    const works =
      link?.serial === says?.serial &&
      link &&
      lasts(link.expiresAt, RESET_LINK_HOURS * HOUR_MS, now()) &&
      (await stands(link));
    const account = works ? await accounts.find(link.account) : null;
    return link && keeper.isUsable(account) ? { link, account } : undefined;
  };

  return {
    change: async (viewer, old, password) => {
      const asking = inPerson(signedIn(viewer));
      const account = await accounts.find(asking.account.id);
      if (!account) throw notFound("account");
      if (account.demo) return refused("demo");
      const fault = passwordFault(password, [account.login, account.name]);
      if (fault) return refused(fault);
      const key = passwordKey(account.id);
      const wait = await counter.countGuess(key);
      if (wait > 0) return refused("locked", wait);
      if (isTooLong("", old) || !(await verify(account.passwordHash, old)))
        return refused("wrong", await counter.waitOf(key));
      await attempts.clear(key);
      if (old === password) return refused("same");
      await accounts.setPassword(account.id, await hash(password));
      await keeper.endAll(
        account.id,
        (session) => !isToken(session) && session.digest !== asking.session,
      );
      await publishAct(
        ledger,
        { account: account.id, organisation: asking.membership.organisation },
        "password_changed",
        account.id,
      );
      return undefined;
    },

    listSessions: ({ account, isToken: isMachine }) =>
      isMachine ? Promise.resolve([]) : keeper.list(account.id, "browsers"),

    endSession: async (viewer, id) => {
      const { account } = inPerson(signedIn(viewer));
      const own = await keeper.list(account.id, "browsers");
      if (!own.some(({ digest }) => digest === id)) throw notFound("session");
      await keeper.end(id);
    },

    lastReset: async ({ account }) =>
      (await accounts.find(account.id))?.reset ?? null,

    signOutEverywhere: async (viewer, tokens) => {
      const { account, membership } = inPerson(signedIn(viewer));
      const ended = await keeper.endAll(
        account.id,
        (session) => tokens || !isToken(session),
      );
      await publishAct(
        ledger,
        { account: account.id, organisation: membership.organisation },
        "signed_out_everywhere",
        account.id,
      );
      return ended;
    },

    makeLink: async (viewer, id) => {
      const asking = inPerson(allowed(viewer, "people:read"));
      if (id === asking.account.id)
        throw new DomainError(
          "FORBIDDEN",
          "Your own password is changed on your account's page.",
        );
      const account = await accounts.find(id);
      if (!account) throw notFound("person");
      const by = await authorOf(asking, id);
      if (account.demo)
        throw new DomainError(
          "FORBIDDEN",
          "The password of a demonstration is everybody's.",
        );
      const serial = randomUUID();
      const expiresAt = new Date(now() + RESET_LINK_HOURS * HOUR_MS);
      const maker = asking.account.id;
      await resetLinks.put({ account: id, serial, by, maker, expiresAt });
      await publishAct(
        ledger,
        {
          account: asking.account.id,
          organisation: asking.membership.organisation,
        },
        "reset_link_made",
        id,
      );
      const token = signedToken(await secret(), PURPOSE, {
        account: id,
        serial,
      });
      return { token, expiresAt };
    },

    accountOfLink: async (token, address) => {
      const found = await counter.openLink(address, () => linkOf(token));
      return found
        ? { login: found.account.login, name: found.account.name }
        : null;
    },

    reset: async (token, password, address) => {
      const found = await counter.openLink(address, () => linkOf(token));
      if (!found) return refused("no_link");
      const { account, link } = found;
      const fault = passwordFault(password, [account.login, account.name]);
      if (fault) return refused(fault);
      const passwordHash = await hash(password);
      const at = new Date(now());
      if (!(await resetLinks.take(account.id, link.serial, at)))
        return refused("no_link");
      await accounts.setPassword(account.id, passwordHash, { at, by: link.by });
      // Whoever had the old one, or a token, is out: the account may have been in other hands.
      await keeper.endAll(account.id, () => true);
      await attempts.clear(`login:${account.login}`);
      const [membership] = await heldBy(account.id);
      await publishAct(
        ledger,
        {
          account: account.id,
          organisation: membership?.organisation ?? REGISTRY,
        },
        "password_reset",
        account.id,
      );
      return membership
        ? keeper.begin(account.id, membership.id)
        : refused("no_membership");
    },

    removeExpired: () => resetLinks.removeExpired(new Date(now())),
  };
}
