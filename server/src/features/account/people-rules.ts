/** Who may do what to whose membership: pure decisions over what the stores hold. */
import type { Role } from "@saphan/shared/contract";
import { REGISTRY, type Snapshot } from "@saphan/shared/core";
import { mayDo, type Viewer } from "../../access/viewer.ts";
import {
  isHeld,
  type Membership,
  type MembershipAuthor,
} from "./membership.store.ts";

/** What somebody may be in an organisation. Other kinds of entities have no role yet. */
export function rolesOf(
  { entities, entityRows }: Snapshot,
  organisation: string,
): readonly Role[] {
  if (organisation === REGISTRY) return ["administrator"];
  const kind = entities[entityRows.get(organisation) ?? -1]?.kind;
  if (kind === "assembler") return ["buyer"];
  // A supplier buys too, and looks at its own network from there; a holding of plants is an entity of another kind.
  if (kind === "supplier" || kind === "other") return ["supplier", "buyer"];
  return kind === "programme" ? ["programme"] : [];
}

export const authorFor = (
  { membership }: Viewer,
  organisation: string,
): MembershipAuthor => {
  if (membership.organisation === organisation) return "colleague";
  return membership.role === "programme" ? "programme" : "registry";
};

/** Those of an organisation who invite and end memberships now. */
export const managersOf = (
  people: readonly Membership[],
  at: Date,
): readonly Membership[] =>
  people.filter(
    (membership) => membership.managesPeople && isHeld(membership, at),
  );

/** Nobody would be left who invites; for the registry, no administrator. */
export function isLastManager(
  people: readonly Membership[],
  membership: Membership,
  at: Date,
): boolean {
  const managers = managersOf(people, at);
  return managers.length === 1 && managers[0]?.id === membership.id;
}

/** Nobody would be left who has the data right, and so nobody who could give it on a page. */
export function isLastDataRight(
  people: readonly Membership[],
  membership: Membership,
  at: Date,
): boolean {
  const having = people.filter((each) => each.dataRight && isHeld(each, at));
  return having.length === 1 && having[0]?.id === membership.id;
}

/**
 * Who makes a link that sets somebody's password. The link lets its maker in as that person, so it is for those who may
 * know what the person knows: a colleague who manages people, where the person works for that organisation only. The
 * registry comes in where there is no such colleague.
 */
export function whoResets(
  account: string,
  heldByPerson: readonly Membership[],
  colleagues: readonly Membership[],
  at: Date,
): "colleague" | "registry" {
  const [first] = heldByPerson;
  const isOnlyHere = heldByPerson.every(
    ({ organisation }) => organisation === first?.organisation,
  );
  const hasColleague = managersOf(colleagues, at).some(
    (other) =>
      other.account !== account && other.organisation === first?.organisation,
  );
  return first && isOnlyHere && hasColleague ? "colleague" : "registry";
}

/**
 * Whether somebody who holds these may still let people in as `by`: what was made under a membership ends with it, or
 * whoever is sent away comes back by a link of one's own.
 */
export const standsBehind = (
  held: readonly Membership[],
  by: MembershipAuthor,
  organisation: string,
): boolean =>
  held.some((membership) => {
    if (by === "registry") return membership.role === "administrator";
    if (by === "programme") return membership.role === "programme";
    return (
      by === "colleague" &&
      membership.organisation === organisation &&
      membership.managesPeople
    );
  });

/** Whether the viewer manages the people of an organisation from within. */
export const managesFromWithin = (
  viewer: Viewer,
  organisation: string,
): boolean =>
  viewer.membership.organisation === organisation &&
  mayDo(viewer, "people:manage");

/** Ending a membership: those who manage from within, the registry, and whoever leaves. */
export const mayEnd = (viewer: Viewer, membership: Membership): boolean =>
  membership.account === viewer.account.id ||
  managesFromWithin(viewer, membership.organisation) ||
  mayDo(viewer, "accounts:manage");

/**
 * The data right comes only from somebody who has it: else two administrators without it could give it to each other.
 * Nobody gives it to oneself; giving it up is free.
 */
export function mayGiveDataRight(
  viewer: Viewer,
  membership: Membership,
  given: boolean,
): boolean {
  if (membership.organisation !== REGISTRY) return false;
  if (!given) return true;
  return (
    viewer.membership.dataRight && membership.account !== viewer.account.id
  );
}

/** An account works for the registry, or for organisations: never for both, or an administrator would read answers. */
export const mixesRegistry = (
  held: readonly Membership[],
  organisation: string,
): boolean =>
  held.some(
    (membership) =>
      (membership.organisation === REGISTRY) !== (organisation === REGISTRY),
  );
