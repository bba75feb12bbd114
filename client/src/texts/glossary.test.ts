/** Every word over a figure is explained: what the product says and what its glossary knows are compared with each other. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { buildSchema, isEnumType, isObjectType } from "graphql";
import { HEADINGS } from "../lib/glossary-headings.ts";
import { GLOSSARY_WORDS, type GlossaryWord } from "../lib/glossary.ts";
import glossary from "./glossary.json" with { type: "json" };
import method from "./method.json" with { type: "json" };

const src = path.resolve(import.meta.dirname, "..");

/** Headings that say what they are: nobody needs to look them up. */
const PLAIN = new Set([
  // Of a file that is sent, and of the pages about it.
  ...[
    "column",
    "file",
    "row",
    "rows",
    "sentAt",
    "sentBy",
    "sheet",
    "state",
  ].map((name) => `data.${name}`),
  "data.value",
  // Ends of a path and of an input, and sentences that are explained above them.
  ...["customer", "filePath", "inNetwork", "supplier", "title", "why"].map(
    (name) => `exposure.${name}`,
  ),
  // Ends of a bin; which of the two cells; which page a file is of.
  ...["file.from", "file.to", "compare.cell", "shell.overview"],
  ...["shell.sites", "overview.sitesCount"],
  // Sentences about who reads and who differs, explained by the lines under them.
  ...[
    "home.movementFromTo",
    "home.movementRest",
    "home.reader",
    "home.readerEnrolled",
    "home.readerSites",
    "home.readerUntil",
    "home.speakerUnanswered",
  ],
  ...["indicator.meaning", "indicator.own", "lenses.title"],
  // Ends of a link, and what opens and closes a row.
  ...[
    "arcFrom",
    "arcFromTier",
    "arcTo",
    "arcToTier",
    "fold",
    "hasUndisclosed",
    "node",
    "open",
    "rowFrom",
    "title",
  ].map((name) => `network.${name}`),
  ...["indicators.marks", "indicators.standards"],
  ...[
    "quality.evidence",
    "quality.factId",
    "quality.field_registration",
    "quality.given",
    "quality.helps",
    "quality.indicatorId",
    "quality.mender",
    "quality.missingIn",
    "quality.pillarMissing",
    "quality.record",
    "quality.recordKey",
    "quality.recordKeyOne",
    "quality.recordName",
    "quality.saidBy",
    "quality.whatIsWrong",
  ],
  // Who looked, and when: the note above says what counts.
  ...[
    "looksDays",
    "looksLast",
    "looksOthers",
    "looksTimes",
    "organisation",
  ].map((name) => `sharing.${name}`),
  // Days, what is lost, what moved since when; and what begins a row.
  ...[
    "dayColumn",
    "lostAlone",
    "moved",
    "movedBefore",
    "movedNow",
    "remedySecond",
    "remedyStock",
    "socialNone",
  ].map((name) => `resilience.${name}`),
  ...[
    "site.assumedFact",
    "site.core",
    "site.evidence",
    "site.linkStatements",
    "site.notCurrent",
    "site.others",
    "site.overTime",
    "site.ownPeopleOnly",
    "site.part",
    "site.published",
    "site.side_assessor",
    "site.smallFact",
    "site.speaking",
    "site.unnamed",
  ],
  // Which fact or answer, and who says so.
  ...["succession.by", "succession.what"],
  ...["sites.closed", "sites.key", "sites.opened", "sites.registryLabel"],
]);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });

/** Text keys over columns: of tables, of charts' twins, of lists that become files. */
function headingsIn(code: string): readonly string[] {
  const places = [
    /columns: \[([\s\S]*?)\],\n/g,
    /titles: \[([\s\S]*?)\],\n/g,
    /<Table\.Th\b([\s\S]*?)<\/Table\.Th>/g,
    /\btitle: (t\([^)]*\))/g,
  ];
  return places
    .flatMap((place) => [...code.matchAll(place)].map(([, found]) => found))
    .flatMap((found = "") => [...found.matchAll(/\bt\(\s*"(\w+\.\w+)"/g)])
    .map(([, key = ""]) => key);
}

test("every heading over a figure or a list is in the glossary", () => {
  const headings = new Map<string, string>();
  for (const file of filesIn(src)) {
    if (!/\.tsx?$/.test(file) || /\.test\.|__generated__|testing/.test(file))
      continue;
    for (const key of headingsIn(readFileSync(file, "utf8")))
      headings.set(key, path.relative(src, file));
  }
  // The search finds what there is.
  expect(headings.size).toBeGreaterThan(100);
  const unexplained = [...headings].filter(
    ([key]) => !(key in HEADINGS) && !PLAIN.has(key),
  );
  expect(unexplained).toEqual([]);
  // What stands nowhere over a column need not be excused.
  expect([...PLAIN].filter((key) => !headings.has(key))).toEqual([]);
});

/** What a figure says of itself, field by field of the API. */
const FIGURE: Readonly<Record<string, GlossaryWord>> = {
  sites: "site",
  notShared: "notShared",
  notAsked: "notAsked",
  notApplicable: "notApplicable",
  asked: "asked",
  answered: "answered",
  carried: "carried",
  unreviewed: "unreviewed",
  pooled: "pooled",
  unknownApplicability: "unknownApplicability",
  headcountUnknown: "headcount",
  coverageSites: "coverage",
  coverageHeadcount: "coverage",
  numerator: "share",
  denominator: "base",
  value: "value",
  low: "bounds",
  high: "bounds",
  boundsLeftOut: "leftOut",
  boundsAssumed: "assumed",
  q1: "quartiles",
  median: "median",
  q3: "quartiles",
  verification: "verification",
  verifiedShare: "verification",
  oldestPeriod: "carried",
};
/** What the API sorts sites and findings into. */
const KINDS: Readonly<Record<string, Readonly<Record<string, GlossaryWord>>>> =
  {
    Standing: {
      answered: "answered",
      silent: "silent",
      not_asked: "notAsked",
      not_applicable: "notApplicable",
      not_shared: "notShared",
    },
    Dimension: {
      tier: "tier",
      province: "province",
      segment: "segment",
      size_band: "sizeBand",
      group: "group",
    },
    QualityKind: {
      differences: "difference",
      contradictions: "conflict",
      outliers: "outlier",
      expiring: "expiring",
      missing_facts: "fact",
      incomplete: "coverage",
      duplicates: "duplicate",
      chase: "silent",
    },
    Sensitivity: {
      standard: "sight",
      aggregate_only: "release",
      restricted: "withheld",
    },
  };

test("everything that a figure says of itself, and every place that a site may stand in, is in the glossary", () => {
  const schema = buildSchema(
    readFileSync(path.resolve(src, "../../schema.graphql"), "utf8"),
  );
  const measure = schema.getType("Measure");
  if (!isObjectType(measure)) throw new Error("no Measure");
  expect(Object.keys(FIGURE).sort()).toEqual(
    Object.keys(measure.getFields()).sort(),
  );
  for (const [name, words] of Object.entries(KINDS)) {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`no ${name}`);
    expect([name, Object.keys(words).sort()]).toEqual([
      name,
      type
        .getValues()
        .map((value) => value.name)
        .sort(),
    ]);
  }
});

test("every entry has a word and a meaning in both languages, and no text without entry", () => {
  const texts: Readonly<Record<string, { en: string; th: string }>> = glossary;
  for (const id of GLOSSARY_WORDS)
    for (const key of [`word_${id}`, `meaning_${id}`]) {
      expect(texts[key]?.en).toMatch(/[a-z]/i);
      expect(texts[key]?.th).toMatch(/[ก-๙]/);
    }
  const known = new Set<string>(
    GLOSSARY_WORDS.flatMap((id) => [`word_${id}`, `meaning_${id}`]),
  );
  const orphans = Object.keys(texts).filter(
    (key) => /^(word|meaning)_/.test(key) && !known.has(key),
  );
  expect(orphans).toEqual([]);
});

test("no two entries are the same word", () => {
  for (const locale of ["en", "th"] as const) {
    const words = GLOSSARY_WORDS.map((id) => glossary[`word_${id}`][locale]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  }
});

test("the method page keeps no second list of words", () => {
  expect(Object.keys(method).filter((key) => key.startsWith("word_"))).toEqual(
    [],
  );
});
