import { expect, test } from "@jest/globals";
import { WORKBOOK_LIMITS, XLSX_LIMITS } from "@saphan/shared/contract";
import { createFormat } from "../../lib/format.ts";
import { faultOf } from "./check-file.ts";

const format = createFormat("en", "common");
const faultText = (name: string, size: number, expected?: number) =>
  faultOf({ name, size }, format, expected)?.text;

test("a file is looked at before it is sent", () => {
  const { packedBytes } = WORKBOOK_LIMITS;
  expect(faultText("book.ZIP", packedBytes)).toBeUndefined();
  expect(faultText("book.zip", packedBytes + 1)).toBe("data.tooLarge");
  expect(faultText("book.zip", 0)).toBe("data.empty");
  expect(faultText("book.csv", 10)).toBe("data.notZip");
  expect(faultText("book", 10)).toBe("data.notZip");
  expect(faultText("Book.XLSX", XLSX_LIMITS.packedBytes)).toBeUndefined();
  expect(faultText("book.xlsx", XLSX_LIMITS.packedBytes + 1)).toBe(
    "data.excelTooLarge",
  );
  for (const name of ["old.xls", "book.xlsb", "book.ods", "book.numbers"])
    expect(faultText(name, 10)).toBe("data.oldExcel");
});

test("what goes on must be as large as what was begun", () => {
  expect(faultText("renamed", 10, 10)).toBeUndefined();
  expect(faultText("book.zip", 11, 10)).toBe("data.notSame");
});
