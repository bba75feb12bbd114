import { describe, expect, test } from "@jest/globals";
import { IMPORT_REASONS } from "./import-reasons.data.ts";
import { placeholdersOf, REASON_CODES, reasonText } from "./import-reasons.ts";

describe("reasons", () => {
  test.each(REASON_CODES)(
    "%s has the same places in Thai as in English, and Thai letters",
    (code) => {
      const { en, th } = IMPORT_REASONS[code];
      expect(placeholdersOf(th)).toEqual(placeholdersOf(en));
      expect(th).toMatch(/[ก-๙]/);
      expect(th).not.toMatch(/ครับ|ค่ะ/);
    },
  );

  test("parameters are filled in, in either language", () => {
    const reason = { code: "csv_broken", params: { name: "Sites", row: 7 } };
    expect(reasonText(reason as never, "en")).toBe(
      "Sites cannot be read from row 7 on: its quotation marks do not fit.",
    );
    expect(reasonText(reason as never, "th")).toContain("แถว 7");
  });

  test("a missing parameter shows as a gap", () => {
    expect(reasonText({ code: "csv_broken", params: {} }, "en")).toContain(
      "{row}",
    );
  });
});
