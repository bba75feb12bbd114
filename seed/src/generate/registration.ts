/**
 * Juristic numbers that cannot be anybody's. A Thai number begins with 0, the two digits of the province where the
 * firm was registered (10 to 96) and the kind of firm (5: limited company); ours name province 99, which there is not.
 * They end in the right check digit, so that an import has nothing to remark; whether a number is wrong is tried on a
 * few of the tiny profile alone.
 */
const FICTIONAL = "0995";
const RUNNING_DIGITS = 8;

/** 11 less the weighted sum of the other digits (weights 13 down to 2, modulo 11), of which the last digit. */
export function checkDigitOf(twelve: string): number {
  let sum = 0;
  for (let place = 0; place < twelve.length; place++)
    sum += Number(twelve[place]) * (13 - place);
  return (11 - (sum % 11)) % 10;
}

/** `firm` counts from 0. */
export function fictionalRegistration(firm: number): string {
  const twelve = FICTIONAL + String(firm + 1).padStart(RUNNING_DIGITS, "0");
  return `${twelve}${checkDigitOf(twelve)}`;
}
