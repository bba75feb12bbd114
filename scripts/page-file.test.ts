/** A page's Excel file, made as the page makes it, read by the reader that imports have: neither knows the other. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { XLSX_LIMITS } from "@saphan/shared/contract";
import { bookOf, BookOverflow } from "../client/src/lib/book.ts";
import {
  csvOf,
  type FileCell,
  type PageFile,
} from "../client/src/lib/page-file.ts";
import { bufferBytes } from "../server/src/features/exchange/workbook/byte-source.ts";
import { openWorkbook } from "../server/src/features/exchange/workbook/open-workbook.ts";

const aFile = (
  rows: readonly (readonly FileCell[])[],
  rest: Partial<PageFile> = {},
): PageFile => ({
  name: "saphan-test",
  head: [
    ["Saphan", "Overview"],
    ["Ledger number", "7"],
  ],
  tables: [{ name: "Rows", columns: ["a", "b", "c", "d"], rows }],
  ...rest,
});

/** Sheets by name, and the cells of each as an import reads them. */
async function read(file: Uint8Array) {
  const source = await openWorkbook(bufferBytes(Uint8Array.from(file)), {
    wants: () => true,
    xlsxLimits: XLSX_LIMITS,
  });
  try {
    const sheets: [string, (readonly string[])[]][] = [];
    for (const sheet of source.sheets) {
      const rows: (readonly string[])[] = [];
      for await (const batch of sheet.rows()) rows.push(...batch);
      sheets.push([sheet.name, rows]);
    }
    return sheets;
  } finally {
    await source.close();
  }
}

test("its cells read back as they were: numbers, shares, days and any text", async () => {
  const letters = fc.constantFrom(
    ...("aZ 0=+-@'&<>\"_x%งานน้ำมันที่😀".match(/./gu) ?? []),
  );
  const text = fc
    .array(letters, { minLength: 1, maxLength: 8 })
    .map((list) => `.${list.join("").trim()}.`);
  const row = fc.tuple(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000),
    fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2026-02-${String(day).padStart(2, "0")}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      async (rows) => {
        const file = await bookOf(
          aFile(
            rows.map(([a, b, percent, day]) => [a, b, { percent }, { day }]),
          ),
          "About",
        );
        const [about, [name, cells] = ["", []]] = await read(file);
        expect(about).toEqual([
          "About",
          [
            ["Saphan", "Overview"],
            ["Ledger number", "7"],
          ],
        ]);
        expect(name).toBe("Rows");
        const [head, ...body] = cells;
        expect(head).toEqual(["a", "b", "c", "d"]);
        body.forEach((line, at) => {
          const [a, b, share, day] = rows[at] ?? ["", 0, 0, ""];
          expect([line[0], Number(line[1]), line[3]]).toEqual([
            a,
            b === 0 ? 0 : b,
            day,
          ]);
          // Read as a percentage: it is formatted as one, and is a number.
          expect(line[2]).toMatch(/%$/);
          expect(Number(line[2]?.replace("%", ""))).toBeCloseTo(share * 100, 9);
        });
      },
    ),
    { numRuns: 25 },
  );
});

test("what looks like a formula is text, in either file", async () => {
  const evil = '=HYPERLINK("http://x","y")';
  const file = aFile([[evil, "+1", "-1", "@a"]]);
  const bytes = await bookOf(file, "About");
  // A formula cell would be refused or read as its result.
  expect((await read(bytes))[1]?.[1][1]).toEqual([evil, "+1", "-1", "@a"]);
  const [table] = file.tables;
  if (!table) throw new Error("no table");
  expect(csvOf(table, [["Period", "2026-Q2"]])).toBe(
    `\ufeffPeriod,a,b,c,d\r\n2026-Q2,"'=HYPERLINK(""http://x"",""y"")",'+1,'-1,'@a\r\n`,
  );
});

test("sheets have names that programs take, each once", async () => {
  const table = (name: string) => ({ name, columns: ["a"], rows: [["x"]] });
  const bytes = await bookOf(
    aFile([], {
      tables: [
        table("A/B: [c]?"),
        table("about"),
        table("x".repeat(40)),
        table("x".repeat(40)),
        table("งวด"),
      ],
    }),
    "About",
  );
  const names = (await read(bytes)).map(([name]) => name);
  expect(names).toEqual([
    "About",
    "A B   c",
    "about (2)",
    "x".repeat(31),
    `${"x".repeat(27)} (2)`,
    "งวด",
  ]);
});

test("more rows than a sheet may hold are refused, and it stops when it is given up", async () => {
  const rows = Array.from({ length: XLSX_LIMITS.rows + 1 }, () => [1]);
  await expect(bookOf(aFile(rows), "About")).rejects.toThrow(BookOverflow);
  await expect(
    bookOf(aFile([[1]]), "About", AbortSignal.abort(new Error("gone"))),
  ).rejects.toThrow("gone");
});

const soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((file) =>
  fs.existsSync(file),
);
(soffice ? describe : describe.skip)("LibreOffice on this machine", () => {
  test("opens it", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-page-file-"));
    try {
      const file = path.join(folder, "page.xlsx");
      fs.writeFileSync(
        file,
        await bookOf(
          aFile([["=1+1", 0.5, { percent: 0.625 }, "โรงงาน"]]),
          "About",
        ),
      );
      spawnSync(
        soffice ?? "",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          // Comma, quotes, UTF-8, as shown, and every sheet in a file of its own.
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
          "--outdir",
          folder,
          file,
        ],
        { timeout: 240_000 },
      );
      expect(
        fs.readFileSync(path.join(folder, "page-Rows.csv"), "utf8").trim(),
      ).toBe("a,b,c,d\n=1+1,0.5,62.5%,โรงงาน");
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
