/** Thai juristic numbers: 13 digits, the last of which checks the others. */
const DIGITS = 13;

export const isRegistrationForm = (text: string): boolean =>
  /^\d{13}$/.test(text);

/** 11 less the weighted sum of the first twelve (weights 13 down to 2, modulo 11), of which the last digit. */
export function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < DIGITS - 1; at++)
    sum += Number(digits[at]) * (DIGITS - at);
  return (11 - (sum % 11)) % 10 === Number(digits[DIGITS - 1]);
}
