import { describe, expect, test } from "@jest/globals";
import { createCatalogue } from "../../lib/catalogue.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import {
  columnsParameter,
  nextOrder,
  orderParameter,
  readColumns,
  readOrder,
} from "./table-model.ts";

const catalogue = createCatalogue(catalogueTerms());
const USUAL = ["train_coverage", "sd_maturity_level", "hrdd_embed_level"];
const read = (search: string) =>
  readColumns(new URLSearchParams(search), catalogue);

describe("the columns of the table of sites", () => {
  test.each([
    ["", USUAL],
    ["of=fr_document_custody", [...USUAL, "fr_document_custody"]],
    ["of=train_coverage", USUAL],
    ["cols=-", []],
    [
      "cols=train_hours_avg,nonsense,train_coverage",
      ["train_hours_avg", "train_coverage"],
    ],
  ])("are read from “%s”", (search, columns) => {
    expect(read(search)).toEqual(columns);
  });

  test("are named in the address only where they are not the usual ones", () => {
    const none = new URLSearchParams();
    expect(columnsParameter(USUAL, none)).toBeUndefined();
    expect(columnsParameter([], none)).toBe("-");
    expect(columnsParameter(["train_coverage"], none)).toBe("train_coverage");
  });

  test("without the one that the sites are filtered by stay without it", () => {
    const filtered = new URLSearchParams("of=fr_document_custody");
    const address = columnsParameter(USUAL, filtered);
    expect(address).toBe(USUAL.join());
    expect(read(`of=fr_document_custody&cols=${address}`)).toEqual(USUAL);
  });
});

describe("the order of the table of sites", () => {
  const order = (search: string) =>
    readOrder(new URLSearchParams(search), USUAL);

  test.each([
    ["", "name", false],
    ["sort=-headcount", "headcount", true],
    ["sort=train_coverage", "train_coverage", false],
    ["sort=not_a_column", "name", false],
  ])("is read from “%s”", (search, by, descending) => {
    expect(order(search)).toEqual({ by, descending });
  });

  test("survives being written and read", () => {
    const written = orderParameter({ by: "tier", descending: true });
    expect(order(`sort=${written}`)).toEqual({ by: "tier", descending: true });
    expect(orderParameter({ by: "name", descending: false })).toBeUndefined();
  });

  test("begins with the most of a number, and turns around at the next click", () => {
    const byName = { by: "name", descending: false };
    const first = nextOrder(byName, "train_coverage", true);
    expect(first).toEqual({ by: "train_coverage", descending: true });
    expect(nextOrder(first, "train_coverage", true).descending).toBe(false);
    expect(nextOrder(byName, "province", false).descending).toBe(false);
  });
});
