/** Rows of the matrix on saved scenarios: for whoever reads figures, shared under one organisation and role. */
import type { Viewer } from "../../access/viewer.ts";
import type { Question, Row } from "./matrix-table.ts";
import { organisationOf } from "./matrix-world.ts";

/** Who kept it: a colleague is another account under the asker's membership. */
async function ownerIn({
  asker,
  relation,
  viewer,
  world,
}: Question): Promise<Viewer | null> {
  const isReader = ["buyer", "programme", "supplier"].includes(asker);
  // Who reads no figures has none of its own: it asks about a buyer's.
  const own = isReader ? viewer : await world.signIn("buyer");
  if (!own || relation === "own") return own;
  if (relation === "another organisation's")
    return world.signIn(asker === "supplier" ? "buyer" : "supplier");
  return { ...own, account: { ...own.account, id: `colleague of ${asker}` } };
}

const nameIn = ({ asker, relation }: Question): string =>
  `scenario of ${asker}: ${relation}`;

async function scenarioIn(question: Question): Promise<string> {
  const owner = await ownerIn(question);
  if (question.relation === "unknown id" || !owner) return "no-such-scenario";
  const isShared = question.relation !== "a colleague's, not shared";
  const { data } = await question.world.ask(
    owner,
    `mutation { saveScenario(scenario: { name: "${nameIn(question)}", definition: "x", lens: "${owner.membership.organisation}", seq: 1, outcome: "", isShared: ${isShared} }) { id } }`,
  );
  return (data as { saveScenario: { id: string } }).saveScenario.id;
}

/** Shared or not, only who kept one changes it. */
const OF_OWNER = `
                            | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                       | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      a colleague's, shared     | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      a colleague's, not shared | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      another organisation's    | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id                | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`;

/** Who opens one; and as all that ask here manage their organisation's people, who deletes one. */
const OF_SHARED = `
                                | anonymous       | buyer     | programme | supplier  | administrator | with data right
      own                       | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      a colleague's, shared     | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN
      a colleague's, not shared | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      another organisation's    | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN
      unknown id                | UNAUTHENTICATED | NOT_FOUND | NOT_FOUND | NOT_FOUND | FORBIDDEN     | FORBIDDEN`;

export const SCENARIO_ROWS: Readonly<Record<string, Row>> = {
  "Query.scenarios": {
    ask: async (question) => {
      await scenarioIn(question);
      return `{ scenarios { name } }`;
    },
    outcome: (data, question) =>
      JSON.stringify(data).includes(`"${nameIn(question)}"`)
        ? "answer"
        : "empty",
    expected: `
                                | anonymous       | buyer  | programme | supplier | administrator | with data right
      own                       | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN
      a colleague's, shared     | UNAUTHENTICATED | answer | answer    | answer   | FORBIDDEN     | FORBIDDEN
      a colleague's, not shared | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN
      another organisation's    | UNAUTHENTICATED | empty  | empty     | empty    | FORBIDDEN     | FORBIDDEN`,
  },
  "Query.scenario": {
    ask: async (question) =>
      `{ scenario(id: "${await scenarioIn(question)}") { id } }`,
    expected: OF_SHARED,
  },
  "Mutation.saveScenario": {
    ask: async (question) => {
      const { relation, asker } = question;
      const id =
        relation === "new" ? "" : `id: "${await scenarioIn(question)}", `;
      return `mutation { saveScenario(scenario: { ${id}name: "mine, ${relation}", definition: "x", lens: "${organisationOf(asker)}", seq: 1, outcome: "", isShared: false }) { id } }`;
    },
    expected: `${OF_OWNER}
      new                       | UNAUTHENTICATED | answer    | answer    | answer    | FORBIDDEN     | FORBIDDEN`,
  },
  "Mutation.removeScenario": {
    ask: async (question) =>
      `mutation { removeScenario(id: "${await scenarioIn(question)}") }`,
    expected: OF_SHARED,
  },
};
