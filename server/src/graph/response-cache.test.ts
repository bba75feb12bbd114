import { expect, test } from "@jest/globals";
import { createResponseCache } from "./response-cache.ts";

test("no answer with a site in it is kept for others: who looks is counted when it is made", () => {
  const { isShared } = createResponseCache();
  expect(isShared("{ catalogue { id } }")).toBe(true);
  expect(isShared(`{ catalogue { id } site(id: "x") { id } }`)).toBe(false);
});
