/** A small network in which every datum says which organisations may learn of it. */
import {
  NO_DAY,
  parseDay,
  parsePeriod,
  REGISTRY,
  type Disclosure,
  type EntityKind,
  type Revision,
  type StatedAnswer,
} from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import { aViewer } from "./product.ts";

/** Buyers `a` and `b`, suppliers `s`, `t` and `u`, the programme `p`, and the registry's administrator. */
export type Party = "a" | "b" | "s" | "t" | "u" | "p" | "admin";

export const VIEWERS: Readonly<Record<Party, Viewer>> = {
  a: aViewer("buyer", "a"),
  b: aViewer("buyer", "b"),
  s: aViewer("supplier", "s"),
  t: aViewer("supplier", "t"),
  u: aViewer("supplier", "u"),
  p: aViewer("programme", "p"),
  admin: aViewer("administrator", REGISTRY, true),
};
export const PARTIES = Object.keys(VIEWERS) as Party[];

export interface Secret {
  readonly about: string;
  /** The organisation that says so. */
  readonly by: string;
  /** Everyone who may learn of it. */
  readonly to: readonly Party[];
  /** What is said at first, and what is said instead. */
  readonly said: (version: 0 | 1) => readonly Revision[];
}

const day = (text: string) => parseDay(text) ?? NO_DAY;
const LATEST = parsePeriod("2026-Q1") ?? 0;

export const SITES = [
  "a1",
  "b1",
  "s1",
  "s2",
  "t1",
  "t2",
  "t3",
  "u1",
  "x1",
] as const;
type SiteId = (typeof SITES)[number];
const ownerOf = (site: SiteId) => site.slice(0, 1);

/** Words that stand in secrets, to search for. */
export const WORDS = [
  "alpha",
  "omega",
  "a-s1-second",
  "s-s1-second",
  "registry-s1-second",
  "key",
  "plant",
];

function entity(id: string, kind: EntityKind, to: readonly Party[]): Secret {
  return {
    about: `the name of entity ${id}`,
    by: REGISTRY,
    to,
    said: (version) => {
      const name = `${id} company ${version ? "omega" : "alpha"}`;
      return [
        { kind: "entity", id, set: { name: { en: name, th: name }, kind } },
      ];
    },
  };
}

const site = (id: SiteId, to: readonly Party[]): Secret => ({
  about: `the name of site ${id}`,
  by: REGISTRY,
  to,
  said: (version) => {
    const name = `${id} plant ${version ? "omega" : "alpha"}`;
    return [
      {
        kind: "site",
        id,
        set: {
          entity: ownerOf(id),
          name: { en: name, th: name },
          ...(version ? {} : { province: "TH-21", mainSegment: "stamping" }),
        },
      },
    ];
  },
});

const place = (id: SiteId, to: readonly Party[]): Secret => ({
  about: `the province and segment of site ${id}`,
  by: REGISTRY,
  to,
  said: (version) => [
    {
      kind: "site",
      id,
      set: version
        ? { province: "TH-20", mainSegment: "casting" }
        : { province: "TH-21", mainSegment: "stamping" },
    },
  ],
});

function answer(changes: Partial<StatedAnswer>): StatedAnswer {
  return {
    indicator: "train_coverage",
    breakdown: "",
    state: "reported",
    numerator: null,
    denominator: null,
    value: null,
    option: null,
    verification: 1,
    validUntil: NO_DAY,
    evidence: "",
    note: "",
    inheritedFrom: "",
    baseAssumed: false,
    ...changes,
  };
}

const statement = (
  about: string,
  id: SiteId,
  source: string,
  to: readonly Party[],
  ...[first, second]: readonly [
    readonly StatedAnswer[],
    readonly StatedAnswer[],
  ]
): Secret => ({
  about: `${about} at ${id} by ${source}`,
  by: source,
  to,
  said: (version) => [
    {
      kind: "answers",
      site: id,
      period: LATEST,
      source,
      side: "management",
      answers: version ? second : first,
    },
  ],
});

const training = (numerator: number) => [
  answer({ numerator, denominator: 200 }),
  answer({
    breakdown: "sex=women",
    numerator: numerator - 20,
    denominator: 90,
  }),
];
const answers = (id: SiteId, to: readonly Party[]) => [
  statement("training", id, ownerOf(id), to, training(101), training(151)),
  statement(
    "dialogue",
    id,
    ownerOf(id),
    to,
    [answer({ indicator: "sd_maturity_level", value: 2, verification: 2 })],
    [answer({ indicator: "sd_maturity_level", state: "declined" })],
  ),
];

const facts = (
  about: string,
  id: SiteId,
  to: readonly Party[],
  first: Readonly<Record<string, number>>,
  second: Readonly<Record<string, number>>,
): Secret => ({
  about: `${about} of ${id}`,
  by: ownerOf(id),
  to,
  said: (version) => [
    {
      kind: "facts",
      site: id,
      entity: "",
      period: LATEST,
      source: ownerOf(id),
      values: version ? second : first,
    },
  ],
});

const link = (
  from: SiteId,
  to: SiteId,
  source: string,
  disclosure: Disclosure,
  knownTo: readonly Party[],
): Secret => ({
  about: `the share of ${from} at ${to}`,
  by: source,
  to: knownTo,
  said: (version) => [
    {
      kind: "link",
      id: `${from}-${to}`,
      from,
      to,
      partFamily: "pf-body",
      since: NO_DAY,
      source,
      set: {
        share: version ? 0.4 : 0.3,
        singleSource: version === 1,
        until: NO_DAY,
        declaredBy: source === ownerOf(to) ? "customer" : "supplier",
        disclosure,
        disclosedUntil: NO_DAY,
      },
    },
  ],
});

const grant = (
  id: SiteId,
  to: "a" | "b",
  knownTo: readonly Party[],
): Secret => ({
  about: `since when ${id} shows itself to ${to}`,
  by: ownerOf(id),
  to: knownTo,
  said: (version) => [
    {
      kind: "grant",
      id: `grant-${id}-${to}`,
      site: id,
      organisation: to,
      since: day(version ? "2026-03-01" : "2025-01-01"),
      until: NO_DAY,
    },
  ],
});

const enrolment = (id: SiteId, to: readonly Party[]): Secret => ({
  about: `since when ${id} takes part in p`,
  by: "p",
  to,
  said: (version) => [
    {
      kind: "enrolment",
      id: `enrolment-${id}`,
      organisation: "p",
      memberEntity: "",
      memberSite: id,
      role: "participant",
      since: day(version ? "2026-03-01" : "2025-01-01"),
      until: NO_DAY,
    },
  ],
});

const key = (
  organisation: string,
  id: SiteId,
  to: readonly Party[],
): Secret => ({
  about: `the key that ${organisation} gave ${id}`,
  by: organisation,
  to,
  said: (version) => [
    {
      kind: "alias",
      organisation,
      of: "site",
      key: `${organisation}-${id}-${version ? "second-key" : "first-key"}`,
      id,
    },
  ],
});

const KNOW_S1: readonly Party[] = ["a", "b", "s", "t", "u", "admin"];

export const secrets: readonly Secret[] = [
  // Whose sites granted it something know it, and who reads what it said of a site.
  // Programmes are told which automakers the lenses of their participants are.
  entity("a", "assembler", ["a", "s", "t", "p", "admin"]),
  entity("b", "assembler", ["b", "u", "p", "admin"]),
  entity("s", "supplier", KNOW_S1),
  entity("t", "supplier", [...KNOW_S1, "p"]),
  entity("u", "supplier", ["u", "s", "b", "p", "admin"]),
  entity("p", "programme", ["p", "t", "u", "b", "admin"]),
  entity("x", "supplier", ["admin"]),
  site("a1", ["a", "s", "admin"]),
  site("b1", ["b", "u", "admin"]),
  site("s1", KNOW_S1),
  site("s2", ["a", "s", "admin"]),
  site("t1", KNOW_S1),
  site("t2", ["s", "t", "p", "admin"]),
  site("t3", ["s", "t", "admin"]),
  site("u1", ["u", "s", "b", "p", "admin"]),
  site("x1", ["admin"]),
  place("t2", ["s", "t", "p", "admin"]),
  place("x1", ["admin"]),
  key(REGISTRY, "s1", KNOW_S1),
  key(REGISTRY, "x1", ["admin"]),
  key("a", "s1", ["a"]),
  key("s", "s1", ["s"]),
  link("s1", "a1", "s", "name", ["a", "s"]),
  link("s2", "a1", "a", "name", ["a", "s"]),
  link("t1", "s1", "t", "name", ["s", "t"]),
  link("t2", "s1", "t", "existence", ["s", "t"]),
  link("t3", "s1", "t", "process", ["s", "t"]),
  link("u1", "s1", "u", "private", ["s", "u"]),
  link("u1", "b1", "u", "private", ["b", "u"]),
  {
    about: "what became of t1",
    by: REGISTRY,
    // `t1` is named to most, and what it became to these. An administrator reads it, and nothing else of a site.
    to: ["s", "t"],
    said: (version) =>
      version
        ? [
            {
              kind: "succession",
              id: "t1-t3",
              of: "site",
              from: "t1",
              into: "t3",
              how: "moved",
              on: day("2026-01-31"),
              reason: "",
            },
          ]
        : [],
  },
  grant("s1", "a", ["s", "a"]),
  grant("t1", "a", ["t", "a"]),
  // No link tells `a` its name.
  grant("t2", "a", ["t"]),
  grant("u1", "b", ["u", "b"]),
  enrolment("u1", ["u", "p"]),
  enrolment("t2", ["t", "p"]),
  ...answers("s1", ["s", "a"]),
  ...answers("s2", ["s"]),
  ...answers("t1", ["t", "a"]),
  ...answers("t2", ["t", "p"]),
  ...answers("t3", ["t"]),
  ...answers("u1", ["u", "b", "p"]),
  ...answers("x1", []),
  statement("training", "s2", "a", ["a", "s"], training(71), training(81)),
  statement("training", "u1", "b", ["b", "u"], training(71), training(81)),
  statement("training", "u1", "p", ["p", "u", "b"], training(71), training(81)),
  statement(
    "severe incidents",
    "s1",
    "s",
    ["s"],
    [answer({ indicator: "hrdd_severe_incidents", value: 1 })],
    [answer({ indicator: "hrdd_severe_incidents", value: 2 })],
  ),
  statement(
    "the pay ratio",
    "s1",
    "s",
    ["s"],
    [
      answer({
        indicator: "inc_gender_pay_ratio",
        numerator: 90,
        denominator: 100,
      }),
    ],
    [
      answer({
        indicator: "inc_gender_pay_ratio",
        numerator: 80,
        denominator: 100,
      }),
    ],
  ),
  facts(
    "the headcount",
    "s1",
    ["s", "a"],
    { headcount: 200 },
    { headcount: 260 },
  ),
  facts(
    "the headcount",
    "t2",
    ["t", "p"],
    { headcount: 200 },
    { headcount: 260 },
  ),
  facts(
    "the days to recover",
    "s1",
    ["s", "a"],
    { recovery_days: 30, input_stock_days: 4 },
    { recovery_days: 60, input_stock_days: 9 },
  ),
  facts(
    "a small group",
    "s1",
    ["s"],
    { migrant_headcount: 5 },
    { migrant_headcount: 7 },
  ),
];
