/**
 * Every word of the product, English and Thai side by side so that neither can be forgotten.
 * A key is `namespace.name`; plural forms end in `_one` and `_other` (Thai uses `_other` only).
 */
import account from "./account.json" with { type: "json" };
import chart from "./chart.json" with { type: "json" };
import day from "./day.json" with { type: "json" };
import error from "./error.json" with { type: "json" };
import filter from "./filter.json" with { type: "json" };
import indicator from "./indicator.json" with { type: "json" };
import indicators from "./indicators.json" with { type: "json" };
import home from "./home.json" with { type: "json" };
import measure from "./measure.json" with { type: "json" };
import overview from "./overview.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import sign from "./sign.json" with { type: "json" };
import signIn from "./sign-in.json" with { type: "json" };

export interface Text {
  readonly en: string;
  readonly th: string;
}

export const texts = {
  account,
  chart,
  day,
  error,
  filter,
  indicator,
  indicators,
  home,
  measure,
  overview,
  shell,
  sign,
  signIn,
} as const;

type Texts = typeof texts;
type Singular<Key extends string> =
  Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;
export type TextKey = {
  [Space in keyof Texts]: `${Space}.${Singular<keyof Texts[Space] & string>}`;
}[keyof Texts];
