/** The words of a command: one of a list, or a text that must be there. */
import { Refusal } from "./refusals.ts";

export function needed(text: string | undefined, what: string): string {
  if (text !== undefined && text !== "") return text;
  throw new Refusal(`${what} is missing.`);
}

export function oneOf<Word extends string>(
  words: readonly Word[],
  text: string,
  what: string,
): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new Refusal(`${what} is one of ${words.join(", ")}, not ${text}.`);
}
