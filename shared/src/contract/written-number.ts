/** Numbers, percentages and shares in every form of `headers.json`. Of an empty cell nobody asks: it is absent, never 0. */
const THAI_ZERO = "๐".charCodeAt(0);
const THAI_DIGITS = /[๐-๙]/g;

export const withLatinDigits = (text: string): string =>
  text.replace(THAI_DIGITS, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Groups of three, all parted by the same sign: comma, space, no-break space, narrow no-break space. */
const GROUPED =
  /^[+-]?\d{1,3}(?:([, \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const SEPARATORS = /[, \u00a0\u202f]/g;
const PERCENT_SIGN = /\s*[%％]$/;

/** A decimal without separators, undefined for what is no number. */
function decimalOf(text: string): string | undefined {
  const latin = withLatinDigits(text).replace("−", "-");
  if (PLAIN.test(latin)) return latin;
  return GROUPED.test(latin) ? latin.replace(SEPARATORS, "") : undefined;
}

const finite = (value: number): number | undefined =>
  Number.isFinite(value) ? value : undefined;

/** Undefined for what is no number. */
export function readNumber(text: string): number | undefined {
  const decimal = decimalOf(text);
  return decimal === undefined ? undefined : finite(Number(decimal));
}

/**
 * The decimal with its point moved two places to the left, so that 45 % is the number nearest to 0.45 and not what a
 * division makes of it.
 */
function hundredth(decimal: string): number {
  const [digits = "", exponent = "0"] = decimal.toLowerCase().split("e");
  return Number(`${digits}e${Number(exponent) - 2}`);
}

export interface Percentage {
  /** 0.45 of "45 %". */
  readonly fraction: number;
  /** Whether a sign or the cell's format says that it is a percentage. */
  readonly marked: boolean;
  /** What was written, 45 of "45". */
  readonly written: number;
}

/** `45`, `45 %`, `45%`; undefined for what is no number. */
export function readPercentage(text: string): Percentage | undefined {
  const marked = PERCENT_SIGN.test(text);
  const decimal = decimalOf(text.replace(PERCENT_SIGN, ""));
  if (decimal === undefined) return undefined;
  const fraction = finite(hundredth(decimal));
  const written = finite(Number(decimal));
  return fraction === undefined || written === undefined
    ? undefined
    : { fraction, marked, written };
}

/** `0.3` or `30 %`; undefined for what is no number. */
export function readShare(text: string): number | undefined {
  return PERCENT_SIGN.test(text)
    ? readPercentage(text)?.fraction
    : readNumber(text);
}

/** The shortest decimal that reads back the same number. */
export const writeNumber = (value: number): string =>
  Object.is(value, -0) ? "0" : String(value);

/** A fraction as a percentage that `readPercentage` reads back to the same number. */
export function writePercentage(fraction: number): string {
  const [digits = "", exponent = "0"] = writeNumber(fraction).split("e");
  return `${movePoint(digits, Number(exponent) + 2)}%`;
}

/** A decimal times ten to the power of `places`, written without an exponent. */
function movePoint(decimal: string, places: number): string {
  const sign = decimal.startsWith("-") ? "-" : "";
  const [whole = "", part = ""] = decimal.replace("-", "").split(".");
  const digits = whole + part;
  const point = whole.length + places;
  const padded =
    point <= 0
      ? `${"0".repeat(1 - point)}${digits}`
      : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(at).replace(/0+$/, "");
  return `${sign}${integer}${fraction === "" ? "" : `.${fraction}`}`;
}
