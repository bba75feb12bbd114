/** Rows of the matrix on what is typed: answers, facts, links, grants. Speaking of a site is narrower than seeing it. */
import type { Question, Row } from "./matrix-table.ts";
import { siteOf, type Relation } from "./matrix-world.ts";

const siteIn = ({ asker, relation }: Question) =>
  siteOf(asker, relation as Relation);

/** Whom a buyer has not declared, and whom a programme has not enrolled, it does not speak of, granted or not. */
const MAY_SPEAK = `
                                          | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                                 | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      of an entity below                  | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      granted                             | UNAUTHENTICATED | NOT_FOUND | answer    | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      grant expired                       | UNAUTHENTICATED | NOT_FOUND | answer    | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      not granted                         | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      customer                            | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      further up, named, granted          | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      further up, private, granted        | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      outside                             | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id                          | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`;

/** Grants and links are given by who owns the site, whoever else may speak of it. */
const OWN_SITES = `
                     | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own            | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      granted        | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      not granted    | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      outside        | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id     | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`;

const refusedOrNot = (data: unknown): string =>
  JSON.stringify(data).includes("RecordRefused") ? "refused" : "answer";

/** Who states links of an organisation says what they disclose where nothing is said. */
const WHO_ENTERS = `
                | anonymous       | buyer  | programme | supplier | administrator | with data right
      own       | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN`;

export const ENTRY_ROWS: Readonly<Record<string, Row>> = {
  "Query.linkPolicy": {
    ask: () => `{ linkPolicy { disclosure } }`,
    expected: WHO_ENTERS,
  },
  "Mutation.setLinkPolicy": {
    ask: () => `mutation { setLinkPolicy(disclosure: private) { disclosure } }`,
    expected: WHO_ENTERS,
  },
  "Query.answerSheet": {
    ask: (question) => `{ answerSheet(site: "${siteIn(question)}") { id } }`,
    expected: MAY_SPEAK,
  },
  "Query.answerableSites": {
    ask: () => `{ answerableSites { total } }`,
    expected: `
              | anonymous       | buyer  | programme | supplier | administrator | with data right
      anyone  | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN`,
  },
  "Mutation.saveDraft": {
    ask: (question) =>
      `mutation { saveDraft(site: "${siteIn(question)}", period: "2026-Q1", cells: []) { sheet { id } } }`,
    expected: MAY_SPEAK,
  },
  "Mutation.publishDraft": {
    ask: (question) =>
      `mutation { publishDraft(site: "${siteIn(question)}", period: "2026-Q1", change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b13", cells: []) { __typename } }`,
    expected: MAY_SPEAK,
  },
  "Query.grantees": {
    ask: (question) => `{ grantees(site: "${siteIn(question)}") { id } }`,
    outcome: () => "answer",
    expected: OWN_SITES,
  },
  // Refused in words: the organisation is not known to who asks. What is not an own site does not get that far.
  "Mutation.enterGrant": {
    ask: (question) =>
      `mutation { enterGrant(change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b14", grant: { site: "${siteIn(question)}", organisation: "nobody", since: "2026-05-01", isChange: false }) { __typename } }`,
    outcome: refusedOrNot,
    expected: OWN_SITES.replaceAll("| answer    ", "| refused   "),
  },
  "Mutation.withdrawGrant": {
    ask: (question) =>
      `mutation { withdrawGrant(site: "${siteIn(question)}", grant: "no-such-grant", change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b15") { __typename } }`,
    expected: OWN_SITES.replaceAll("| answer    ", "| NOT_FOUND "),
  },
  "Mutation.enterLink": {
    ask: (question) =>
      `mutation { enterLink(change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b16", link: { site: "${siteIn(question)}", other: "nowhere", supplies: true, partFamily: "", share: "", disclosure: private }) { __typename } }`,
    outcome: refusedOrNot,
    expected: OWN_SITES.replaceAll("| answer    ", "| refused   "),
  },
  "Mutation.withdrawLink": {
    ask: (question) =>
      `mutation { withdrawLink(site: "${siteIn(question)}", link: "no-such-link", seen: { disclosure: private }, change: "0b6f2c1e-6f0a-4d0e-9a51-7d7f0f6a2b17") { __typename } }`,
    expected: OWN_SITES.replaceAll("| answer    ", "| NOT_FOUND "),
  },
};
