/** What is refused before it is validated, because validating it, or reading its variables, would cost too much. */
import { GraphQLError, OperationTypeNode, type ValidationRule } from "graphql";

/** A socket is the way for them; over HTTP nobody would hear what they say. */
export const noSubscriptions: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (node.operation === OperationTypeNode.SUBSCRIPTION)
      context.reportError(
        new GraphQLError("Subscriptions go over a socket, at this address.", {
          nodes: node,
          extensions: { code: "BAD_USER_INPUT" },
        }),
      );
  },
});

/** No input type of ours goes deeper than half of this. */
const DEEPEST = 16;

/** Whether a value nests deeper than any input may; it is looked through without recursion. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((each): readonly unknown[] =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
