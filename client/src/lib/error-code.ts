import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** What the server calls a failure; undefined where it was not reached, empty where it gave no name. */
export function errorCode(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const code = error.errors[0]?.extensions?.["code"];
  return typeof code === "string" ? code : "";
}
