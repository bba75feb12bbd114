/**
 * Who may do what: every query, mutation and subscription, by role and relation. Written by hand from "Who may see what"
 * in docs/methods.md; `matrix.test.ts` asks the product. A new root field gets a row here: what to send, and a table.
 *
 * `answer`: what was asked for; `profile`: the site by name, without what it answers; `empty`: nothing, in the same form
 * as where there is nothing; `refused`: an answer that says no; a code: an error; `-`: does not arise.
 */
import type { Runtime } from "../../runtime.ts";
import type { Viewer } from "../../access/viewer.ts";
import { PEOPLE_MATRIX } from "./matrix-people.ts";
import { ENTRY_ROWS } from "./matrix-entry.ts";
import { SCENARIO_ROWS } from "./matrix-scenario.ts";
import {
  organisationOf,
  siteOf,
  type Asker,
  type Relation,
  type World,
} from "./matrix-world.ts";

export interface Question {
  readonly asker: Asker;
  /** First cell of the table's line. */
  readonly relation: string;
  readonly viewer: Viewer | null;
  readonly world: World;
}

export interface Row {
  /** One operation that reads or does the field. */
  readonly ask: (question: Question) => string | Promise<string>;
  /** By default: `empty` for null, an empty list or an object of such; else `answer`. */
  readonly outcome?: (data: unknown, question: Question) => string;
  readonly expected: string;
}

const siteIn = ({ asker, relation }: Question) =>
  siteOf(asker, relation as Relation);
/** Builders name a site after its id. */
const holdsSite = (data: unknown, question: Question): string =>
  JSON.stringify(data).includes(`"Plant ${siteIn(question)}"`)
    ? "answer"
    : "empty";

function siteOutcome(data: unknown): string {
  const { site } = data as {
    site: { facts: { value: number | null }[]; answers: { value: number }[] };
  };
  const isTold = [...site.facts, ...site.answers].some(
    ({ value }) => value !== null,
  );
  return isTold ? "answer" : "profile";
}

const entityIn = ({ asker, relation }: Question): string => {
  const own = organisationOf(asker);
  return (
    {
      own,
      "an entity below": `below-${own}`,
      "a supplier of its own": `owner-of-${own}`,
      "another organisation": own === "s" ? "a" : "s",
    }[relation] ?? "no-such-entity"
  );
};

const otherPerson = (asker: Asker): Asker =>
  asker === "buyer" ? "supplier" : "buyer";

async function membershipIn({
  relation,
  asker,
  viewer,
  world,
}: Question): Promise<string> {
  if (relation === "unknown id") return "no-such-membership";
  const whose =
    relation === "own" && viewer
      ? viewer
      : await world.signIn(otherPerson(asker));
  return whose?.membership.id ?? "";
}

async function importIn({
  relation,
  asker,
  viewer,
  world,
}: Question): Promise<string> {
  const { imports } = world.runtime;
  // Who may not import is asked about somebody else's.
  const mine =
    viewer !== null && asker !== "administrator" && relation === "own";
  const owner = mine ? viewer : await world.signIn(otherPerson(asker));
  if (relation === "unknown id" || !owner) return "no-such-import";
  return (await imports.begin(owner, { name: "a.zip", bytes: 10 })).id;
}

async function tokenOf(
  { tokens }: Pick<Runtime, "tokens">,
  viewer: Viewer | null,
): Promise<string> {
  return viewer
    ? (await tokens.create(viewer, "a machine", 1)).id
    : "no-such-token";
}

const viewName = ({ relation, asker }: Question): string =>
  `view of ${relation === "own" ? asker : otherPerson(asker)}`;

async function viewIn(question: Question): Promise<string> {
  const { relation, asker, viewer, world } = question;
  if (relation === "unknown id") return "no-such-view";
  const owner =
    relation === "own" && viewer
      ? viewer
      : await world.signIn(otherPerson(asker));
  const name = viewName(question);
  const view = { name, address: "/sites", isShared: true };
  return (await world.runtime.views.save(owner, view)).id;
}

const profileOnly = (data: unknown): string => {
  const { all } = (data as { registrySites: { all: number } }).registrySites;
  return all > 0 ? "answer" : "empty";
};

/** Of a site, by relation: `docs/methods.md`, "Who may see what". Root fields, and the lists that sites stand in. */
export const MATRIX: Readonly<Record<string, Row>> = {
  ...PEOPLE_MATRIX,
  ...ENTRY_ROWS,
  ...SCENARIO_ROWS,
  "Query.service": {
    ask: () => `{ service { demo version } }`,
    expected: `
              | anonymous | buyer  | programme | supplier | administrator | with data right
      anyone  | answer    | answer | answer    | answer   | answer        | answer`,
  },
  "Query.catalogue": {
    ask: () => `{ catalogue { id } }`,
    expected: `
              | anonymous | buyer  | programme | supplier | administrator | with data right
      anyone  | answer    | answer | answer    | answer   | answer        | answer`,
  },
  "Query.viewer": {
    ask: () => `{ viewer { login } }`,
    expected: `
              | anonymous | buyer  | programme | supplier | administrator | with data right
      oneself | empty     | answer | answer    | answer   | answer        | answer`,
  },
  "Query.lenses": {
    ask: () => `{ lenses { id } }`,
    outcome: (data, question) =>
      JSON.stringify(data).includes(`"${entityIn(question)}"`)
        ? "answer"
        : "empty",
    expected: `
                            | anonymous       | buyer  | programme | supplier | administrator | with data right
      own                   | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN
      an entity below       | UNAUTHENTICATED | answer | empty     | answer   | FORBIDDEN     | FORBIDDEN
      a supplier of its own | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      another organisation  | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN`,
  },
  "Query.network": {
    ask: (question) => `{ network(lens: "${entityIn(question)}") { id } }`,
    expected: `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                   | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      an entity below       | UNAUTHENTICATED | answer    | NOT_FOUND | answer    | FORBIDDEN     | FORBIDDEN
      a supplier of its own | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      another organisation  | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`,
  },
  "Query.site": {
    ask: (question) =>
      `{ site(id: "${siteIn(question)}", period: "2026-Q1") { facts { value } answers { value } } }`,
    outcome: siteOutcome,
    expected: `
                                          | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                                 | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      of an entity below                  | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      granted                             | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      granted until today                 | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      grant expired                       | UNAUTHENTICATED | profile   | profile   | profile   | FORBIDDEN     | FORBIDDEN
      grant still to come                 | UNAUTHENTICATED | profile   | profile   | profile   | FORBIDDEN     | FORBIDDEN
      grant withdrawn                     | UNAUTHENTICATED | profile   | NOT_FOUND | profile   | FORBIDDEN     | FORBIDDEN
      not granted                         | UNAUTHENTICATED | profile   | profile   | profile   | FORBIDDEN     | FORBIDDEN
      customer                            | UNAUTHENTICATED | profile   | profile   | profile   | FORBIDDEN     | FORBIDDEN
      further up, named, granted          | UNAUTHENTICATED | answer    | NOT_FOUND | answer    | FORBIDDEN     | FORBIDDEN
      further up, named, not granted      | UNAUTHENTICATED | profile   | NOT_FOUND | profile   | FORBIDDEN     | FORBIDDEN
      further up, process only, granted   | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      further up, existence only, granted | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      further up, private, granted        | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      outside, granted                    | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      outside                             | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id                          | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Site.name": {
    ask: (question) => `{ site(id: "${siteIn(question)}") { name { en } } }`,
    expected: `
                                          | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                                 | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      granted                             | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      grant expired                       | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      not granted                         | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      further up, named, not granted      | UNAUTHENTICATED | answer    | NOT_FOUND | answer    | answer        | answer
      further up, process only, granted   | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | answer        | answer
      further up, existence only, granted | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | answer        | answer
      further up, private, granted        | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | answer        | answer
      outside                             | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | answer        | answer
      unknown id                          | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Query.search": {
    ask: (question) =>
      `{ search(text: "Plant ${siteIn(question)}", first: 50) { ... on Site { name { en } } } }`,
    outcome: holdsSite,
    expected: `
                                          | anonymous       | buyer  | programme | supplier | administrator | with data right
      own                                 | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      of an entity below                  | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      granted                             | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      grant expired                       | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      not granted                         | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      customer                            | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      further up, named, not granted      | UNAUTHENTICATED | answer | empty     | answer   | answer        | answer
      further up, process only, granted   | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      further up, existence only, granted | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      further up, private, granted        | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      outside, granted                    | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      outside                             | UNAUTHENTICATED | empty  | empty     | empty    | answer        | answer
      unknown id                          | UNAUTHENTICATED | empty  | empty     | empty    | empty         | empty`,
  },
  // The newest period has ended while the enrolment held: the site is counted, and no longer shared.
  "Network.sites": {
    ask: () =>
      `{ network { sites(first: 500) { edges { node { name { en } } } } } }`,
    outcome: holdsSite,
    expected: `
                                          | anonymous       | buyer  | programme | supplier | administrator | with data right
      own                                 | UNAUTHENTICATED | answer | empty     | answer   | FORBIDDEN     | FORBIDDEN
      granted                             | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN
      grant expired                       | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN
      not granted                         | UNAUTHENTICATED | answer | empty     | answer   | FORBIDDEN     | FORBIDDEN
      customer                            | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      further up, named, not granted      | UNAUTHENTICATED | answer | empty     | answer   | FORBIDDEN     | FORBIDDEN
      further up, process only, granted   | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      further up, existence only, granted | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      further up, private, granted        | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      outside                             | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN`,
  },
  "Query.registrySites": {
    ask: () => `{ registrySites { all } }`,
    outcome: profileOnly,
    expected: `
              | anonymous       | buyer     | programme | supplier  | administrator | with data right
      anyone  | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | answer        | answer`,
  },
  "Query.changes": {
    ask: () => `{ changes(first: 5) { edges { cursor } } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      anyone  | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
  "Query.imports": {
    ask: async (question) => {
      await importIn({ ...question, relation: "own" });
      return `{ imports(first: 5) { edges { cursor } } }`;
    },
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      own     | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | answer`,
  },
  "Query.import": {
    ask: async (question) =>
      `{ import(id: "${await importIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Query.withdrawalPlan": {
    ask: () => `{ withdrawalPlan(change: "no-such-change") { __typename } }`,
    expected: `
                 | anonymous       | buyer     | programme | supplier  | administrator | with data right
      unknown id | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.beginImport": {
    ask: () => `mutation { beginImport(fileName: "a.zip", bytes: 10) { id } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      anyone  | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | answer`,
  },
  "Mutation.answerImportQuestions": {
    ask: async (question) =>
      `mutation { answerImportQuestions(id: "${await importIn(question)}", answers: []) { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.cancelImport": {
    ask: async (question) =>
      `mutation { cancelImport(id: "${await importIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.finishImport": {
    ask: async (question) =>
      `mutation { finishImport(id: "${await importIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.planImportAgain": {
    ask: async (question) =>
      `mutation { planImportAgain(id: "${await importIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Subscription.importProgress": {
    ask: async (question) =>
      `subscription { importProgress(id: "${await importIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.publishImport": {
    ask: async (question) =>
      `mutation { publishImport(id: "${await importIn(question)}", change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b11") { __typename } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.withdrawChange": {
    ask: () =>
      `mutation { withdrawChange(change: "no-such-change", digest: "x", as: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b12") { __typename } }`,
    expected: `
                 | anonymous       | buyer     | programme | supplier  | administrator | with data right
      unknown id | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | NOT_FOUND`,
  },
  "Mutation.startExport": {
    ask: ({ relation, asker }) => {
      const [kind = "", whose = ""] = relation.split(" of ");
      const own = organisationOf(asker);
      const lens =
        whose === "another" ? `, lens: "${own === "s" ? "a" : "s"}"` : "";
      const period = kind === "figures" ? `, period: "2026-Q1"` : "";
      return `mutation { startExport(export: { kind: ${kind}${lens}${period} }) { __typename } }`;
    },
    expected: `
                         | anonymous       | buyer     | programme | supplier  | administrator | with data right
      template           | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | answer
      workbook           | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | answer
      figures of its own | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      figures of another | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`,
  },
  "Query.savedViews": {
    ask: async (question) => {
      await viewIn(question);
      return `{ savedViews { name } }`;
    },
    outcome: (data, question) =>
      JSON.stringify(data).includes(`"${viewName(question)}"`)
        ? "answer"
        : "empty",
    expected: `
                       | anonymous       | buyer  | programme | supplier | administrator | with data right
      own              | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer
      another person's | UNAUTHENTICATED | empty  | empty     | empty    | empty         | empty`,
  },
  "Mutation.saveView": {
    ask: () =>
      `mutation { saveView(view: { name: "mine", address: "/overview", isShared: false }) { id } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      oneself | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
  "Mutation.changeView": {
    ask: async (question) =>
      `mutation { changeView(id: "${await viewIn(question)}", name: "other", isShared: false) { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Mutation.deleteView": {
    ask: async (question) =>
      `mutation { deleteView(id: "${await viewIn(question)}") }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Query.registrySummary": {
    ask: () => `{ registrySummary { sites } }`,
    expected: `
              | anonymous       | buyer     | programme | supplier  | administrator | with data right
      anyone  | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | answer        | answer`,
  },
  "Query.registryQuality": {
    ask: () => `{ registryQuality { faults { total } duplicates { total } } }`,
    expected: `
              | anonymous       | buyer     | programme | supplier  | administrator | with data right
      anyone  | UNAUTHENTICATED | FORBIDDEN | FORBIDDEN | FORBIDDEN | answer        | answer`,
  },
  "Mutation.signIn": {
    ask: ({ asker, relation, world }) => {
      const { login, password } = world.passwordOf(
        asker === "anonymous" ? "buyer" : asker,
      );
      const given = relation === "right password" ? password : "another";
      const who =
        relation === "unknown login" ? "nobody@people.example" : login;
      return `mutation { signIn(login: "${who}", password: "${given}") { __typename } }`;
    },
    outcome: (data) =>
      JSON.stringify(data).includes("SignedIn") ? "answer" : "refused",
    expected: `
                     | anonymous | buyer   | programme | supplier | administrator | with data right
      right password | answer    | answer  | answer    | answer   | answer        | answer
      wrong password | refused   | refused | refused   | refused  | refused       | refused
      unknown login  | refused   | refused | refused   | refused  | refused       | refused`,
  },
  "Mutation.signOut": {
    ask: () => `mutation { signOut }`,
    expected: `
              | anonymous | buyer  | programme | supplier | administrator | with data right
      oneself | answer    | answer | answer    | answer   | answer        | answer`,
  },
  "Mutation.switchMembership": {
    ask: async (question) =>
      `mutation { switchMembership(id: "${await membershipIn(question)}") { id } }`,
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Mutation.setPreferences": {
    ask: () => `mutation { setPreferences(locale: th, era: common) { id } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      oneself | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
  "Mutation.createApiToken": {
    ask: () =>
      `mutation { createApiToken(name: "reports", days: 30, actions: ["sites:read"]) { id } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      oneself | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
  "Mutation.revokeApiToken": {
    ask: async ({ relation, asker, viewer, world }) => {
      const owner =
        relation === "own" ? viewer : await world.signIn(otherPerson(asker));
      const id =
        relation === "unknown id"
          ? "no-such-token"
          : await tokenOf(world.runtime, owner);
      return `mutation { revokeApiToken(id: "${id}") { id } }`;
    },
    expected: `
                       | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own              | UNAUTHENTICATED | answer    | answer    | answer    | answer        | answer
      another person's | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND
      unknown id       | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | NOT_FOUND     | NOT_FOUND`,
  },
  "Subscription.published": {
    ask: () => `subscription { published }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      anyone  | UNAUTHENTICATED | answer | answer    | answer   | answer        | answer`,
  },
};
