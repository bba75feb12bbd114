import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

function text(name: string, pattern: RegExp, example: string) {
  const check = (value: unknown): string => {
    if (typeof value === "string" && pattern.test(value)) return value;
    throw new GraphQLError(`${name} must look like ${example}.`, {
      extensions: { code: "BAD_USER_INPUT" },
    });
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: String,
    parseValue: check,
    parseLiteral: (node) =>
      check(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Lists that are never read back: a grid travels one way. */
function list(name: string) {
  const refuse = (): never => {
    throw new GraphQLError(`${name} is not an input.`);
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: refuse,
    parseLiteral: refuse,
  });
}

export const scalars = {
  Day: text("Day", /^\d{4}-\d{2}-\d{2}$/, "2026-06-30"),
  Period: text("Period", /^\d{4}-Q[1-4]$/, "2026-Q2"),
  Timestamp: text(
    "Timestamp",
    /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
    "2026-06-30T09:00:00Z",
  ),
  F64List: list("F64List"),
  CodeList: list("CodeList"),
};
