/**
 * Invitations: a link that works once. The registry and programmes invite the first person of an organisation only, so
 * that nobody is put among people who did not choose it (docs/decisions/0010-who-lets-whom-in.md).
 */
import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import {
  INVITATION_DAYS,
  passwordFault,
  type PasswordFault,
  type Role,
} from "@saphan/shared/contract";
import {
  canonicalId,
  REGISTRY,
  type Day,
  type Snapshot,
} from "@saphan/shared/core";
import {
  allowed,
  inPerson,
  signedIn,
  type Viewer,
} from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { endOfDayInBangkok } from "../../platform/clock.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { readSignedToken, signedToken } from "../../platform/signed-token.ts";
import { personName, type AccountStores } from "./account.service.ts";
import { createAttemptCounter } from "./attempt-counter.ts";
import type { InvitationRequestStore } from "./invitation-request.store.ts";
import type { Invitation, InvitationStore } from "./invitation.store.ts";
import { isHeld, type Membership } from "./membership.store.ts";
import {
  createInvitationStanding,
  type StandingInvitation,
} from "./invitation-standing.ts";
import { mayBring } from "./organisations.ts";
import {
  authorFor,
  managersOf,
  managesFromWithin,
  mixesRegistry,
  rolesOf,
} from "./people-rules.ts";
import type { Asking } from "./people.service.ts";
import type { SessionKeeper, SignedIn } from "./session-keeper.ts";

const DAY_MS = 86_400_000;
const PURPOSE = "invitation";
/** Open ones of one organisation. */
const MOST_OPEN = 100;
/** How long one that nobody accepted is listed. */
const KEPT_DAYS = 30;
const LONGEST_LOGIN = 254;

export interface InviteInput {
  /** Entity id, or `REGISTRY`; absent: the viewer's own organisation. */
  readonly organisation?: string | null | undefined;
  readonly login: string;
  readonly role: Role;
  readonly managesPeople: boolean;
  /** The last day of the membership. */
  readonly until?: Day | undefined;
}

export type InviteRefusal =
  /** It is no e-mail address. */
  | "login"
  | "role"
  /** The last day has gone by. */
  | "until"
  | "member"
  | "invited"
  | "too_many"
  /** Somebody manages the people of this organisation: it invites its colleagues itself. */
  | "has_people";

export type AcceptRefusal =
  | PasswordFault
  | "name"
  /** The address has an account: whoever has it signs in with it and accepts. */
  | "has_account"
  /** It is for somebody else than who is signed in. */
  | "other_login"
  /** The account works for the registry, or the registry invites an account of an organisation. */
  | "registry_account"
  | "member"
  /** The link is unknown, used, too old, withdrawn, or no longer needed. */
  | "no_link";

export interface Invited {
  readonly invitation: StandingInvitation;
  /** What the link holds; told once. */
  readonly token: string;
}

export interface InvitationService {
  /** Throws `NOT_FOUND` for an organisation that is not the viewer's to bring in, `FORBIDDEN`. */
  readonly invite: (
    asking: Asking,
    input: InviteInput,
  ) => Promise<Invited | InviteRefusal>;
  /** A new link; the one before stops working. */
  readonly renew: (asking: Asking, id: string) => Promise<Invited>;
  readonly withdraw: (asking: Asking, id: string) => Promise<void>;
  /** What a link offers; null for one that does not work. Throws `RATE_LIMITED`. */
  readonly open: (token: string, address: string) => Promise<Invitation | null>;
  /** Makes the account, and signs in. */
  readonly accept: (
    snapshot: Snapshot,
    input: {
      readonly token: string;
      readonly name: string;
      readonly password: string;
      readonly locale: "en" | "th";
    },
    address: string,
  ) => Promise<SignedIn | AcceptRefusal>;
  /** A further membership of who is signed in; the session works under it from now on. */
  readonly join: (
    asking: Asking,
    token: string,
    address: string,
  ) => Promise<Membership | AcceptRefusal>;
  readonly removeOld: () => Promise<void>;
}

const isAddress = (login: string): boolean =>
  login.length <= LONGEST_LOGIN &&
  /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(login);

export function createInvitationService(
  stores: AccountStores & {
    readonly invitations: InvitationStore;
    readonly invitationRequests: InvitationRequestStore;
  },
  keeper: SessionKeeper,
  ledger: Ledger,
  now: () => number,
  secret: () => Promise<string>,
): InvitationService {
  const { accounts, memberships, sessions, invitations, invitationRequests } =
    stores;
  const counter = createAttemptCounter(stores.attempts, now);
  const standing = createInvitationStanding(memberships, now);
  const at = () => new Date(now());

  const tokenFor = async ({ id, serial }: Invitation) =>
    signedToken(await secret(), PURPOSE, { id, serial });
  const expiry = () => new Date(now() + INVITATION_DAYS * DAY_MS);
  const hasManager = async (organisation: string) =>
    managersOf(await memberships.listByOrganisation(organisation), at())
      .length > 0;
  const act = (
    account: string,
    organisation: string,
    action: "invitation_withdrawn" | "membership_begun" | "person_invited",
    subject: string,
  ) => publishAct(ledger, { account, organisation }, action, subject);

  /** Who may invite to an organisation: those who manage it from within, or who may bring in its first person. */
  const inviterTo = (asking: Asking, organisation: string): Viewer => {
    const viewer = inPerson(allowed(asking.viewer, "people:read"));
    if (organisation === viewer.membership.organisation)
      return allowed(viewer, "people:manage");
    const row = asking.snapshot.entityRows.get(organisation) ?? -1;
    if (!mayBring(asking, viewer).has(row)) throw notFound("organisation");
    return viewer;
  };

  /** An invitation that the viewer may renew or withdraw. */
  const getOwn = async (asking: Asking, id: string) => {
    const viewer = inPerson(allowed(asking.viewer, "people:read"));
    const found = await invitations.find(id);
    const isMine =
      found?.state === "open" &&
      (managesFromWithin(viewer, found.organisation) ||
        (found.by === authorFor(viewer, found.organisation) &&
          mayBring(asking, viewer).has(
            asking.snapshot.entityRows.get(found.organisation) ?? -1,
          )));
    if (!found || !isMine) throw notFound("invitation");
    return { viewer, invitation: found };
  };

  const refusalOf = async (
    { clock, snapshot }: Asking,
    viewer: Viewer,
    organisation: string,
    { role, until }: InviteInput,
    login: string,
  ): Promise<InviteRefusal | undefined> => {
    if (!isAddress(login)) return "login";
    const by = authorFor(viewer, organisation);
    const roles = rolesOf(snapshot, organisation);
    if (!roles.includes(role) || (by === "programme" && role === "programme"))
      return "role";
    if (until !== undefined && until < clock.today()) return "until";
    if (by !== "colleague" && (await hasManager(organisation)))
      return "has_people";
    const open = await invitations.listOpen(organisation);
    if (open.length >= MOST_OPEN) return "too_many";
    if (open.some((other) => other.login === login)) return "invited";
    const account = await accounts.findByLogin(login);
    const held = account
      ? await memberships.listByAccount(account.id, at())
      : [];
    // Of other organisations nothing is told here.
    return held.some((other) => other.organisation === organisation)
      ? "member"
      : undefined;
  };

  /** The invitation of a link that works now. */
  const byToken = async (token: string): Promise<Invitation | null> => {
    const says = readSignedToken(await secret(), PURPOSE, token) as
      { readonly id: string; readonly serial: string } | undefined;
    const found = says ? await invitations.find(says.id) : null;
    if (!found || found.serial !== says?.serial) return null;
    const [as] = await standing([found]);
    return as?.works ? found : null;
  };

  const begin = async (invitation: Invitation, account: string) => {
    const { id, organisation, role, managesPeople, endsAt, by } = invitation;
    await memberships.insert(
      // One invitation is one membership, whatever happens in between.
      {
        id: `invited-${id}`,
        account,
        organisation,
        role,
        managesPeople,
        endsAt,
        begunBy: by,
        dataRight: false,
      },
      at(),
    );
    await act(account, organisation, "membership_begun", account);
    return `invited-${id}`;
  };

  return {
    invite: async (asking, input) => {
      const own = signedIn(asking.viewer).membership.organisation;
      const organisation = canonicalId(
        asking.snapshot.identity,
        "entity",
        input.organisation ?? own,
      );
      const viewer = inviterTo(asking, organisation);
      const login = input.login.trim().toLowerCase();
      const refusal = await refusalOf(
        asking,
        viewer,
        organisation,
        input,
        login,
      );
      if (refusal) return refusal;
      const by = authorFor(viewer, organisation);
      const { until } = input;
      const invitation: Invitation = {
        id: randomUUID(),
        organisation,
        role: input.role,
        // The first person invites the others.
        managesPeople: input.managesPeople || by !== "colleague",
        endsAt: until === undefined ? null : new Date(endOfDayInBangkok(until)),
        login,
        by,
        inviter: viewer.account.id,
        serial: randomUUID(),
        state: "open",
        createdAt: at(),
        expiresAt: expiry(),
      };
      await invitations.insert(invitation);
      await act(
        viewer.account.id,
        viewer.membership.organisation,
        "person_invited",
        invitation.id,
      );
      // Whoever asked for this has got it.
      if (by !== "colleague")
        for (const { id, entity } of await invitationRequests.listOpen())
          if (entity === organisation)
            await invitationRequests.settle(id, "granted", "");
      return {
        invitation: { ...invitation, works: true },
        token: await tokenFor(invitation),
      };
    },

    renew: async (asking, id) => {
      const { viewer, invitation } = await getOwn(asking, id);
      const { organisation } = invitation;
      if (invitation.by !== "colleague" && (await hasManager(organisation)))
        throw notFound("invitation");
      const renewed: Invitation = {
        ...invitation,
        inviter: viewer.account.id,
        serial: randomUUID(),
        expiresAt: expiry(),
      };
      if (!(await invitations.renew(id, renewed))) throw notFound("invitation");
      await act(
        viewer.account.id,
        viewer.membership.organisation,
        "person_invited",
        id,
      );
      return {
        invitation: { ...renewed, works: true },
        token: await tokenFor(renewed),
      };
    },

    withdraw: async (asking, id) => {
      const { viewer } = await getOwn(asking, id);
      if (!(await invitations.withdraw(id))) throw notFound("invitation");
      await act(
        viewer.account.id,
        viewer.membership.organisation,
        "invitation_withdrawn",
        id,
      );
    },

    open: (token, address) => counter.openLink(address, () => byToken(token)),

    accept: async (snapshot, input, address) => {
      const invitation = await counter.openLink(address, () =>
        byToken(input.token),
      );
      if (!invitation) return "no_link";
      const { id, serial, login, organisation } = invitation;
      // An organisation may be gone from the network since.
      if (organisation !== REGISTRY && !snapshot.entityRows.has(organisation))
        return "no_link";
      let name: string;
      try {
        name = personName(input.name);
      } catch (error) {
        if (error instanceof DomainError) return "name";
        throw error;
      }
      const fault = passwordFault(input.password, [login, name]);
      if (fault) return fault;
      if (await accounts.findByLogin(login)) return "has_account";
      const account = {
        id: randomUUID(),
        login,
        name,
        passwordHash: await hash(input.password),
        locale: input.locale,
        era: input.locale === "th" ? "buddhist" : "common",
        demo: false,
      } as const;
      if (!(await invitations.accept(id, serial, at()))) return "no_link";
      try {
        await accounts.insert(account, at());
      } catch (error) {
        await invitations.reopen(id);
        if (error instanceof DuplicateKey) return "has_account";
        throw error;
      }
      return keeper.begin(account.id, await begin(invitation, account.id));
    },

    join: async ({ viewer }, token, address) => {
      const asking = inPerson(signedIn(viewer));
      const invitation = await counter.openLink(address, () => byToken(token));
      if (!invitation) return "no_link";
      const { id, serial, login, organisation } = invitation;
      if (login !== asking.account.login) return "other_login";
      const mine = await memberships.listByAccounts([asking.account.id]);
      const held = mine.filter((membership) => isHeld(membership, at()));
      if (mixesRegistry(held, organisation)) return "registry_account";
      if (held.some((other) => other.organisation === organisation))
        return "member";
      if (!(await invitations.accept(id, serial, at()))) return "no_link";
      const begun = await begin(invitation, asking.account.id);
      await sessions.setMembership(asking.session, begun);
      keeper.forget(asking.account.id);
      const membership = await memberships.find(begun);
      if (!membership) throw notFound("membership");
      return membership;
    },

    removeOld: () =>
      invitations.removeExpired(new Date(now() - KEPT_DAYS * DAY_MS)),
  };
}
