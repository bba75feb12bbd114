import { describe } from "@jest/globals";
import { describePages } from "./testing/pages.ts";

describe("in Thai", () => {
  describePages("th");
});
