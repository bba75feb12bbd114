/**
 * Which passwords are taken: length before rules about characters, and none of those that are tried first (NIST
 * SP 800-63B, 5.1.1.2). The page and the server ask the same question.
 */
export const FEWEST_PASSWORD_CHARACTERS = 12;
const MOST_PASSWORD_CHARACTERS = 1_000;
/** A word of one's own counts from here on. */
const FEWEST_TELLING = 4;

export const PASSWORD_FAULTS = ["short", "long", "common", "own_name"] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** What the lists of broken-into services have most often, of those that are long enough; letters and digits only. */
const COMMON = [
  "password",
  "passw0rd",
  "qwerty",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r",
  "1qaz2wsx",
  "iloveyou",
  "letmein",
  "welcome",
  "administrator",
  "admin",
  "changeme",
  "thailand",
  "bangkok",
  "saphan",
  "abcdefghijkl",
  "abc",
  "123456789012",
  "1234567890",
  "123456",
  "1234",
  "0987654321",
];

const lettersAndDigits = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");

/** Known words one after the other, and counting digits, leave little to guess. */
function isCommon(password: string): boolean {
  let rest = lettersAndDigits(password);
  for (const word of COMMON.toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(word, "");
  return rest.length < FEWEST_TELLING || new Set(rest).size < FEWEST_TELLING;
}

/** What is left of a password when the person's own words are taken out is too little. */
function isOwnName(password: string, own: readonly string[]): boolean {
  const words = own
    .flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u))
    .map(lettersAndDigits)
    .filter((word) => word.length >= FEWEST_TELLING)
    .toSorted((a, b) => b.length - a.length);
  let rest = lettersAndDigits(password);
  for (const word of words) rest = rest.replaceAll(word, "");
  return rest.length < FEWEST_TELLING;
}

/** Why a password is not taken; undefined: it is. `own` are the person's login and name. */
export function passwordFault(
  password: string,
  own: readonly string[],
): PasswordFault | undefined {
  // As people count: what is drawn as one is one.
  if ([...password].length < FEWEST_PASSWORD_CHARACTERS) return "short";
  if (password.length > MOST_PASSWORD_CHARACTERS) return "long";
  if (isOwnName(password, own)) return "own_name";
  return isCommon(password) ? "common" : undefined;
}
