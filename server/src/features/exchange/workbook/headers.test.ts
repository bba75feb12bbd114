import { describe, expect, test } from "@jest/globals";
import { loadCatalogue } from "@saphan/shared/contract";
import { createHeaders, SHEETS } from "./headers.ts";

const catalogue = loadCatalogue();
const headers = createHeaders(catalogue);

describe("headers", () => {
  test.each(SHEETS)("%s is known by its id and its Thai name", (sheet) => {
    const { name, columns } = catalogue.headers.sheets[sheet]!;
    expect([sheet, name.th, sheet.toLowerCase()].map(headers.sheetOf)).toEqual([
      sheet,
      sheet,
      sheet,
    ]);
    for (const [id, { en, th }] of Object.entries(columns))
      for (const text of [id, en, th, ` ${id.replaceAll("_", "-")}. `])
        expect([...headers.match(sheet, [text]).places]).toEqual([[id, 0]]);
  });

  test("columns may come in any order and language", () => {
    const { places, faults } = headers.match("Sites", [
      "จังหวัด",
      "Site key",
      "ENTITY_KEY",
    ]);
    expect([...places]).toEqual([
      ["province", 0],
      ["site_key", 1],
      ["entity_key", 2],
    ]);
    expect(faults).toEqual([]);
  });

  test("unknown, nameless and repeated columns are reported", () => {
    const { places, width, faults } = headers.match("Sites", [
      "Site key",
      "Colour",
      "",
      "site_key",
      "",
    ]);
    expect([...places.keys()]).toEqual(["site_key"]);
    expect(width).toBe(4);
    expect(faults).toEqual([
      { code: "column_unknown", text: "Colour", place: 2 },
      { code: "column_unnamed", text: "", place: 3 },
      { code: "column_twice", text: "site_key", place: 4 },
    ]);
  });

  test("a sheet that the workbook does not have is none", () => {
    expect(headers.sheetOf("Notes")).toBeUndefined();
  });
});
