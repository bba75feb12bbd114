/** Rows of the matrix about people: accounts, memberships, invitations, passwords. */
import type { Viewer } from "../../access/viewer.ts";
import type { Question, Row } from "./matrix-table.ts";
import { organisationOf, type Asker } from "./matrix-world.ts";

let made = 0;
const newLogin = (): string => `invited${++made}@people.example`;
const CHANGED = "another long enough password";

const otherPerson = (asker: Asker): Asker =>
  asker === "buyer" ? "supplier" : "buyer";

/** What a service of people is asked with, outside of a request. */
const asking = ({ world: { runtime } }: Question, viewer: Viewer | null) => ({
  viewer,
  clock: runtime.clock,
  snapshot: runtime.snapshots.current(),
  sight: () => {
    throw new Error("nobody looks at sites here");
  },
});

const organisationIn = ({ asker, relation }: Question): string => {
  const own = organisationOf(asker);
  return (
    {
      own,
      "a supplier of its own": `owner-of-${own}`,
      "another organisation": own === "s" ? "a" : "s",
    }[relation] ?? "no-such-entity"
  );
};
const organisationArgument = (question: Question): string =>
  question.relation === "own"
    ? ""
    : `organisation: "${organisationIn(question)}"`;

async function invitationOf(
  question: Question,
  whose: Viewer | null,
  login = newLogin(),
) {
  if (!whose) return { id: "no-such-invitation", token: "no-such-token" };
  const result = await question.world.runtime.invitations.invite(
    asking(question, whose),
    { login, role: whose.membership.role, managesPeople: false },
  );
  if (typeof result === "string") throw new Error(result);
  return { id: result.invitation.id, token: result.token };
}

/** An invitation that stands to the asker as the relation says. */
async function invitationIn(question: Question) {
  const { relation, asker, viewer, world } = question;
  if (relation === "unknown id") return invitationOf(question, null);
  const whose =
    relation === "own" ? viewer : await world.signIn(otherPerson(asker));
  return invitationOf(question, whose);
}

/** A colleague of somebody, who has just come: what is done to it is nobody else's loss. */
async function colleagueOf(question: Question, whose: Viewer | null) {
  const { accounts, invitations, people } = question.world.runtime;
  if (!whose) return { account: "nobody", membership: "nothing" };
  const login = newLogin();
  const { token } = await invitationOf(question, whose, login);
  const { snapshot } = asking(question, whose);
  const accepted = await invitations.accept(
    snapshot,
    { token, name: "Colleague", password: CHANGED, locale: "en" },
    login,
  );
  if (typeof accepted === "string") throw new Error(accepted);
  const viewer = await accounts.viewerOf(accepted.secret);
  const list = await people.list(asking(question, whose));
  const row = list.people.find(({ account }) => account.login === login);
  if (!viewer || !row) throw new Error("the colleague is not there");
  return { account: viewer.account.id, membership: row.membership.id };
}

async function personIn(question: Question) {
  const { relation, asker, viewer, world } = question;
  if (relation === "unknown id") return colleagueOf(question, null);
  const whose =
    relation === "own" ? viewer : await world.signIn(otherPerson(asker));
  return colleagueOf(question, whose);
}

const outcomeOf =
  (success: string) =>
  (data: unknown): string =>
    JSON.stringify(data).includes(`"${success}"`) ? "answer" : "refused";

/** Who manages people does it to its own; the registry to everybody. */
const OWN_OR_REGISTRY = `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another organisation  | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | answer        | answer
      unknown id            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`;
/** The registry reaches into no organisation that has people of its own. */
const OWN_ONLY = `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another organisation  | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND
      unknown id            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`;
const ONESELF = `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      oneself | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`;
const OWN_SESSION = `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`;

export const PEOPLE_MATRIX: Readonly<Record<string, Row>> = {
  "Query.people": {
    ask: (question) => {
      const given = organisationArgument(question);
      return `{ people${given ? `(${given})` : ""} { people { login } } }`;
    },
    outcome: () => "answer",
    expected: OWN_OR_REGISTRY,
  },
  "Query.organisations": {
    ask: () => `{ organisations(first: 500) { edges { node { id } } } }`,
    outcome: (data, question) =>
      JSON.stringify(data).includes(`"${organisationIn(question)}"`)
        ? "answer"
        : "empty",
    expected: `
                            | anonymous       | buyer  | programme | supplier | administrator | with data right
      own                   | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      a supplier of its own | UNAUTHENTICATED | answer | answer    | empty    | answer        | answer
      another organisation  | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer`,
  },
  "Query.accounts": {
    ask: () => `{ accounts(first: 500) { edges { node { login } } } }`,
    expected: `
              | anonymous       | buyer     | programme | supplier  | administrator | with data right
      anyone  | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | answer        | answer`,
  },
  "Query.invitationRequests": {
    ask: () => `{ invitationRequests { id } }`,
    outcome: () => "answer",
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      anyone  | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
  "Mutation.invitePerson": {
    ask: (question) => {
      const { asker, viewer, relation } = question;
      const own = viewer?.membership.role ?? "buyer";
      const role =
        relation === "own" ? own : asker === "supplier" ? "buyer" : "supplier";
      return `mutation { invitePerson(invite: { ${organisationArgument(question)} login: "${newLogin()}", role: ${role}, managesPeople: false }) { __typename } }`;
    },
    outcome: outcomeOf("Invited"),
    // The supplier that is another organisation has somebody who manages its people.
    expected: `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      a supplier of its own | UNAUTHENTICATED | NOT_FOUND | answer    | NOT_FOUND | answer        | answer
      another organisation  | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | refused       | refused
      unknown id            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Mutation.renewInvitation": {
    ask: async (question) =>
      `mutation { renewInvitation(id: "${(await invitationIn(question)).id}") { token } }`,
    expected: OWN_ONLY,
  },
  "Mutation.withdrawInvitation": {
    ask: async (question) =>
      `mutation { withdrawInvitation(id: "${(await invitationIn(question)).id}") }`,
    expected: OWN_ONLY,
  },
  "Mutation.openInvitation": {
    ask: async (question) => {
      const { token } = await invitationIn({ ...question, asker: "supplier" });
      return `mutation { openInvitation(token: "${token}") { login } }`;
    },
    // Whoever has the link, signed in or not.
    expected: `
                            | anonymous | buyer  | programme | supplier | administrator | with data right
      another organisation  | answer    | answer | answer    | answer   | answer        | answer
      unknown id            | empty     | empty  | empty     | empty    | empty         | empty`,
  },
  "Mutation.acceptInvitation": {
    ask: async (question) => {
      const { token } = await invitationIn({ ...question, asker: "supplier" });
      return `mutation { acceptInvitation(token: "${token}", name: "New", password: "${CHANGED}", locale: en) { __typename } }`;
    },
    outcome: outcomeOf("SignedIn"),
    expected: `
                            | anonymous | buyer   | programme | supplier | administrator | with data right
      another organisation  | answer    | answer  | answer    | answer   | answer        | answer
      unknown id            | refused   | refused | refused   | refused  | refused       | refused`,
  },
  "Mutation.joinByInvitation": {
    ask: async (question) => {
      const { token } = await invitationIn(question);
      return `mutation { joinByInvitation(token: "${token}") { __typename } }`;
    },
    outcome: outcomeOf("SignedIn"),
    // Each of them is for somebody else: the tests of invitations try one's own.
    expected: `
                            | anonymous       | buyer   | programme | supplier | administrator | with data right
      another organisation  | UNAUTHENTICATED | refused | refused   | refused  | refused       | refused
      unknown id            | UNAUTHENTICATED | refused | refused   | refused  | refused       | refused`,
  },
  "Mutation.changeMembership": {
    ask: async (question) => {
      const { membership } = await personIn(question);
      const role = question.viewer?.membership.role ?? "buyer";
      return `mutation { changeMembership(id: "${membership}", role: ${role}, managesPeople: true) { __typename } }`;
    },
    outcome: outcomeOf("MembershipChanged"),
    expected: OWN_ONLY,
  },
  "Mutation.endMembership": {
    ask: async (question) =>
      `mutation { endMembership(id: "${(await personIn(question)).membership}") { __typename } }`,
    outcome: outcomeOf("MembershipChanged"),
    expected: OWN_OR_REGISTRY,
  },
  "Mutation.setDataRight": {
    ask: async (question) =>
      `mutation { setDataRight(id: "${(await personIn(question)).membership}", given: true) { __typename } }`,
    outcome: outcomeOf("MembershipChanged"),
    expected: `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | FORBIDDEN     | answer
      another organisation  | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | NOT_FOUND     | NOT_FOUND
      unknown id            | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | NOT_FOUND     | NOT_FOUND`,
  },
  "Mutation.makePasswordLink": {
    ask: async (question) =>
      `mutation { makePasswordLink(account: "${(await personIn(question)).account}") { token } }`,
    // The registry comes in only where there is no colleague who could.
    expected: `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another organisation  | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Mutation.openPasswordLink": {
    ask: async (question) => {
      const { passwords } = question.world.runtime;
      const supplier = await question.world.signIn("supplier");
      const { account } = await colleagueOf(question, supplier);
      const { token } = await passwords.makeLink(supplier, account);
      const given =
        question.relation === "of the link" ? token : "no-such-token";
      return `mutation { openPasswordLink(token: "${given}") { login } }`;
    },
    expected: `
                  | anonymous | buyer  | programme | supplier | administrator | with data right
      of the link | answer    | answer | answer    | answer   | answer        | answer
      unknown id  | empty     | empty  | empty     | empty    | empty         | empty`,
  },
  "Mutation.resetPassword": {
    ask: async (question) => {
      const { passwords } = question.world.runtime;
      const supplier = await question.world.signIn("supplier");
      const { account } = await colleagueOf(question, supplier);
      const { token } = await passwords.makeLink(supplier, account);
      const given =
        question.relation === "of the link" ? token : "no-such-token";
      return `mutation { resetPassword(token: "${given}", password: "yet ${CHANGED}") { __typename } }`;
    },
    outcome: outcomeOf("PasswordSet"),
    expected: `
                  | anonymous | buyer   | programme | supplier | administrator | with data right
      of the link | answer    | answer  | answer    | answer   | answer        | answer
      unknown id  | refused   | refused | refused   | refused  | refused       | refused`,
  },
  "Mutation.changePassword": {
    ask: () =>
      `mutation { changePassword(old: "not the password", password: "${CHANGED}") { __typename } }`,
    outcome: outcomeOf("PasswordRefused"),
    expected: ONESELF,
  },
  "Mutation.setName": {
    ask: () => `mutation { setName(name: "Another name") { name } }`,
    expected: ONESELF,
  },
  "Mutation.signOutEverywhere": {
    ask: () => `mutation { signOutEverywhere(tokens: false) }`,
    expected: ONESELF,
  },
  "Mutation.endSession": {
    ask: async ({ relation, asker, viewer, world }) => {
      const whose =
        relation === "own" ? viewer : await world.signIn(otherPerson(asker));
      return `mutation { endSession(id: "${whose?.session}") { id } }`;
    },
    expected: OWN_SESSION,
  },
  "Mutation.askForInvitation": {
    ask: (question) =>
      `mutation { askForInvitation(ask: { entity: "${organisationIn(question)}", contact: "", message: "", tellProgrammes: false }) { __typename } }`,
    expected: `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | NOT_FOUND | FORBIDDEN | FORBIDDEN | FORBIDDEN     | FORBIDDEN
      a supplier of its own | UNAUTHENTICATED | answer    | FORBIDDEN | FORBIDDEN | FORBIDDEN     | FORBIDDEN
      another organisation  | UNAUTHENTICATED | NOT_FOUND | FORBIDDEN | FORBIDDEN | FORBIDDEN     | FORBIDDEN
      unknown id            | UNAUTHENTICATED | NOT_FOUND | FORBIDDEN | FORBIDDEN | FORBIDDEN     | FORBIDDEN`,
  },
  "Mutation.withdrawInvitationRequest": {
    ask: () => `mutation { withdrawInvitationRequest(id: "no-such-request") }`,
    expected: `
                 | anonymous       | buyer     | programme | supplier  | administrator | with data right
      unknown id | UNAUTHENTICATED | NOT_FOUND | FORBIDDEN | FORBIDDEN | FORBIDDEN     | FORBIDDEN`,
  },
  "Mutation.settleInvitationRequest": {
    ask: () =>
      `mutation { settleInvitationRequest(id: "no-such-request", granted: true) }`,
    expected: `
                 | anonymous       | buyer     | programme | supplier  | administrator | with data right
      unknown id | UNAUTHENTICATED | FORBIDDEN | NOT_FOUND | FORBIDDEN | NOT_FOUND     | NOT_FOUND`,
  },
};
