/** What the pages ask: nothing that they send may meet the limits that keep others from asking too much. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  parse,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from "graphql";
import { buildSchema, limitRules } from "./server.ts";

const CLIENT = path.resolve(import.meta.dirname, "../../../client/src");

/** As the client sends them: what only it reads is taken out. */
const definitions = readdirSync(CLIENT, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".graphql"))
  .flatMap((file) => {
    const source = readFileSync(path.join(CLIENT, file), "utf8");
    return visit(parse(source, { noLocation: true }), {
      Directive: ({ name }) => (name.value === "unmask" ? null : undefined),
    }).definitions;
  });
const fragments = new Map(
  definitions
    .filter((node): node is FragmentDefinitionNode => "typeCondition" in node)
    .map((node) => [node.name.value, node]),
);
const operations = definitions.filter(
  (node): node is OperationDefinitionNode => "operation" in node,
);

/** The operation with the fragments that it reaches. */
function documentOf(operation: OperationDefinitionNode): DocumentNode {
  const reached = new Set<FragmentDefinitionNode>();
  const reach = (node: FragmentDefinitionNode | OperationDefinitionNode) => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || reached.has(fragment)) return;
        reached.add(fragment);
        reach(fragment);
      },
    });
  };
  reach(operation);
  return {
    kind: "Document",
    definitions: [operation, ...reached],
  } as DocumentNode;
}

const schema = buildSchema();

describe("within the limits of the server", () => {
  test("there are pages that ask", () => {
    expect(operations.length).toBeGreaterThan(50);
  });

  test.each(operations.map((node) => [node.name?.value, node] as const))(
    "stands %s",
    (_name, operation) => {
      const faults = validate(schema, documentOf(operation), [
        ...specifiedRules,
        ...limitRules(),
      ]);
      expect(faults.map(({ message }) => message)).toEqual([]);
    },
  );
});
