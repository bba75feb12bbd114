import { expect, test } from "@jest/globals";
import { fileNameOf } from "./download.ts";

test.each([
  ["attachment; filename=plain.csv", "plain.csv"],
  ['attachment; filename="with space.csv"', "with space.csv"],
  ["attachment; filename=\"?.csv\"; filename*=UTF-8''%E0%B8%81.csv", "ก.csv"],
  ["attachment", ""],
])("of %s the name is %s", (disposition, name) => {
  expect(fileNameOf(disposition)).toBe(name);
});
