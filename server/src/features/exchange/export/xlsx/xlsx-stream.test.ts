import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import {
  XLSX_LIMITS,
  type XlsxCell,
  type XlsxSheet,
} from "@saphan/shared/contract";
import { xlsxFile, XlsxOverflow } from "./xlsx-stream.ts";

const sheetOf = (
  rows: readonly (readonly XlsxCell[])[],
  rest: Partial<XlsxSheet> = {},
): XlsxSheet => ({
  name: "One",
  columns: [],
  frozenRows: 0,
  dropDowns: [],
  rows: () => rows,
  ...rest,
});

test("another library reads what was written", async () => {
  const letters = fc.constantFrom(
    ...("aZ 0=+-'&<>\"_x%งานน้ำมันที่😀".match(/./gu) ?? []),
  );
  const text = fc
    .array(letters, { minLength: 1, maxLength: 9 })
    .map((list) => list.join("").trim())
    .filter((each) => each !== "");
  const cell = fc.oneof(
    text.map((value) => ({ cell: value, read: value })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => ({ cell: value, read: value === 0 ? 0 : value })),
    fc.integer({ min: -20_000, max: 60_000 }).map((day) => ({
      cell: { day },
      read: new Date(day * 86_400_000),
    })),
    fc.double({ min: 0, max: 1, noNaN: true }).map((percent) => ({
      cell: { percent },
      read: percent === 0 ? 0 : percent,
    })),
  );
  const rows = fc.array(
    // The library leaves out what is empty at the end of a row in all rows.
    fc.array(cell, { minLength: 4, maxLength: 4 }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const file = await xlsxFile([
        sheetOf(cells.map((row) => row.map((each) => each.cell))),
        sheetOf([["second"]], { name: "งานที่ <2>" }),
      ]);
      const sheets = await readExcelFile(Buffer.from(file));
      expect(sheets).toEqual([
        { sheet: "One", data: cells.map((row) => row.map(({ read }) => read)) },
        { sheet: "งานที่ <2>", data: [["second"]] },
      ]);
    }),
    { numRuns: 40 },
  );
});

test("drop-downs stand behind the rows and name where their words are", async () => {
  const file = await xlsxFile([
    sheetOf([["a"]], {
      frozenRows: 1,
      dropDowns: [
        { column: 2, fromRow: 4, source: "'รายการ'!$A$2:$A$9", isClosed: true },
      ],
    }),
  ]);
  const xml = strFromU8(
    unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array(),
  );
  expect(xml).toContain(
    '</sheetData><dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="stop" sqref="C4:C200000"><formula1>\'รายการ\'!$A$2:$A$9</formula1></dataValidation></dataValidations>',
  );
  expect(xml).toContain('ySplit="1"');
});

test("the same rows make the same bytes", async () => {
  const make = () => xlsxFile([sheetOf([["a", 1, { day: 9 }]])]);
  expect(await make()).toEqual(await make());
});

test("what an import would refuse is not written", async () => {
  const rows = function* () {
    for (let row = 0; row <= XLSX_LIMITS.rows; row++) yield [row];
  };
  await expect(xlsxFile([sheetOf([], { rows })])).rejects.toThrow(XlsxOverflow);
  const wide = "x".repeat(1_000_000);
  const long = function* () {
    for (let row = 0; row <= 250; row++) yield [wide];
  };
  await expect(xlsxFile([sheetOf([], { rows: long })])).rejects.toThrow(
    XlsxOverflow,
  );
});

test("stops when nobody takes it", async () => {
  const stop = new AbortController();
  const rows = function* () {
    for (let row = 0; ; row++) {
      if (row === 1_000) stop.abort(new Error("gone"));
      yield [row];
    }
  };
  await expect(xlsxFile([sheetOf([], { rows })], stop.signal)).rejects.toThrow(
    "gone",
  );
});
