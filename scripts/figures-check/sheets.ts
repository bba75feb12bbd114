/** A zipped-CSV workbook as rows of texts by column id (design.md section 6 and headers.json say what matches what). */
import { HEADERS } from "./catalogue.ts";
import { unpackZip } from "./zip.ts";

/** Text of every cell that holds one, by column id. */
export type Row = ReadonlyMap<string, string>;

/** NFC, trimmed, without zero-width characters; SARA AM in one form. */
export function tidy(text: string): string {
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return text; // Most cells: nothing to do.
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .normalize("NFC")
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
    .trim();
}

/** Headers and list words are the same if this is. */
export function matchable(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replace(/[\s\u00a0_\-.()[\]{}]/g, "");
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-874").decode(bytes);
  }
}

/** Records of a CSV text (RFC 4180, any line end). */
export function parseCsv(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  const endRecord = () => {
    record.push(cell);
    records.push(record);
    record = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === separator) {
      record.push(cell);
      cell = "";
    } else if (character === "\n") endRecord();
    else if (character === "\r") {
      if (text[at + 1] !== "\n") endRecord();
    } else cell += character;
  }
  if (cell !== "" || record.length > 0) endRecord();
  return records;
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  if (header.includes(",")) return ",";
  return header.includes(";") ? ";" : "\t";
}

const SHEET_IDS = new Map(
  Object.entries(HEADERS.sheets).flatMap(([id, { name }]) =>
    [id, name.en, name.th].map((word) => [matchable(word), id] as const),
  ),
);

function columnIds(sheet: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(HEADERS.sheets[sheet]?.columns ?? {}).flatMap(
      ([id, { en, th }]) =>
        [id, en, th].map((word) => [matchable(word), id] as const),
    ),
  );
}

/** Rows of every sheet; unknown columns are left aside, the row of help below the header too. */
export function readSheets(zip: Buffer): ReadonlyMap<string, readonly Row[]> {
  const sheets = new Map<string, readonly Row[]>();
  for (const [file, bytes] of unpackZip(zip)) {
    const sheet = SHEET_IDS.get(matchable(file.replace(/\.csv$/i, "")));
    if (!sheet) throw new RangeError(`no sheet is called ${file}`);
    const ids = columnIds(sheet);
    const text = decode(bytes).replace(/^\ufeff/, "");
    const [header = [], ...records] = parseCsv(text, separatorOf(text));
    const columns = header.map((name) => ids.get(matchable(name)));
    const help = records[0]?.[0]?.startsWith("#") ? 1 : 0;
    const rows = records.slice(help).map((record) => {
      const row = new Map<string, string>();
      record.forEach((cell, at) => {
        const column = columns[at];
        const value = tidy(cell);
        if (column && value !== "") row.set(column, value);
      });
      return row;
    });
    sheets.set(
      sheet,
      rows.filter((row) => row.size > 0),
    );
  }
  return sheets;
}
