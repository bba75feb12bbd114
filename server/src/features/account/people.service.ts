/** Who works for an organisation, and the acts on memberships. Logins are told to who manages people, never in the ledger. */
import type { Role } from "@saphan/shared/contract";
import { canonicalId, REGISTRY } from "@saphan/shared/core";
import { allowed, inPerson, mayDo, type Viewer } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { ChangeAction } from "../../ledger/change.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { AccountStores } from "./account.service.ts";
import type { Account } from "./account.store.ts";
import {
  createInvitationStanding,
  type StandingInvitation,
} from "./invitation-standing.ts";
import type { InvitationStore } from "./invitation.store.ts";
import { isHeld, type Membership } from "./membership.store.ts";
import {
  authorFor,
  isLastDataRight,
  isLastManager,
  managersOf,
  managesFromWithin,
  mayEnd,
  mayGiveDataRight,
  rolesOf,
  whoResets,
} from "./people-rules.ts";
import type { SessionKeeper } from "./session-keeper.ts";

/** What is known of who asks, and of the network. */
export type Asking = Pick<Context, "clock" | "sight" | "snapshot" | "viewer">;

/** A membership with its person, as the viewer may see it. */
export interface PersonRow {
  readonly membership: Membership;
  readonly account: Account;
  readonly isSelf: boolean;
  readonly isHeld: boolean;
  readonly mayChange: boolean;
  readonly mayEnd: boolean;
  readonly mayReset: boolean;
  readonly mayGiveDataRight: boolean;
  readonly mayTakeDataRight: boolean;
}

export interface OrganisationPeople {
  readonly organisation: string;
  readonly people: readonly PersonRow[];
  readonly invitations: readonly StandingInvitation[];
  readonly roles: readonly Role[];
  readonly mayInvite: boolean;
}

export interface AccountRow {
  readonly account: Account;
  readonly people: readonly PersonRow[];
  readonly mayReset: boolean;
}

export type Standing = "invited" | "nobody" | "present";

export type MembershipRefusal =
  /** Nobody would be left who has the data right and could give it. */
  | "last_data_right"
  /** Nobody would be left who manages the people here. */
  | "last_manager"
  /** The organisation has no such role. */
  | "role";

export interface PeopleService {
  /** Of the viewer's own organisation, or of any for an administrator. Throws `NOT_FOUND`. */
  readonly list: (
    asking: Asking,
    organisation?: string | null,
  ) => Promise<OrganisationPeople>;
  /** Everybody, by login; for administrators. */
  readonly listAccounts: (asking: Asking) => Promise<readonly AccountRow[]>;
  /** Null for who is not told. */
  readonly standingOf: (
    asking: Asking,
    organisation: string,
  ) => Promise<Standing | null>;
  /** Undefined: done. Throws `NOT_FOUND`. */
  readonly change: (
    asking: Asking,
    id: string,
    set: { readonly role: Role; readonly managesPeople: boolean },
  ) => Promise<MembershipRefusal | undefined>;
  /** Undefined: done. Throws `NOT_FOUND`, or `FORBIDDEN` to who may not give it. */
  readonly setDataRight: (
    asking: Asking,
    id: string,
    given: boolean,
  ) => Promise<MembershipRefusal | undefined>;
  /** Ends it now; whoever works under it is out. Undefined: done. Throws `NOT_FOUND`. */
  readonly end: (
    asking: Asking,
    id: string,
  ) => Promise<MembershipRefusal | undefined>;
}

const withoutTraces = (row: PersonRow): PersonRow => ({
  ...row,
  membership: { ...row.membership, seenAt: null },
});

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export function createPeopleService(
  stores: AccountStores & { readonly invitations: InvitationStore },
  keeper: SessionKeeper,
  ledger: Ledger,
  now: () => number,
): PeopleService {
  const { accounts, memberships, invitations } = stores;
  const standing = createInvitationStanding(memberships, now);
  const at = () => new Date(now());

  const rowOf = (
    viewer: Viewer,
    membership: Membership,
    account: Account,
    heldByPerson: readonly Membership[],
    colleagues: readonly Membership[],
  ): PersonRow => {
    const { organisation } = membership;
    const held = isHeld(membership, at());
    const isSelf = account.id === viewer.account.id;
    const who = whoResets(account.id, heldByPerson, colleagues, at());
    const mayReset =
      who === "colleague"
        ? managesFromWithin(viewer, organisation)
        : mayDo(viewer, "accounts:manage");
    const mayGive = held && mayDo(viewer, "accounts:manage");
    const { dataRight } = membership;
    return {
      membership,
      account,
      isSelf,
      isHeld: held,
      mayChange: held && managesFromWithin(viewer, organisation),
      mayEnd: held && mayEnd(viewer, membership),
      mayReset: held && mayReset && !isSelf && !account.demo,
      mayGiveDataRight:
        mayGive && !dataRight && mayGiveDataRight(viewer, membership, true),
      mayTakeDataRight:
        mayGive && dataRight && mayGiveDataRight(viewer, membership, false),
    };
  };

  /** Rows of memberships, with what their persons hold elsewhere. */
  const rowsOf = async (
    viewer: Viewer,
    of: readonly Membership[],
  ): Promise<PersonRow[]> => {
    const ids = [...new Set(of.map(({ account }) => account))];
    const people = new Map(
      (await accounts.listByIds(ids)).map((account) => [account.id, account]),
    );
    const held = grouped(
      (await memberships.listByAccounts(ids)).filter((each) =>
        isHeld(each, at()),
      ),
      ({ account }) => account,
    );
    return of.flatMap((membership) => {
      const account = people.get(membership.account);
      if (!keeper.isUsable(account ?? null) || !account) return [];
      const mine = held.get(account.id) ?? [];
      const colleagues = of.filter(
        ({ organisation }) => organisation === membership.organisation,
      );
      return rowOf(viewer, membership, account, mine, colleagues);
    });
  };

  const act = (viewer: Viewer, action: ChangeAction, subject: string) =>
    publishAct(
      ledger,
      {
        account: viewer.account.id,
        organisation: viewer.membership.organisation,
      },
      action,
      subject,
    );

  /** A membership that holds. Throws `NOT_FOUND` where `isAllowed` says so too. */
  const getHeld = async (
    id: string,
    isAllowed: (membership: Membership) => boolean,
  ): Promise<Membership> => {
    const membership = await memberships.find(id);
    if (!membership || !isHeld(membership, at()) || !isAllowed(membership))
      throw notFound("membership");
    return membership;
  };

  const isLast = async (membership: Membership, of = isLastManager) =>
    of(
      await memberships.listByOrganisation(membership.organisation),
      membership,
      at(),
    );

  /**
   * Takes back what was done to a membership where it was the last after all: two who act at once may each have taken the
   * other for the one who stays.
   */
  const tookBackLast = async (
    before: Membership,
    of = isLastManager,
  ): Promise<boolean> => {
    const people = await memberships.listByOrganisation(before.organisation);
    const then = people.map((each) => (each.id === before.id ? before : each));
    if (!of(then, before, at())) return false;
    await memberships.putBack(before);
    keeper.forget(before.account);
    return true;
  };

  return {
    list: async ({ viewer, snapshot }, wanted) => {
      const asking = allowed(viewer, "people:read");
      const own = asking.membership.organisation;
      const organisation = canonicalId(
        snapshot.identity,
        "entity",
        wanted ?? own,
      );
      const isKnown =
        organisation === REGISTRY || snapshot.entityRows.has(organisation);
      if (organisation !== own)
        if (!mayDo(asking, "accounts:manage") || !isKnown)
          throw notFound("organisation");
      const all = await memberships.listByOrganisation(organisation);
      const isManager = managesFromWithin(asking, organisation);
      const seesAll = isManager || mayDo(asking, "accounts:manage");
      const rows = await rowsOf(asking, all);
      return {
        organisation,
        // Who has left, and when somebody was here last, is for those who manage people.
        people: seesAll
          ? rows
          : rows.filter((row) => row.isHeld).map(withoutTraces),
        invitations: seesAll
          ? await standing(await invitations.listOpen(organisation))
          : [],
        roles: rolesOf(snapshot, organisation),
        mayInvite: isManager && !asking.isToken,
      };
    },

    listAccounts: async ({ viewer }) => {
      const asking = allowed(viewer, "accounts:manage");
      const everybody = (await accounts.listAll()).filter(keeper.isUsable);
      const all = await memberships.listAll();
      const byAccount = grouped(all, ({ account }) => account);
      const byOrganisation = grouped(all, (each) => each.organisation);
      return everybody.map((account) => {
        const mine = byAccount.get(account.id) ?? [];
        const held = mine.filter((each) => isHeld(each, at()));
        const people = mine.map((membership) =>
          rowOf(
            asking,
            membership,
            account,
            held,
            byOrganisation.get(membership.organisation) ?? [],
          ),
        );
        return {
          account,
          people,
          mayReset: people.some((row) => row.mayReset),
        };
      });
    },

    standingOf: async ({ viewer }, organisation) => {
      if (!mayDo(allowed(viewer, "people:read"), "people:bring")) return null;
      const people = await memberships.listByOrganisation(organisation);
      if (managersOf(people, at()).length > 0) return "present";
      const open = await standing(await invitations.listOpen(organisation));
      return open.some(({ works }) => works) ? "invited" : "nobody";
    },

    change: async ({ viewer, snapshot }, id, { role, managesPeople }) => {
      const asking = inPerson(allowed(viewer, "people:manage"));
      const membership = await getHeld(id, ({ organisation }) =>
        managesFromWithin(asking, organisation),
      );
      if (!rolesOf(snapshot, membership.organisation).includes(role))
        return "role";
      const isSame =
        membership.role === role && membership.managesPeople === managesPeople;
      if (isSame) return undefined;
      if (!managesPeople && (await isLast(membership))) return "last_manager";
      await memberships.change(id, { role, managesPeople });
      keeper.forget(membership.account);
      if (!managesPeople && (await tookBackLast(membership)))
        return "last_manager";
      await act(asking, "membership_changed", membership.account);
      return undefined;
    },

    setDataRight: async ({ viewer }, id, given) => {
      const asking = inPerson(allowed(viewer, "accounts:manage"));
      const membership = await getHeld(
        id,
        ({ organisation }) => organisation === REGISTRY,
      );
      if (!mayGiveDataRight(asking, membership, given))
        throw new DomainError(
          "FORBIDDEN",
          "The data right is given by an administrator who has it, to somebody else.",
        );
      if (membership.dataRight === given) return undefined;
      if (!given && (await isLast(membership, isLastDataRight)))
        return "last_data_right";
      await memberships.change(id, { dataRight: given });
      keeper.forget(membership.account);
      if (!given && (await tookBackLast(membership, isLastDataRight)))
        return "last_data_right";
      await act(
        asking,
        given ? "data_right_given" : "data_right_taken",
        membership.account,
      );
      return undefined;
    },

    end: async ({ viewer }, id) => {
      const asking = inPerson(allowed(viewer, "people:read"));
      const membership = await getHeld(id, (each) => mayEnd(asking, each));
      const { organisation } = membership;
      const by = authorFor(asking, organisation);
      // From outside the registry ends what has to end, and can invite anew.
      if (by === "colleague" && (await isLast(membership)))
        return "last_manager";
      if (await isLast(membership, isLastDataRight)) return "last_data_right";
      await memberships.end(id, at(), by);
      keeper.forget(membership.account);
      if (by === "colleague" && (await tookBackLast(membership)))
        return "last_manager";
      if (await tookBackLast(membership, isLastDataRight))
        return "last_data_right";
      await act(asking, "membership_ended", membership.account);
      return undefined;
    },
  };
}
