/** What a cell's number format says that its number is: ECMA-376 part 1, 18.8.30 and 18.8.31. */

export type NumberKind = "number" | "percent" | "date";

const PERCENT_FORMATS: ReadonlySet<number> = new Set([9, 10, 67, 68]);
/** First and last of built-in formats for dates and times, the Thai ones (71 to 81) among them. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** Text in quotation marks or behind a backslash, room for a character, colours, conditions and languages. */
const NOT_A_FORMAT = /"[^"]*"|\\.|[_*].|\[[^\]]*\]/g;
/** Parts of a second are written like places for digits, and are none. */
const PARTS_OF_SECOND = /s[.,]0+/gi;
/** What has places for digits is a number, whatever letters stand beside them: `0 คน`. */
const DIGITS = /[0#?]/;
/** Year (also Buddhist: b), month, day, hour, second; the Thai letters that Thai Excel writes for them. */
const DATE_LETTERS = /[ymdhsbgeวดปชนท]/i;

function kindOfCode(code: string): NumberKind {
  const [positive = ""] = code.replace(NOT_A_FORMAT, "").split(";");
  if (/general|ทั่วไป/i.test(positive)) return "number";
  if (positive.includes("%")) return "percent";
  if (DIGITS.test(positive.replace(PARTS_OF_SECOND, "s"))) return "number";
  return DATE_LETTERS.test(positive) ? "date" : "number";
}

/** `codes`: formats that the file defines itself, by their number. */
export function numberKind(
  format: number,
  codes: ReadonlyMap<number, string>,
): NumberKind {
  const code = codes.get(format);
  if (code !== undefined) return kindOfCode(code);
  if (PERCENT_FORMATS.has(format)) return "percent";
  const isDate = DATE_FORMATS.some(
    ([first, last]) => first <= format && format <= last,
  );
  return isDate ? "date" : "number";
}
