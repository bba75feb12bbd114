/** A name without what is not the name: legal form, country, punctuation, order of words. */
import { matchText } from "../search/text.ts";
import { soundKey } from "./thai-sound.ts";

/** Thai writes them without spaces around. */
const THAI_FORMS =
  /ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|บริษัท|จำกัด|มหาชน|ประเทศไทย|หจก\.?|บจก\.?|บมจ\.?|โรงงาน/g;
const LATIN_FORMS = new Set(
  "co ltd limited company public plc pcl inc corp corporation partnership part thailand plant factory the".split(
    " ",
  ),
);
const TONES = /[\u0e48-\u0e4b]/g;
const thaiForms = new RegExp(THAI_FORMS.source.replace(TONES, ""), "g");

export interface NameForm {
  /** Words in their alphabetical order. */
  readonly words: readonly string[];
  /** The same as text; empty for no name. */
  readonly text: string;
  /** How it sounds, in the order in which it is written. */
  readonly sound: string;
  /** Numbers in it, which tell plants apart. */
  readonly numbers: string;
}

export function nameForm(name: string): NameForm {
  const words = matchText(name)
    .replace(thaiForms, " ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .split(" ")
    .filter((word) => word !== "" && !LATIN_FORMS.has(word));
  const sorted = [...words].sort();
  return {
    words: sorted,
    text: sorted.join(" "),
    sound: soundKey(words),
    numbers: words.filter((word) => /^\d+$/.test(word)).join(" "),
  };
}
