/** Every form in which a cell may be written (`forms` of headers.json), to one value. */
import { CATALOGUE, LISTS, type Named } from "./catalogue.ts";
import { matchable } from "./sheets.ts";

/** A quarter as a whole number: consecutive quarters differ by one. */
export type Period = number;
/** ISO text, so that days compare as texts do. */
export type Day = string;

const MONTHS = [
  "มกราคม ม.ค. January Jan",
  "กุมภาพันธ์ ก.พ. February Feb",
  "มีนาคม มี.ค. March Mar",
  "เมษายน เม.ย. April Apr",
  "พฤษภาคม พ.ค. May May",
  "มิถุนายน มิ.ย. June Jun",
  "กรกฎาคม ก.ค. July Jul",
  "สิงหาคม ส.ค. August Aug",
  "กันยายน ก.ย. September Sep",
  "ตุลาคม ต.ค. October Oct",
  "พฤศจิกายน พ.ย. November Nov",
  "ธันวาคม ธ.ค. December Dec",
].map((names) => names.split(" ").map(matchable));

/** Thai digits as Arabic ones. */
const plainDigits = (text: string) =>
  text.replace(/[๐-๙]/g, (digit) =>
    String(digit.charCodeAt(0) - "๐".charCodeAt(0)),
  );

const christianYear = (year: number) => (year >= 2400 ? year - 543 : year);

export function readNumber(text: string): number {
  const plain = plainDigits(text).replace(/[,\s\u00a0]/g, "");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) throw new RangeError(`number: ${text}`);
  return Number(plain);
}

/** In per cent. */
export function readPercent(text: string): number {
  return readNumber(text.replace(/\s*%$/, ""));
}

export function readBoolean(text: string): boolean {
  const word = plainDigits(text).toLowerCase();
  if (["true", "yes", "1", "ใช่", "มี"].includes(word)) return true;
  if (["false", "no", "0", "ไม่ใช่", "ไม่มี"].includes(word)) return false;
  throw new RangeError(`boolean: ${text}`);
}

export function readDay(text: string): Day {
  const plain = plainDigits(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const dayFirst = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plain);
  const named = /^(\d{1,2}) (\S+) (\d{4})$/.exec(plain);
  const month = (word: string) =>
    String(
      MONTHS.findIndex((names) => names.includes(matchable(word))) + 1,
    ).padStart(2, "0");
  const [year, inYear, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : dayFirst
      ? [dayFirst[3], dayFirst[2], dayFirst[1]]
      : [named?.[3], month(named?.[2] ?? ""), named?.[1]];
  if (!year || !inYear || !day || inYear === "00")
    throw new RangeError(`day: ${text}`);
  return `${christianYear(Number(year))}-${inYear.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** A workbook has few periods and many cells that tell one. */
const periods = new Map<string, Period>();

export function readPeriod(text: string): Period {
  const known = periods.get(text) ?? parsePeriod(text);
  periods.set(text, known);
  return known;
}

function parsePeriod(text: string): Period {
  const plain = plainDigits(text);
  const [, yearFirst, quarterLast] = /^(\d{4})-Q([1-4])$/i.exec(plain) ?? [];
  const [, quarterFirst, yearLast] =
    /^(?:Q([1-4]) (\d{4}))$/i.exec(plain) ??
    /^ไตรมาส\s*([1-4])\/(\d{4})$/.exec(plain) ??
    [];
  const year = yearFirst ?? yearLast;
  const quarter = quarterLast ?? quarterFirst;
  if (!year || !quarter) throw new RangeError(`period: ${text}`);
  return christianYear(Number(year)) * 4 + Number(quarter) - 1;
}

export const periodName = (period: Period) =>
  `${Math.floor(period / 4)}-Q${(period % 4) + 1}`;

/** Last day of the quarter. */
export function endOf(period: Period): Day {
  return `${Math.floor(period / 4)}-${["03-31", "06-30", "09-30", "12-31"][period % 4] ?? ""}`;
}

export function quarterOf(day: Day): Period {
  return (
    Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  );
}

type Words = ReadonlyMap<string, string>;

function wordsOf(list: readonly Named[]): Words {
  return new Map(
    list.flatMap(({ id, name }) =>
      [id, name.en, name.th].flatMap(
        (word) =>
          [
            [word, id],
            [matchable(word), id],
          ] as const,
      ),
    ),
  );
}

export function readWord(words: Words, text: string): string {
  const id = words.get(text) ?? words.get(matchable(text));
  if (id === undefined) throw new RangeError(`no such word: ${text}`);
  return id;
}

export const STATES = wordsOf(CATALOGUE.answer_states.importable);
export const VERIFICATIONS = wordsOf(
  CATALOGUE.taxonomies.evidence_verification_level,
);
export const FACTS = wordsOf(CATALOGUE.facts);
export const INDICATORS = wordsOf(CATALOGUE.indicators);
export const SEGMENTS = wordsOf(LISTS.segments);
const PROVINCES: Words = new Map([
  ...wordsOf(LISTS.provinces),
  ...LISTS.provinces.flatMap(({ id, aliases }) =>
    aliases.map((alias) => [matchable(alias), id] as const),
  ),
]);
export function readProvince(text: string): string {
  return readWord(PROVINCES, text.replace(/^(จังหวัด|จ\.)\s*/, ""));
}

const BREAKDOWN_KEYS = wordsOf(
  CATALOGUE.breakdown_keys.map(({ key, name }) => ({ id: key, name })),
);
const BREAKDOWN_VALUES = new Map(
  CATALOGUE.breakdown_keys.map(({ key, values }) => [key, wordsOf(values)]),
);

/** `key=value` by ids; empty for the total. */
export function readBreakdown(text: string | undefined): string {
  if (!text) return "";
  const [name = "", word = ""] = text.split("=");
  const key = readWord(BREAKDOWN_KEYS, name);
  return `${key}=${readWord(BREAKDOWN_VALUES.get(key) ?? new Map(), word)}`;
}

const OPTIONS = new Map(
  CATALOGUE.indicators.map(({ id, options = [] }) => [
    id,
    wordsOf(options.map(({ value, name }) => ({ id: value, name }))),
  ]),
);
export function readOption(indicator: string, text: string): string {
  return readWord(OPTIONS.get(indicator) ?? new Map(), text);
}
