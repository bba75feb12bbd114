/** How another program may write a cell: every form that the workbook accepts (headers.json), one style per sheet or file. */
import { CATALOGUE, HEADERS, LISTS } from "./catalogue.ts";
import type { Random } from "./random.ts";
import { packZip } from "./zip.ts";

/** Cells by column id, as they are to be written. */
export type Cells = Readonly<Record<string, string | undefined>>;

export interface Style {
  readonly headers: "id" | "en" | "th";
  readonly words: "id" | "en" | "th";
  readonly numbers: "plain" | "comma" | "space" | "thai";
  readonly days: "iso" | "slash" | "buddhist" | "thai" | "english" | "dash";
  readonly periods: "iso" | "english" | "thai" | "buddhist";
  readonly flags: "true" | "yes" | "digit" | "thai" | "have";
  readonly separator: "," | ";" | "\t";
  readonly lineEnd: "\n" | "\r\n";
  readonly mark: boolean;
  readonly encoding: "utf8" | "windows-874";
  /** A second row that begins with #. */
  readonly help: boolean;
  readonly fileName: "id" | "th";
}

export const PLAIN: Style = {
  headers: "id",
  words: "id",
  numbers: "plain",
  days: "iso",
  periods: "iso",
  flags: "true",
  separator: ",",
  lineEnd: "\n",
  mark: false,
  encoding: "utf8",
  help: false,
  fileName: "id",
};

const THAI_MONTHS =
  "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
const ENGLISH_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(
  " ",
);

const thaiDigits = (text: string) =>
  text.replace(/\d/g, (digit) =>
    String.fromCharCode("๐".charCodeAt(0) + Number(digit)),
  );

export function spellNumber({ numbers }: Style, value: number): string {
  const plain = String(value);
  if (numbers === "thai") return thaiDigits(plain);
  const mark = { comma: ",", space: " ", plain: "" }[numbers];
  const [whole = "", ...fraction] = plain.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, mark), ...fraction].join(".");
}

/** `day` is ISO text. */
export function spellDay(
  { days }: Style,
  day: string | undefined,
): string | undefined {
  if (day === undefined) return undefined;
  const [year = "", month = "", date = ""] = day.split("-");
  const buddhist = String(Number(year) + 543);
  const place = Number(month) - 1;
  switch (days) {
    case "slash":
      return `${date}/${month}/${year}`;
    case "dash":
      return `${date}-${month}-${year}`;
    case "buddhist":
      return `${date}/${month}/${buddhist}`;
    case "thai":
      return `${Number(date)} ${THAI_MONTHS[place] ?? ""} ${buddhist}`;
    case "english":
      return `${Number(date)} ${ENGLISH_MONTHS[place] ?? ""} ${year}`;
    default:
      return day;
  }
}

export function spellPeriod(
  { periods }: Style,
  year: number,
  quarter: number,
): string {
  switch (periods) {
    case "english":
      return `Q${quarter} ${year}`;
    case "thai":
      return `ไตรมาส ${quarter}/${year + 543}`;
    case "buddhist":
      return `${year + 543}-Q${quarter}`;
    default:
      return `${year}-Q${quarter}`;
  }
}

export function spellFlag({ flags }: Style, value: boolean): string {
  const [yes, no] = {
    true: ["true", "false"],
    yes: ["Yes", "No"],
    digit: ["1", "0"],
    thai: ["ใช่", "ไม่ใช่"],
    have: ["มี", "ไม่มี"],
  }[flags];
  return (value ? yes : no) ?? "";
}

interface Named {
  readonly id: string;
  readonly name: { readonly en: string; readonly th: string };
}

/** Names of everything that may be written by name; ids are unique within one list. */
const NAMES = {
  state: CATALOGUE.answer_states.importable,
  verification: CATALOGUE.taxonomies.evidence_verification_level,
  fact: CATALOGUE.facts,
  indicator: CATALOGUE.indicators,
  segment: LISTS.segments,
  family: LISTS.part_families,
  province: LISTS.provinces,
  band: LISTS.revenue_bands,
} satisfies Record<string, readonly Named[]>;

const LISTED = new Map(
  Object.entries(NAMES).map(([list, entries]) => [
    list,
    new Map<string, Named>(entries.map((entry) => [entry.id, entry])),
  ]),
);

export function spellWord(
  { words }: Style,
  list: keyof typeof NAMES,
  id: string,
): string {
  const entry = LISTED.get(list)?.get(id);
  return words === "id" || !entry ? id : entry.name[words];
}

const OPTIONS = new Map(
  CATALOGUE.indicators.flatMap(({ id, options = [] }) =>
    options.map(({ value, name }) => [`${id} ${value}`, name] as const),
  ),
);

export function spellOption(
  { words }: Style,
  indicator: string,
  option: string,
): string {
  const name = OPTIONS.get(`${indicator} ${option}`);
  return words === "id" || !name ? option : name[words];
}

/** `key=value` by ids; empty stays empty. */
export function spellBreakdown({ words }: Style, breakdown: string): string {
  const [key, value] = breakdown.split("=");
  const entry = CATALOGUE.breakdown_keys.find((other) => other.key === key);
  const named = entry?.values.find(({ id }) => id === value);
  return words === "id" || !entry || !named
    ? breakdown
    : `${entry.name[words]}=${named.name[words]}`;
}

/** Thai letters lie in one block in both: U+0E01 is A1. */
function windows874(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0e01 + 0xa1;
    }),
  );
}

function csvCell({ separator }: Style, text: string): string {
  return text.includes(separator) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

export interface Sheet {
  readonly id: string;
  /** Column ids in the order in which they are written; one that no reader knows stands as it is. */
  readonly columns: readonly string[];
  readonly style: Style;
  readonly rows: readonly Cells[];
}

function spellSheet({ id, columns, style, rows }: Sheet): [string, Buffer] {
  const sheet = HEADERS.sheets[id];
  if (!sheet) throw new RangeError(`no sheet ${id}`);
  const header = columns.map((column) => {
    const names = sheet.columns[column];
    return names && style.headers !== "id" ? names[style.headers] : column;
  });
  const help = columns.map((_, at) => (at === 0 ? "# help" : "see the guide"));
  const lines = [
    header,
    ...(style.help ? [help] : []),
    ...rows.map((row) => columns.map((column) => row[column] ?? "")),
  ].map((cells) =>
    cells.map((cell) => csvCell(style, cell)).join(style.separator),
  );
  const text = lines.join(style.lineEnd) + style.lineEnd;
  const bytes =
    style.encoding === "windows-874"
      ? windows874(text)
      : Buffer.from((style.mark ? "\ufeff" : "") + text, "utf8");
  return [`${style.fileName === "th" ? sheet.name.th : id}.csv`, bytes];
}

export function packSheets(sheets: readonly Sheet[]): Buffer {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return packZip(new Map(filled.map(spellSheet)));
}

/** Rows in an order of their own, columns too, and one that no reader knows. */
export function sheetOf(
  random: Random,
  id: string,
  style: Style,
  rows: readonly Cells[],
): Sheet {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    id,
    style,
    columns: random.shuffled([...columns, "internal remark"]),
    rows: random.shuffled(rows),
  };
}

export interface Workbook {
  readonly name: string;
  readonly zip: Buffer;
  /** Registry key of the organisation that imports it; undefined: an administrator. */
  readonly importer: string | undefined;
}
