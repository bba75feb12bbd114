import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import writeExcelFile from "write-excel-file/node";
import {
  columnLetters,
  serialOf,
  XLSX_LIMITS,
  type XlsxLimits,
} from "@saphan/shared/contract";
import { formatDay } from "@saphan/shared/core";
import {
  textRows,
  xlsxFiles,
  xlsxOf,
  type XmlWorkbook,
} from "../../testing/xlsx.ts";
import { withForgedSize, zipOf } from "../../testing/zips.ts";
import { bufferBytes } from "../byte-source.ts";
import { openWorkbook } from "../open-workbook.ts";
import type { WorkbookSource } from "../source.ts";
import { WorkbookFault } from "../workbook-fault.ts";
import { columnOf } from "./addresses.ts";
import { numberKind } from "./cell-formats.ts";
import { serialText } from "./serial-dates.ts";
import { openXlsxFile } from "./xlsx-file.ts";
import { rowSpans } from "./xlsx-source.ts";

const opened: WorkbookSource[] = [];
afterEach(async () => {
  for (const source of opened.splice(0)) await source.close();
});

async function open(
  file: Uint8Array,
  limits: Partial<XlsxLimits> = {},
  signal?: AbortSignal,
): Promise<WorkbookSource> {
  const source = await openWorkbook(bufferBytes(Uint8Array.from(file)), {
    wants: () => true,
    xlsxLimits: { ...XLSX_LIMITS, ...limits },
    signal,
  });
  opened.push(source);
  return source;
}

async function rowsOf(source: WorkbookSource, at = 0) {
  const rows: (readonly string[])[] = [];
  for await (const batch of source.sheets[at]?.rows() ?? [])
    rows.push(...batch);
  return rows;
}

/** In this thread, which takes less time than another. */
async function rowsHere(bytes: Uint8Array, limits: Partial<XlsxLimits> = {}) {
  const file = await openXlsxFile(bytes, { ...XLSX_LIMITS, ...limits });
  const rows: (readonly string[])[] = [];
  for await (const batch of file.rows(0)) rows.push(...batch);
  return rows;
}
const rowsIn = (workbook: XmlWorkbook) => rowsHere(xlsxOf(workbook));
const oneSheet = (data: string, rest: Partial<XmlWorkbook> = {}) =>
  rowsIn({ sheets: [{ name: "Sites", data }], ...rest });

async function faultOf(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (error instanceof WorkbookFault)
      return { code: error.code, params: error.params };
    throw error;
  }
  return undefined;
}
const faultIn = (file: Uint8Array, limits: Partial<XlsxLimits> = {}) =>
  faultOf(async () => rowsOf(await open(file, limits)));

describe("cells", () => {
  test("come as the texts that a CSV would have", async () => {
    const rows = await oneSheet(
      [
        '<row r="1">',
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="B1" t="s"><v>1</v></c>',
        '<c r="C1" t="inlineStr"><is><r><t>ro</t></r><r><t>se</t></r></is></c>',
        '<c r="D1" t="str"><f>A1</f><v>a &amp; b</v></c>',
        '<c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c>',
        '<c r="G1"><v>0.30000000000000004</v></c>',
        '<c r="H1"><v>1.05500000009E+11</v></c>',
        '<c r="I1" t="e"><v>#N/A</v></c>',
        '<c r="J1" t="d"><v>2026-06-30T00:00:00</v></c>',
        "</row>",
      ].join(""),
      {
        texts: [
          "<t>สะพาน</t>",
          "<r><t>line_x000D_</t></r><r><t>_x005F_x0041_</t></r><rPh><t>not this</t></rPh>",
        ],
      },
    );
    expect(rows).toEqual([
      [
        "สะพาน",
        "line\r_x0041_",
        "rose",
        "a & b",
        "true",
        "false",
        "0.30000000000000004",
        "105500000009",
        "#N/A",
        "2026-06-30",
      ],
    ]);
  });

  test("with a format are percentages and days", async () => {
    const rows = await oneSheet(
      '<row><c s="1"><v>0.45</v></c><c s="2"><v>46203</v></c><c s="3"><v>46203.5</v></c><c s="4"><v>46203</v></c><c s="0"><v>46203</v></c><c s="5"><v>0.07</v></c></row>',
      {
        styles: [0, 9, 14, 164, 165, 166],
        formats: {
          164: "[$-1070000]d/m/bbbb h:mm",
          165: "ดด &quot;%&quot;",
          166: "[Red]0.00%;-0.00%",
        },
      },
    );
    expect(rows).toEqual([
      ["45%", "2026-06-30", "2026-06-30 12:00:00", "2026-06-30", "46203", "7%"],
    ]);
  });

  test("of the calendar of 1904 are days of that calendar", async () => {
    const data = '<row><c s="1"><v>44741</v></c></row>';
    expect(
      await oneSheet(data, {
        styles: [0, 14],
        workbookPr: '<workbookPr date1904="1"/>',
      }),
    ).toEqual([["2026-06-30"]]);
  });

  test("that hold a formula nobody has computed are never empty", async () => {
    const rows = await oneSheet(
      '<row><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c t="str"><f>A9</f><v></v></c><c><f>1+1</f><v>2</v></c></row>',
    );
    expect(rows).toEqual([["#FORMULA!", "#FORMULA!", "", "2"]]);
  });

  test("are never read as nothing, no or 0, however they are written", async () => {
    const rows = await oneSheet(
      '<row><c><v><![CDATA[7]]></v></c><c t="inlineStr"><is><t><![CDATA[a & b]]></t></is></c><c t="b"><v>true</v></c><c><v> 5 </v></c></row>',
    );
    expect(rows).toEqual([["7", "a & b", "true", "5"]]);
    expect(await oneSheet('<row><c t="e"><v>#TIMEOUT!</v></c></row>')).toEqual([
      ["#UNKNOWN!"],
    ]);
    const blank =
      '<row><c t="b"><v> </v></c><c><v> </v></c><c><v>1</v></c></row>';
    expect(await oneSheet(blank)).toEqual([["", "", "1"]]);
  });

  test("that look like an escaped formula keep their mark", async () => {
    expect(await oneSheet(textRows([["'=1+1", "=1+1", "'plain"]]))).toEqual([
      ["''=1+1", "=1+1", "'plain"],
    ]);
  });

  test("may be written with a prefix, or without addresses", async () => {
    const files = xlsxFiles({ sheets: [{ name: "Sites", data: "" }] });
    const file = zipOf({
      ...files,
      "xl/worksheets/sheet1.xml":
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await rowsHere(file)).toEqual([["a", "7"]]);
  });
});

describe("rows", () => {
  test("stand at their own numbers, whatever is left out", async () => {
    expect(
      await oneSheet(
        '<row r="2"><c r="C2"><v>1</v></c></row><row r="3"><c r="A3" s="0"/></row><row r="5"><c r="A5"><v>2</v></c></row><row r="1048576"/>',
      ),
    ).toEqual([[], ["", "", "1"], [], [], ["2"]]);
  });

  test("and sheets that are hidden are read, and told", async () => {
    const source = await open(
      xlsxOf({
        externalLink: true,
        sheets: [
          {
            name: "Sites",
            state: "veryHidden",
            before: '<cols><col min="1" max="1" hidden="1"/></cols>',
            data: [1, 2, 3, 4, 6]
              .map(
                (row) =>
                  `<row r="${row}" ${row > 1 ? 'hidden="1"' : ""}><c r="A${row}"><v>${row}</v></c></row>`,
              )
              .join(""),
            after:
              '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A4"/></mergeCells>',
          },
        ],
      }),
    );
    expect(source.notes().map(({ code }) => code)).toEqual(["external_links"]);
    expect(await rowsOf(source)).toHaveLength(6);
    // Once, however often the rows are read.
    await rowsOf(source);
    expect(source.notes()).toEqual([
      { sheet: "", code: "external_links", params: {} },
      { sheet: "Sites", code: "hidden_sheet", params: {} },
      {
        sheet: "Sites",
        code: "hidden_rows",
        params: { count: 4, rows: "2–4, 6" },
      },
      { sheet: "Sites", code: "hidden_columns", params: {} },
      {
        sheet: "Sites",
        code: "merged_cells",
        params: { ranges: "A2:A4" },
      },
    ]);
  });

  test("are read again from the first, though somebody stopped half way", async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => [`k${at}`]);
    const source = await open(
      xlsxOf({
        sheets: [
          { name: "Sites", data: textRows(many) },
          { name: "Facts", data: textRows([["f"]]) },
        ],
      }),
    );
    for await (const batch of source.sheets[0]?.rows() ?? []) {
      expect(batch[0]).toEqual(["k0"]);
      break;
    }
    expect(await rowsOf(source, 1)).toEqual([["f"]]);
    expect(await rowsOf(source, 0)).toEqual(many);
    expect(source.done()).toBeGreaterThanOrEqual(source.size);
  });

  test("end when it is called off", async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 50_000 }, (_, at) => [String(at * at)]);
    const source = await open(
      xlsxOf({ sheets: [{ name: "Sites", data: textRows(many) }] }),
      {},
      stop.signal,
    );
    stop.abort(new Error("called off"));
    await expect(rowsOf(source)).rejects.toThrow("called off");
  });
});

describe("limits and faults", () => {
  const sheet = (data: string) => xlsxOf({ sheets: [{ name: "Sites", data }] });
  const row = textRows([["a", "b", "c"]]);
  const files = xlsxFiles({ sheets: [{ name: "Sites", data: row }] });
  const without = (part: RegExp) =>
    Object.fromEntries(
      Object.entries(files).filter(([name]) => !part.test(name)),
    );
  const sheetFile = "xl/worksheets/sheet1.xml";
  const sheetFirst = zipOf({ [sheetFile]: files[sheetFile] ?? "", ...files });

  test.each<[string, string, Uint8Array, Partial<XlsxLimits>]>([
    ["unpacked_too_large", "unpacked", sheet(row), { unpackedBytes: 500 }],
    [
      "ratio_too_high",
      "a bomb",
      sheet(textRows(Array.from({ length: 9_999 }, () => ["a", "a"]))),
      {},
    ],
    ["too_many_files", "files", sheet(row), { files: 3 }],
    ["too_many_sheet_rows", "rows", sheet(row + row + row), { rows: 2 }],
    ["too_many_columns", "columns", sheet(row), { columns: 2 }],
    [
      "xlsx_cell_broken",
      "a million columns",
      sheet('<row><c r="AAAA1"><v>1</v></c></row>'),
      {},
    ],
    [
      "xlsx_cell_broken",
      "rows out of order",
      sheet('<row r="2"/><row r="2"/>'),
      {},
    ],
    [
      "xlsx_cell_broken",
      "more rows than a sheet can have",
      sheet('<row r="9007199254740991"><c><v>1</v></c></row>'),
      {},
    ],
    [
      "xlsx_cell_broken",
      "two cells in one place",
      sheet('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      {},
    ],
    [
      "xlsx_cell_broken",
      "neither yes nor no",
      sheet('<row><c t="b"><v>2</v></c></row>'),
      {},
    ],
    [
      "xlsx_cell_broken",
      "a text that is not there",
      sheet('<row><c t="s"><v>5</v></c></row>'),
      {},
    ],
    ["xlsx_broken", "no XML", sheet("<row><c>"), {}],
    [
      "xlsx_broken",
      "an entity of its own",
      zipOf({
        ...files,
        [sheetFile]:
          '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
      }),
      {},
    ],
    [
      "xlsx_broken",
      "no sheet where one is named",
      zipOf(without(/sheet1/)),
      {},
    ],
    ["not_a_workbook", "a text", zipOf({ "[Content_Types].xml": "<T/>" }), {}],
    ["zip_size_forged", "a forged size", withForgedSize(sheetFirst, 9), {}],
  ])("%s: %s", async (code, _title, file, limits) => {
    expect(await faultOf(() => rowsHere(file, limits))).toMatchObject({ code });
  });

  test.each<[string, Uint8Array, Partial<XlsxLimits>]>([
    ["xlsx_packed_too_large", sheet(row), { packedBytes: 10 }],
    ["xlsb_file", zipOf({ ...files, "xl/workbook.bin": "x" }), {}],
    ["ods_file", zipOf({ "META-INF/manifest.xml": "x" }), {}],
    ["numbers_file", zipOf({ "Index/Document.iwa": "x" }), {}],
    [
      "old_excel_or_password",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      {},
    ],
  ])("%s is told before it is read", async (code, file, limits) => {
    expect(await faultIn(file, limits)).toMatchObject({ code });
  });

  test("say where, from the thread that reads", async () => {
    expect(await faultIn(sheet(row), { columns: 2 })).toEqual({
      code: "too_many_columns",
      params: { name: "Sites", limit: 2, address: "C1" },
    });
  });

  test("more text than fits into memory is refused, and the process lives", async () => {
    const texts = Array.from(
      { length: 300_000 },
      (_, at) => `<t>${(at * 2_654_435_761).toString(36)}</t>`,
    );
    const file = xlsxOf({ sheets: [{ name: "Sites", data: row }], texts });
    expect(await faultIn(file, { memoryMb: 16 })).toEqual({
      code: "xlsx_memory",
      params: {},
    });
    expect(await rowsOf(await open(sheet(row)))).toEqual([["a", "b", "c"]]);
  });
});

test("a file of another library is read as it was written", async () => {
  const letters = fc.constantFrom(..."aZ 0=+-'&<>\"_x%งานน้ำมันที่".split(""));
  const text = fc
    .array(letters, { minLength: 1, maxLength: 9 })
    .map((list) => list.join("").trim())
    .filter((each) => each !== "" && !/^'+[=+-]/.test(each));
  const day = fc.integer({ min: 0, max: 30_000 });
  const cell = fc.oneof(
    text.map((value) => ({ value, text: value })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => ({ value, text: String(value === 0 ? 0 : value) })),
    fc.boolean().map((value) => ({ value, text: String(value) })),
    day.map((days) => ({
      value: new Date(days * 86_400_000),
      format: "dd/mm/yyyy",
      text: formatDay(days),
    })),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (sheet) => {
      const file = await writeExcelFile(
        sheet.map((cells) =>
          cells.map(({ text: _text, ...written }) => written),
        ),
      ).toBuffer();
      expect(await rowsHere(file)).toEqual(
        sheet.map((cells) => cells.map(({ text: expected }) => expected)),
      );
    }),
    { numRuns: 60 },
  );
});

test("addresses are those of spreadsheets", () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual([
    "A",
    "Z",
    "AA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 18_277 }), (column) => {
      expect(columnOf(`${columnLetters(column)}1`)).toBe(column);
    }),
  );
  expect(["", "1", "A", "AAAA1", "a1"].map(columnOf)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

test("days are counted as spreadsheets count them", () => {
  // Hand-worked: 1 is 1900-01-01, 61 is 1900-03-01, in the calendar of 1904 0 is 1904-01-01.
  expect(
    [1, 59, 61, 46_203].map((serial) => serialText(serial, false)),
  ).toEqual(["1900-01-01", "1900-02-28", "1900-03-01", "2026-06-30"]);
  expect(serialText(0, true)).toBe("1904-01-01");
  expect(serialText(46_203.000_001, false)).toBe("2026-06-30");
  expect(serialText(46_203.999_999, false)).toBe("2026-07-01");
  expect(
    [-1, 3_000_000, NaN].map((serial) => serialText(serial, false)),
  ).toEqual([undefined, undefined, undefined]);
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      expect(serialText(serialOf(day), false)).toBe(formatDay(day));
    }),
  );
});

test.each([
  ["General", "number"],
  ["0.00E+00", "number"],
  ["#,##0.00", "number"],
  ['0.0" d"', "number"],
  ["0.0%", "percent"],
  ["[$-F800]dddd, mmmm dd, yyyy", "date"],
  ["yyyy\\-mm\\-dd", "date"],
  ["[Red]#,##0", "number"],
  ["ว/ด/ปปปป", "date"],
  ["bbbb", "date"],
  ["0 คน", "number"],
  ["#,##0.00 บาท", "number"],
  ["0 days", "number"],
  ["mm:ss.0", "date"],
  ["d mmm yyyy, h:mm:ss.000", "date"],
])("the format %s is a %s", (code, kind) => {
  expect(numberKind(164, new Map([[164, code]]))).toBe(kind);
});

test("rows in a row are named as one", () => {
  expect(rowSpans([2, 3, 4, 6, 9, 10])).toBe("2–4, 6, 9–10");
  expect(rowSpans(Array.from({ length: 50 }, (_, at) => at * 2))).toMatch(/…$/);
});
