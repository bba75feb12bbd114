/** Every query, mutation and subscription answers each role, in each relation, as `testing/matrix-table.ts` says. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { isObjectType, parse, validate } from "graphql";
import { MATRIX, type Question, type Row } from "./testing/matrix-table.ts";
import { ASKERS, openWorld, type World } from "./testing/matrix-world.ts";
import { schema } from "./testing/product.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Lines of cells, the relation first. */
const cellsOf = (table: string): string[][] =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

const show = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.join(" | ")).join("\n");

function isEmpty(data: unknown): boolean {
  if (data === null || data === undefined) return true;
  if (typeof data !== "object") return false;
  return Object.values(data).every(isEmpty);
}

async function outcomeOf(row: Row, question: Question): Promise<string> {
  const document = parse(await row.ask(question));
  expect(validate(schema, document)).toEqual([]);
  const { data, errors } = await world.ask(question.viewer, document);
  const [error] = errors;
  if (error) return error.code;
  if (row.outcome) return row.outcome(data, question);
  return isEmpty(data) ? "empty" : "answer";
}

test("there is a row for every root field of the schema, and none for what is not there", () => {
  const types = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  const rootFields = types.flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map(
      (field) => `${type?.name}.${field}`,
    ),
  );
  const isThere = (name: string): boolean => {
    const [type = "", field = ""] = name.split(".");
    const parent = schema.getType(type);
    return isObjectType(parent) && field in parent.getFields();
  };
  expect({
    withoutRow: rootFields.filter((name) => !(name in MATRIX)),
    withoutField: Object.keys(MATRIX).filter((name) => !isThere(name)),
  }).toEqual({ withoutRow: [], withoutField: [] });
});

describe("the matrix", () => {
  test.each(Object.entries(MATRIX))("%s", async (_name, row) => {
    const [header = [], ...lines] = cellsOf(row.expected);
    expect(header.slice(1)).toEqual([...ASKERS]);
    const found: string[][] = [];
    for (const [relation = "", ...expected] of lines) {
      const line = [relation];
      for (const [i, asker] of ASKERS.entries()) {
        const viewer = await world.signIn(asker);
        const asked = { asker, relation, viewer, world };
        line.push(expected[i] === "-" ? "-" : await outcomeOf(row, asked));
      }
      found.push(line);
    }
    expect(show(found)).toBe(show(lines));
  });
});
