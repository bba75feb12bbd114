import { describe, expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import { pino } from "pino";
import { DatabaseLost, DatabaseReadOnly } from "../platform/database-errors.ts";
import { DomainError, notFound } from "../platform/domain-error.ts";
import { formatErrors } from "./format-error.ts";

const SECRET = "mongodb://10.0.0.1 refused document {login: 'a@example.org'}";

/** What a client is told of an error in a resolver, and what is logged. */
function told(originalError: Error) {
  let logged = "";
  const log = pino({ level: "trace" }, { write: (line) => (logged += line) });
  const [error] = formatErrors(log)([
    new GraphQLError(originalError.message, {
      path: ["network", "sites"],
      originalError,
      extensions: { code: "INTERNAL_SERVER_ERROR", stacktrace: ["at x.ts:1"] },
    }),
  ]);
  return { error, logged };
}

describe("an error", () => {
  test("of ours that says no goes out by its code and public details", () => {
    const { error, logged } = told(
      new DomainError(
        "CONFLICT",
        "Somebody was faster.",
        { seq: 7 },
        { who: "a@example.org" },
      ),
    );
    expect(error).toMatchObject({ message: "Somebody was faster." });
    expect(error?.extensions).toEqual({ code: "CONFLICT", seq: 7 });
    expect(JSON.stringify(error)).not.toContain("a@example.org");
    expect(logged).toContain("a@example.org");
  });

  test("is the same for what is not there and what is not to be seen", () => {
    expect(told(notFound("site")).error).toEqual(told(notFound("site")).error);
    expect(told(notFound("site")).logged).toBe("");
  });

  test.each([
    ["a bug", new TypeError(SECRET), "INTERNAL_SERVER_ERROR"],
    ["a lost database", new DatabaseLost(SECRET), "UNAVAILABLE"],
    ["a full disk", new DatabaseReadOnly(SECRET, 14031), "UNAVAILABLE"],
  ])(
    "that is %s is masked, and logged under the id that is told",
    (_what, original, code) => {
      const { error, logged } = told(original);
      const { id } = error?.extensions as { id: string };
      expect(error?.extensions).toEqual({ code, id });
      expect(JSON.stringify(error)).not.toMatch(/mongodb|example|stack|x\.ts/);
      const line = JSON.parse(logged) as { errorId: string; err: Error };
      expect(line).toMatchObject({
        errorId: id,
        err: { message: original.message },
      });
    },
  );

  test("of the request itself keeps its words, and loses everything else", () => {
    const log = pino({ level: "silent" });
    const [error] = formatErrors(log)([
      new GraphQLError("Cannot query field.", {
        extensions: { code: "GRAPHQL_VALIDATION_FAILED", stacktrace: ["x"] },
      }),
    ]);
    expect(error).toMatchObject({ message: "Cannot query field." });
    expect(error?.extensions).toEqual({ code: "GRAPHQL_VALIDATION_FAILED" });
  });
});
