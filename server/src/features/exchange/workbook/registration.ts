/** Juristic numbers: 13 digits in Thailand, whatever another country writes elsewhere. */
import { hasRightCheckDigit, isRegistrationForm } from "@saphan/shared/core";
import { withLatinDigits } from "./cell-text.ts";

export interface RegistrationNumber {
  /** Of Thailand digits only; else the text as it is. */
  readonly text: string;
  readonly doubt?: "registration_form" | "registration_check_digit";
}

export function readRegistrationNumber(
  text: string,
  country: string,
): RegistrationNumber {
  if (country !== "TH") return { text };
  const digits = withLatinDigits(text).replace(/[\s-]/g, "");
  if (!isRegistrationForm(digits)) return { text, doubt: "registration_form" };
  return hasRightCheckDigit(digits)
    ? { text: digits }
    : { text: digits, doubt: "registration_check_digit" };
}
