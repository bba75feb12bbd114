/**
 * Workbooks as accidents and ill will leave them. A maker turns sheets into a file, so that every form of workbook is
 * broken alike: first what stands in it, or then its bytes.
 */
import { xmlText } from "@saphan/shared/contract";
import {
  csvOf,
  randomWorkbook,
  type createDraw,
  type Row,
  type Rows,
} from "./random-workbook.ts";
import { parse } from "csv-parse/sync";
import type { Method } from "@saphan/shared/core";
import { textRows, xlsxFiles } from "./xlsx.ts";
import {
  windows874,
  withForgedChecksum,
  withForgedSize,
  withMethod,
  withPasswordFlag,
  zipOf,
} from "./zips.ts";

type Draw = ReturnType<typeof createDraw>;

/** A file of these sheets; `mangle` is given the bytes of each sheet, where the form of the file has such. */
export type FileMaker = (
  rows: Rows,
  mangle: (sheet: Uint8Array) => Uint8Array,
) => Uint8Array;

const encoder = new TextEncoder();

export const zippedCsv: FileMaker = (rows, mangle) =>
  zipOf(
    Object.fromEntries(
      Object.entries(rows).map(([sheet, each]) => [
        `${sheet}.csv`,
        mangle(encoder.encode(csvOf(each))),
      ]),
    ),
  );

const cellsOf = (csv: string): readonly (readonly string[])[] => parse(csv);

/** Every cell a text, as cautious programs write them. */
export const excel: FileMaker = (rows, mangle) => {
  const files = xlsxFiles({
    sheets: Object.entries(rows).map(([name, each]) => ({
      name: xmlText(name),
      data: textRows(cellsOf(csvOf(each)).map((cells) => cells.map(xmlText))),
    })),
  });
  return zipOf(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        path.startsWith("xl/worksheets/") && typeof content === "string"
          ? mangle(encoder.encode(content))
          : content,
      ]),
    ),
  );
};

const JUNK = [
  "",
  "nonsense",
  "-1",
  "1e999",
  "NaN",
  "2026-99-99",
  "=1+1",
  "#REF!",
  "__proto__",
  "\0",
  "\ufffd\ufeff",
  "ก".repeat(400),
  "x".repeat(20_000),
  "99999999999999999999",
  "TH-99",
  "a;b;c;;",
  "yes/no",
];

const PERIODS_TRIED = ["2026-Q5", "0001-Q1", "9999-Q4", "Q2", "2569-Q2"];

/** Other sheets than were meant. */
function otherRows(rows: Rows, { pick, maybe }: Draw): Rows {
  const sheets = Object.keys(rows);
  const sheet = pick(sheets);
  const columns = [
    ...new Set((rows[sheet] ?? []).flatMap((row) => Object.keys(row))),
  ];
  const column = pick(columns);
  const each = (change: (row: Row) => Row): Rows => ({
    ...rows,
    [sheet]: (rows[sheet] ?? []).map((row) => (maybe(0.3) ? change(row) : row)),
  });
  const renamed = (name: string): Rows => ({
    ...rows,
    [sheet]: (rows[sheet] ?? []).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([id, cell]) => [
          id === column ? name : id,
          cell,
        ]),
      ),
    ),
  });
  return pick<() => Rows>([
    () => each((row) => ({ ...row, [column]: pick(JUNK) })),
    () => each((row) => ({ ...row, [pick(columns)]: pick(JUNK) })),
    () => each((row) => ({ ...row, period: pick(PERIODS_TRIED) })),
    () => renamed(pick(["", "x", "ชื่อ", columns[0] ?? "", "constructor"])),
    () => ({ ...rows, [sheet]: [] }),
    () => ({ [sheet]: rows[sheet] ?? [] }),
    () => ({
      ...rows,
      [pick(["Nothing", "answers ", "../Sites", ""])]: rows[sheet] ?? [],
    }),
    () => ({ ...rows, [sheet]: rows[pick(sheets)] ?? [] }),
    () =>
      each((row) => ({
        ...row,
        ...Object.fromEntries(
          Array.from({ length: 300 }, (_, i) => [`extra${i}`, "1"]),
        ),
      })),
    () => ({
      ...rows,
      [sheet]: (rows[sheet] ?? []).flatMap((row) => [
        row,
        { ...row, [column]: pick(JUNK) },
      ]),
    }),
  ])();
}

/** The bytes of a sheet, spoilt on their way. */
const otherBytes = ({ pick, below }: Draw, sheet: Uint8Array): Uint8Array => {
  const text = new TextDecoder().decode(sheet);
  const at = below(sheet.length + 1);
  return pick<() => Uint8Array>([
    () => sheet.slice(0, at),
    () => Buffer.from(text, "utf16le"),
    () => windows874(text.replaceAll(/[^\0-\x7f\u0e00-\u0e7f]/g, "?")),
    () => Buffer.from(text, "latin1"),
    () => encoder.encode(text.replaceAll(",", ";")),
    () => encoder.encode(text.replaceAll('"', "")),
    () => encoder.encode(text.slice(0, at) + '"' + text.slice(at)),
    () =>
      encoder.encode(text.replaceAll("\n", pick(["\r", "\r\n", "", "\n\n\n"]))),
    () =>
      Buffer.concat([sheet.slice(0, at), Buffer.alloc(50), sheet.slice(at)]),
    () => encoder.encode(`${"#".repeat(5)}\n${text}`),
    () => new Uint8Array(),
  ])();
};

/** The bytes of a file, spoilt on their way. */
function otherFile({ pick, below, maybe }: Draw, file: Uint8Array): Uint8Array {
  const at = below(file.length);
  const flipped = () => {
    const bytes = file.slice();
    for (let times = 1 + below(20); times > 0; times--) {
      const place = below(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << below(8));
    }
    return bytes;
  };
  const spliced = () => {
    const bytes = file.slice();
    bytes.fill(below(256), at, at + 1 + below(60));
    return bytes;
  };
  return pick<() => Uint8Array>([
    () => file.slice(0, at + 1),
    () => file.slice(Math.min(at, file.length - 1)),
    flipped,
    flipped,
    spliced,
    () => Buffer.concat([file, Buffer.alloc(1 + below(5_000), below(256))]),
    () => Buffer.concat([file, file]),
    () => withForgedSize(file, pick([0, 1, 100, 2 ** 31, 2 ** 32 - 1])),
    () => withForgedChecksum(file),
    () => withPasswordFlag(file),
    () => withMethod(file, pick([1, 9, 12, 99])),
    () =>
      encoder.encode(pick(["PK", "%PDF-1.7", "{}", "a,b\n1,2\n", "\x89PNG"])),
    () => (maybe(0.5) ? zipOf({}) : zipOf({ "readme.txt": "nothing" })),
  ])();
}

/** The same number gives the same file. */
export function brokenFile(
  draw: Draw,
  seed: number,
  method: Method,
  make: FileMaker,
): Uint8Array {
  const rows = randomWorkbook(seed, method);
  const few = Object.fromEntries(
    Object.entries(rows).map(([sheet, each]) => [sheet, each.slice(0, 40)]),
  );
  const plain = (sheet: Uint8Array) => sheet;
  return draw.pick<() => Uint8Array>([
    () => make(otherRows(few, draw), plain),
    () =>
      make(few, (sheet) => (draw.maybe(0.3) ? otherBytes(draw, sheet) : sheet)),
    () => otherFile(draw, make(few, plain)),
  ])();
}
