/** Juristic numbers: 13 digits in Thailand, whatever another country writes elsewhere. */
import { withLatinDigits } from "./cell-text.ts";

const DIGITS = 13;

export interface RegistrationNumber {
  /** Of Thailand digits only; else the text as it is. */
  readonly text: string;
  readonly doubt?: "registration_form" | "registration_check_digit";
}

/** The last digit is 11 less the weighted sum of the others, of which the last digit (weights 13 down to 2, modulo 11). */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < DIGITS - 1; at++)
    sum += Number(digits[at]) * (DIGITS - at);
  return (11 - (sum % 11)) % 10 === Number(digits[DIGITS - 1]);
}

export function readRegistrationNumber(
  text: string,
  country: string,
): RegistrationNumber {
  if (country !== "TH") return { text };
  const digits = withLatinDigits(text).replace(/[\s-]/g, "");
  if (!/^\d{13}$/.test(digits)) return { text, doubt: "registration_form" };
  return hasRightCheckDigit(digits)
    ? { text: digits }
    : { text: digits, doubt: "registration_check_digit" };
}
