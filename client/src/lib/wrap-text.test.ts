import { describe, expect, test } from "@jest/globals";
import { wrapText } from "./wrap-text.ts";

describe("lines of a label", () => {
  test("break between words", () => {
    expect(wrapText("Siam Stamping Works Plant 2", 14, 3)).toEqual([
      "Siam Stamping",
      "Works Plant 2",
    ]);
  });

  test("break between Thai words, whose marks take no room", () => {
    const lines = wrapText("ชิ้นส่วนพลาสติกและยาง", 12, 3);
    expect(lines.join("")).toBe("ชิ้นส่วนพลาสติกและยาง");
    expect(lines.length).toBe(2);
  });

  test("say that there is more", () => {
    expect(wrapText("one two three four", 4, 2)).toEqual(["one", "two…"]);
  });

  test("are none of nothing", () => {
    expect(wrapText("", 10, 2)).toEqual([]);
  });
});
