import { describe, expect, test } from "@jest/globals";
import { createResponseCache } from "./response-cache.ts";

const { isShared } = createResponseCache();

describe("an answer that is kept for others who may see the same", () => {
  test("is about the network", () => {
    expect(isShared("{ network { supplyModel { sites } } }")).toBe(true);
  });

  test.each([
    "{ viewer { login } }",
    "{ savedViews { name } }",
    "{ scenarios { name } }",
    `{ scenario(id: "x") { name } }`,
    "{ network { supplyModel { sites } } scenarios { name } }",
    "{ network { id } ...own } fragment own on Query { scenarios { name } }",
    "{ ... { scenarios { name } } }",
  ])("is never about the person: %s", (query) => {
    expect(isShared(query)).toBe(false);
  });
});
