/**
 * Every word of the product, English and Thai side by side so that neither can be forgotten.
 * A key is `namespace.name`; plural forms end in `_one` and `_other` (Thai uses `_other` only).
 */
import account from "./account.json" with { type: "json" };
import chart from "./chart.json" with { type: "json" };
import day from "./day.json" with { type: "json" };
import error from "./error.json" with { type: "json" };
import filter from "./filter.json" with { type: "json" };
import measure from "./measure.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import sign from "./sign.json" with { type: "json" };
import table from "./table.json" with { type: "json" };

import type answers from "./answers.json";
import type compare from "./compare.json";
import type conflict from "./conflict.json";
import type data from "./data.json";
import type exposure from "./exposure.json";
import type file from "./file.json";
import type glossary from "./glossary.json";
import type history from "./history.json";
import type home from "./home.json";
import type indicator from "./indicator.json";
import type indicators from "./indicators.json";
import type lenses from "./lenses.json";
import type links from "./links.json";
import type network from "./network.json";
import type noFigures from "./no-figures.json";
import type overview from "./overview.json";
import type people from "./people.json";
import type quality from "./quality.json";
import type resilience from "./resilience.json";
import type sharing from "./sharing.json";
import type sight from "./sight.json";
import type signIn from "./sign-in.json";
import type site from "./site.json";
import type sites from "./sites.json";
import type stated from "./stated.json";
import type succession from "./succession.json";
import type views from "./views.json";

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
  measure,
  shell,
  sign,
  table,
} as const;

/** Namespaces that come with the pages that need them (`usePageTexts`), to keep the first page small. */
export interface PageTexts {
  readonly answers: typeof answers;
  readonly compare: typeof compare;
  readonly conflict: typeof conflict;
  readonly data: typeof data;
  readonly exposure: typeof exposure;
  readonly file: typeof file;
  readonly glossary: typeof glossary;
  readonly history: typeof history;
  readonly home: typeof home;
  readonly indicator: typeof indicator;
  readonly indicators: typeof indicators;
  readonly lenses: typeof lenses;
  readonly links: typeof links;
  readonly network: typeof network;
  readonly noFigures: typeof noFigures;
  readonly overview: typeof overview;
  readonly people: typeof people;
  readonly quality: typeof quality;
  readonly resilience: typeof resilience;
  readonly sharing: typeof sharing;
  readonly sight: typeof sight;
  readonly signIn: typeof signIn;
  readonly site: typeof site;
  readonly sites: typeof sites;
  readonly stated: typeof stated;
  readonly succession: typeof succession;
  readonly views: typeof views;
}

type Texts = PageTexts & typeof texts;
type Singular<Key extends string> =
  Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;
export type TextKey = {
  [Space in keyof Texts]: `${Space}.${Singular<keyof Texts[Space] & string>}`;
}[keyof Texts];
