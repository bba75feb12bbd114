import { describe, expect, test } from "@jest/globals";
import { WORKBOOK_LIMITS } from "@saphan/shared/contract";
import {
  windows874,
  withForgedChecksum,
  withForgedPlace,
  withForgedSize,
  withMethod,
  withPasswordFlag,
  zipOf,
} from "../testing/zips.ts";
import { bufferBytes, partedBytes } from "./byte-source.ts";
import { separatorOf } from "./csv-rows.ts";
import { openWorkbook } from "./open-workbook.ts";
import type { WorkbookSource } from "./source.ts";
import { WorkbookFault } from "./workbook-fault.ts";

const open = (
  zip: Uint8Array,
  limits: Partial<typeof WORKBOOK_LIMITS> = {},
  signal?: AbortSignal,
) =>
  openWorkbook(bufferBytes(zip), {
    wants: (name) => name !== "Notes",
    limits: { ...WORKBOOK_LIMITS, ...limits },
    ...(signal ? { signal } : {}),
  });

async function rowsOf(source: WorkbookSource, name: string) {
  const rows: (readonly string[])[] = [];
  const sheet = source.sheets.find((each) => each.name === name);
  for await (const batch of sheet?.rows() ?? []) rows.push(...batch);
  return rows;
}

async function faultOf(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return { code: error.code, params: error.params };
  }
  return undefined;
}

const ROWS = [
  ["a", "b"],
  ["1", "x, y"],
];
const CSV = 'a,b\n1,"x, y"\n';

describe("a zip of CSVs", () => {
  test("gives the rows of each sheet, in a folder or not, as often as asked", async () => {
    const source = await open(
      zipOf({ "Sites.csv": CSV, "export/Answers.CSV": CSV, "Notes.csv": CSV }),
    );
    expect(source.sheets.map(({ name }) => name)).toEqual([
      "Sites",
      "Answers",
      "Notes",
    ]);
    expect(await rowsOf(source, "Sites")).toEqual(ROWS);
    expect(await rowsOf(source, "Sites")).toEqual(ROWS);
    expect(await rowsOf(source, "Answers")).toEqual(ROWS);
    expect(await rowsOf(source, "Notes")).toEqual([]);
  });

  test("may lie in parts", async () => {
    const lines = Array.from({ length: 9_999 }, (_, i) => `${i},${i * i}\n`);
    const zip = zipOf({ "Sites.csv": `a,b\n${lines.join("")}` });
    const asked: number[] = [];
    const bytes = partedBytes(zip.length, 100, (number) => {
      asked.push(number);
      return Promise.resolve(zip.subarray(number * 100, number * 100 + 100));
    });
    const source = await openWorkbook(bytes, { wants: () => true });
    expect(await rowsOf(source, "Sites")).toHaveLength(10_000);
    expect(Math.max(...asked)).toBe(Math.ceil(zip.length / 100) - 1);
  });

  test("leaves out what other programs put beside the sheets", async () => {
    const source = await open(
      zipOf({
        "Sites.csv": CSV,
        "__MACOSX/._Sites.csv": "x",
        ".DS_Store": "x",
        "export/Thumbs.db": "x",
      }),
    );
    expect(source.sheets.map(({ name }) => name)).toEqual(["Sites"]);
  });

  test("tells how much of it has been read", async () => {
    const source = await open(zipOf({ "Sites.csv": CSV }));
    expect([source.done(), source.size]).toEqual([CSV.length, 2 * CSV.length]);
    await rowsOf(source, "Sites");
    expect(source.done()).toBe(source.size);
  });

  test("stops when it is cancelled", async () => {
    const stop = new AbortController();
    const source = await open(zipOf({ "Sites.csv": CSV }), {}, stop.signal);
    stop.abort();
    await expect(rowsOf(source, "Sites")).rejects.toThrow("abort");
  });
});

describe("limits and faults", () => {
  const lines = Array.from({ length: 2_000 }, (_, i) => `S-${i % 50},${i}\n`);
  const big = `a,b\n${lines.join("")}`;
  test.each<[string, Uint8Array, Partial<typeof WORKBOOK_LIMITS>, string]>([
    ["no zip at all", new TextEncoder().encode(CSV), {}, "not_a_zip"],
    ["an empty file", new Uint8Array(0), {}, "not_a_zip"],
    [
      "packed bytes",
      zipOf({ "Sites.csv": CSV }),
      { packedBytes: 10 },
      "packed_too_large",
    ],
    [
      "unpacked bytes, before anything is inflated",
      zipOf({ "Sites.csv": big, "Notes.csv": big }),
      { unpackedBytes: big.length + 1, ratio: 1e6 },
      "unpacked_too_large",
    ],
    [
      "the ratio, before anything is inflated",
      zipOf({ "Notes.csv": big }),
      { ratio: 2 },
      "ratio_too_high",
    ],
    [
      "a bomb that says it is small",
      withForgedSize(zipOf({ "Sites.csv": big }), 1_000),
      {},
      "zip_size_forged",
    ],
    [
      "a file that says it is larger",
      withForgedSize(zipOf({ "Sites.csv": CSV }), CSV.length + 1),
      {},
      "zip_size_forged",
    ],
    [
      "files",
      zipOf({ "Sites.csv": CSV, "Notes.csv": CSV }),
      { files: 1 },
      "too_many_files",
    ],
    [
      "a checksum that does not fit",
      withForgedChecksum(zipOf({ "Sites.csv": CSV })),
      {},
      "zip_broken",
    ],
    [
      "a file that begins where none does",
      withForgedPlace(zipOf({ "Sites.csv": CSV }), 5),
      {},
      "zip_broken",
    ],
    [
      "a file that begins beyond the end",
      withForgedPlace(zipOf({ "Sites.csv": CSV }), 2 ** 31),
      {},
      "zip_size_forged",
    ],
    [
      "a password",
      withPasswordFlag(zipOf({ "Sites.csv": CSV })),
      {},
      "zip_encrypted",
    ],
    [
      "a method that is not read",
      withMethod(zipOf({ "Sites.csv": CSV }), 12),
      {},
      "zip_method",
    ],
    ["an absolute name", zipOf({ "/etc/Sites.csv": CSV }), {}, "zip_name"],
    ["a name that climbs", zipOf({ "../Sites.csv": CSV }), {}, "zip_name"],
    [
      "a name that climbs with backslashes",
      zipOf({ "..\\Sites.csv": CSV }),
      {},
      "zip_name",
    ],
    ["a drive", zipOf({ "C:/Sites.csv": CSV }), {}, "zip_name"],
    [
      "a name that climbs out of clutter",
      zipOf({ "__MACOSX/../../x": CSV }),
      {},
      "zip_name",
    ],
    [
      "UTF-16",
      zipOf({ "Sites.csv": Buffer.from("\ufeffa,b\n1,2\n", "utf16le") }),
      {},
      "encoding_utf16",
    ],
    [
      "UTF-16 without a mark",
      zipOf({ "Sites.csv": Buffer.from("a,b\n1,2\n", "utf16le") }),
      {},
      "encoding_utf16",
    ],
  ])("%s", async (_title, zip, limits, code) => {
    expect((await faultOf(() => open(zip, limits)))?.code).toBe(code);
  });

  test("a directory that breaks off", async () => {
    const zip = zipOf({ "Sites.csv": CSV, "Answers.csv": CSV });
    const cut = Buffer.from(zip);
    cut.writeUInt32LE(0, cut.lastIndexOf("PK\u0001\u0002"));
    expect((await faultOf(() => open(cut)))?.code).toBe("zip_broken");
  });

  test("packed bytes that are no deflate stream", async () => {
    const zip = Buffer.from(zipOf({ "Sites.csv": big }));
    zip.fill(0xff, 40, 60);
    expect((await faultOf(() => open(zip)))?.code).toMatch(
      /zip_broken|zip_size_forged/,
    );
  });

  test("a quotation mark that is never closed tells its row", async () => {
    const source = await open(zipOf({ "Sites.csv": `${CSV}2,"open\n3,c\n` }));
    expect(await faultOf(() => rowsOf(source, "Sites"))).toEqual({
      code: "csv_broken",
      params: { name: "Sites", row: 3 },
    });
  });

  test("a quotation mark that is never closed does not eat a large file", async () => {
    const csv = `a,b\n1,"open\n${"x".repeat(80)}\n`.repeat(2);
    const source = await open(zipOf({ "Sites.csv": csv }), {
      rowCharacters: 50,
    });
    expect((await faultOf(() => rowsOf(source, "Sites")))?.code).toBe(
      "csv_broken",
    );
  });
});

describe("how a CSV is written", () => {
  const thai = "รหัส,ชื่อ\n1,น้ำมัน\n";
  test("UTF-8 with and without a mark", async () => {
    for (const mark of ["", "\ufeff"]) {
      const source = await open(zipOf({ "Sites.csv": mark + thai }));
      expect(await rowsOf(source, "Sites")).toEqual([
        ["รหัส", "ชื่อ"],
        ["1", "น้ำมัน"],
      ]);
      expect(source.notes()).toEqual([]);
    }
  });

  test("windows-874 where it is not UTF-8, which is noted", async () => {
    const source = await open(zipOf({ "Sites.csv": windows874(thai) }));
    expect(await rowsOf(source, "Sites")).toEqual([
      ["รหัส", "ชื่อ"],
      ["1", "น้ำมัน"],
    ]);
    expect(source.notes()).toEqual([
      {
        sheet: "",
        code: "encoding_windows_874",
        params: { name: "Sites" },
      },
    ]);
  });

  test("the first letter that is not UTF-8 may come late", async () => {
    const late = Buffer.concat([
      Buffer.from("a,b\n" + "1,2\n".repeat(100_000)),
      windows874("3,น้ำ\n"),
    ]);
    const source = await open(zipOf({ "Sites.csv": late }), { ratio: 1e6 });
    expect((await rowsOf(source, "Sites")).at(-1)).toEqual(["3", "น้ำ"]);
  });

  test("letters may lie across the edges of what is read at once", async () => {
    const text = `a,b\n${"ก".repeat(50_001)},x\n`;
    const source = await open(zipOf({ "Sites.csv": text }), { ratio: 1e6 });
    expect(source.notes()).toEqual([]);
    expect((await rowsOf(source, "Sites"))[1]?.[0]).toHaveLength(50_001);
  });

  test("a text that ends within a letter is not UTF-8", async () => {
    const cut = Buffer.from("a,b\n1,ก").subarray(0, -1);
    const source = await open(zipOf({ "Sites.csv": cut }));
    expect(source.notes()).toHaveLength(1);
  });

  test("a sheet's Thai name, with the mark of UTF-8 and as old programs write it", async () => {
    const utf8 = zipOf({ "คำตอบ.csv": CSV });
    const name = Buffer.from("คำตอบ.csv");
    const old = windows874("คำตอบ.csv");
    const renamed = Buffer.from(
      zipOf({ [`${"x".repeat(old.length - 4)}.csv`]: CSV }),
    );
    const from = Buffer.from(`${"x".repeat(old.length - 4)}.csv`);
    for (let at = renamed.indexOf(from); at >= 0; at = renamed.indexOf(from))
      renamed.set(old, at);
    expect(name.length).toBeGreaterThan(old.length);
    for (const zip of [utf8, renamed])
      expect((await open(zip)).sheets.map((sheet) => sheet.name)).toEqual([
        "คำตอบ",
      ]);
  });

  test.each([
    ["a,b;c", ","],
    ["a;b;c", ";"],
    ["a\tb", "\t"],
    ["a\tb\tc;d", "\t"],
    ["a", ","],
  ])("the header line %p is parted by %p", (line, separator) => {
    expect(separatorOf(line)).toBe(separator);
  });

  test("semicolons and tabs part rows where the header has no comma", async () => {
    const source = await open(
      zipOf({ "Sites.csv": "a;b\n1;2,5\n", "Answers.csv": "a\tb\r\n1\t2\r\n" }),
    );
    expect(await rowsOf(source, "Sites")).toEqual([
      ["a", "b"],
      ["1", "2,5"],
    ]);
    expect(await rowsOf(source, "Answers")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("empty lines count, cells may hold lines and stray quotation marks", async () => {
    const source = await open(
      zipOf({ "Sites.csv": 'a,b\n\n1,"x\ny"\n2,5" pipe\n' }),
    );
    expect(await rowsOf(source, "Sites")).toEqual([
      ["a", "b"],
      [""],
      ["1", "x\ny"],
      ["2", '5" pipe'],
    ]);
  });
});
