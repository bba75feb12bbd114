/** Facts and answers of the check's network: many voices, small groups, gaps, refusals, late and lapsed statements. */
import { CATALOGUE, type Indicator } from "./catalogue.ts";
import { CAST, type MadeSite } from "./make-network.ts";
import type { Random } from "./random.ts";

export interface MadeFact {
  readonly site: MadeSite;
  readonly fact: string;
  /** 0 is the oldest period of the workbook. */
  readonly period: number;
  readonly value: number | boolean;
  readonly source: string | undefined;
}

export interface MadeAnswer {
  readonly site: MadeSite;
  readonly indicator: Indicator;
  readonly period: number;
  readonly side: "management" | "assessor";
  readonly breakdown: string;
  readonly state: string;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  /** A level, option, flag, count or share without base. */
  readonly value?: number | string | boolean | undefined;
  readonly verification: number;
  readonly validUntil: string | undefined;
  readonly note: string | undefined;
  readonly source: string | undefined;
}

export const PERIODS = 6;

const COUNTS = CATALOGUE.facts.filter(
  ({ kind, unit, level }) =>
    kind === "entered" && unit !== "yes_no" && level === "site",
);
const SHARE_OF_PEOPLE: Readonly<Record<string, number>> = {
  women_headcount: 0.5,
  migrant_headcount: 0.2,
  fixed_term: 0.15,
  agency: 0.15,
  apprentice: 0.04,
  technical_headcount: 0.4,
  supervisor_headcount: 0.06,
  assessed_trainees: 0.05,
  survey_n: 0.1,
  displaced_workers: 0.01,
};

/** Everything one source tells of a site's facts in one period. */
function factsAt(
  random: Random,
  site: MadeSite,
  period: number,
  source: string | undefined,
  completeness: number,
): MadeFact[] {
  const headcount = Math.max(
    1,
    Math.round(site.people * (0.85 + 0.3 * random.next())),
  );
  const facts: MadeFact[] = [];
  const tell = (fact: string, value: number | boolean) => {
    if (random.chance(completeness))
      facts.push({ site, fact, period, value, source });
  };
  tell("headcount", headcount);
  for (const { id } of COUNTS) {
    if (id === "headcount") continue;
    const share = SHARE_OF_PEOPLE[id];
    const most = share === undefined ? 12 : headcount * share;
    tell(id, random.chance(0.15) ? 0 : Math.round(random.next() * most));
  }
  tell("uses_labour_agency", random.chance(0.5));
  return facts;
}

export function makeFacts(
  random: Random,
  sites: readonly MadeSite[],
): MadeFact[] {
  return sites.flatMap((site) => {
    if (random.chance(0.06)) return []; // Of some sites nobody tells anything.
    const facts: MadeFact[] = [];
    const completeness = random.pick([0.5, 0.9, 0.97]);
    const round = random.whole(0, 3);
    for (let period = 0; period < PERIODS; period += 1) {
      // The whole set once a year, a little in between.
      const share = period % 4 === round ? completeness : 0.12;
      facts.push(...factsAt(random, site, period, undefined, share));
    }
    const others = new Set<string | undefined>([
      CAST.buyer,
      CAST.otherBuyer,
      CAST.programme,
      CAST.assessor,
      site.entity.parent,
    ]);
    others.delete(site.entity.key);
    for (const source of others)
      if (source && random.chance(0.08))
        facts.push(
          ...factsAt(random, site, random.whole(0, PERIODS - 1), source, 0.5),
        );
    return facts;
  });
}

/** Highest verification that a source of the kind may give (design.md, "Who speaks"). */
function verificationOf(
  random: Random,
  { entity }: MadeSite,
  source: string | undefined,
): number {
  if (source === CAST.assessor || source === CAST.otherAssessor)
    return random.whole(1, 4);
  const speaksForOthers = [
    CAST.buyer,
    CAST.buyersArm,
    CAST.otherBuyer,
    CAST.programme,
    CAST.otherProgramme,
    CAST.association,
  ].some((key) => key === source);
  // Of a site of its own group nobody gives more than the site itself.
  const isOwn =
    entity.above.some((key) => key === source) ||
    (source?.startsWith(CAST.buyer) && entity.key.startsWith(CAST.buyer)) ||
    source === entity.key;
  return random.whole(0, speaksForOthers && !isOwn ? 3 : 1);
}

type Value = Pick<MadeAnswer, "state" | "numerator" | "denominator" | "value">;

/** A row with both parts; a numerator of 0 is written in either of its two ways. */
function parts(random: Random, numerator: number, denominator: number): Value {
  const state =
    numerator === 0 && random.chance(0.5) ? "zero_reported" : "reported";
  return { state, numerator, denominator };
}

function pairFor(
  random: Random,
  { value_type, multiplier = 1 }: Indicator,
  people: number,
): Value {
  if (random.chance(0.02)) return parts(random, 0, 0);
  if (value_type === "percent") {
    const most = random.chance(0.04) ? people * 1.3 : people;
    const share = random.chance(0.06) ? 0 : random.next();
    return parts(random, Math.round(most * share), people);
  }
  if (multiplier === 1_000_000)
    return parts(random, random.whole(0, 6), people * 2_080);
  // Hours and rates have fractions.
  return parts(random, Math.round(people * random.next() * 240) / 10, people);
}

function valueFor(random: Random, indicator: Indicator, people: number): Value {
  const reported = (value: number | string | boolean): Value => ({
    state: "reported",
    value,
  });
  switch (indicator.value_type) {
    case "ordinal":
      return reported(random.whole(0, 4));
    case "boolean":
      return reported(random.chance(0.7));
    case "enum":
      return reported(
        random.pick((indicator.options ?? []).map(({ value }) => value)),
      );
    case "count":
      return random.chance(0.5)
        ? { state: "reported", numerator: random.whole(1, 20) }
        : reported(
            indicator.aggregation === "median"
              ? random.whole(1, 160) / 10
              : random.whole(0, 5),
          );
    default:
      if (random.chance(0.06))
        return reported(
          indicator.value_type === "percent"
            ? random.whole(2, 1_000) / 10
            : random.whole(1, 300) / 100,
        );
      return pairFor(random, indicator, people);
  }
}

function anyValue(random: Random, indicator: Indicator, people: number): Value {
  const lot = random.next();
  if (lot < 0.04) return { state: "declined" };
  if (lot < 0.08) return { state: "not_collected" };
  if (lot < 0.14) return { state: "not_applicable" };
  return valueFor(random, indicator, people);
}

const STOPS = ["2025-09-30", "2026-01-15", "2026-06-30", "2026-12-31"];
const NOTES = [
  'Counted by hand,\nthen "checked" twice',
  "=1+1 is text here; so is this, too",
  "นับจากทะเบียนลูกจ้าง\r\nรวมแรงงานเหมาค่าแรง",
];

/** The breakdown rows beside a total of `people`, key by key: some missing, small, refused or without base. */
function splitRows(
  random: Random,
  total: MadeAnswer,
  people: number,
): MadeAnswer[] {
  const { indicator } = total;
  return indicator.breakdowns.flatMap(({ key, values }) => {
    if (random.chance(0.35)) return [];
    const weights = values.map(() => random.next() ** 2);
    const all = weights.reduce((sum, weight) => sum + weight, 0.2);
    let left = people;
    let done = total.numerator ?? 0;
    return values.flatMap((value, at): MadeAnswer[] => {
      const group = Math.min(
        left,
        Math.round(((weights[at] ?? 0) / all) * people),
      );
      if (random.chance(0.1)) return [];
      const row = { ...total, breakdown: `${key}=${value}`, value: undefined };
      const lot = random.next();
      if (lot < 0.03)
        return [
          {
            ...row,
            state: "declined",
            numerator: undefined,
            denominator: undefined,
          },
        ];
      if (lot < 0.05)
        return [
          {
            ...row,
            state: "not_applicable",
            numerator: undefined,
            denominator: undefined,
          },
        ];
      if (lot < 0.08 && indicator.value_type === "percent")
        return [
          {
            ...row,
            state: "reported",
            numerator: undefined,
            denominator: undefined,
            value: random.whole(2, 100),
          },
        ];
      const numerator = Math.min(done, Math.round(group * random.next()));
      left -= group;
      done -= numerator;
      return [{ ...row, ...parts(random, numerator, group) }];
    });
  });
}

/** What is said of a site on one indicator in one period by one source, breakdown rows too. */
export function statementsOf(
  random: Random,
  site: MadeSite,
  indicator: Indicator,
  period: number,
  source: string | undefined,
): MadeAnswer[] {
  const assesses = source === CAST.assessor || source === CAST.otherAssessor;
  const people = random.chance(0.1)
    ? random.whole(1, 15)
    : Math.max(1, Math.round(site.people * (0.9 + 0.2 * random.next())));
  const total: MadeAnswer = {
    site,
    indicator,
    period,
    side: assesses ? "assessor" : "management",
    breakdown: "",
    ...anyValue(random, indicator, people),
    verification: verificationOf(random, site, source),
    validUntil: random.chance(0.08) ? random.pick(STOPS) : undefined,
    note: random.chance(0.02) ? random.pick(NOTES) : undefined,
    source,
  };
  if (indicator.breakdowns.length === 0) return [total];
  const splits = indicator.id === "train_coverage" ? 0.85 : 0.25;
  if (!random.chance(splits)) return [total];
  const rows = splitRows(
    random,
    {
      ...total,
      state: "reported",
      numerator: total.numerator ?? people,
      denominator: total.denominator ?? people,
    },
    total.denominator ?? people,
  );
  // Rows that speak without a total.
  return random.chance(0.08) ? rows : [total, ...rows];
}

const OTHER_VOICES: readonly (readonly [string, number])[] = [
  [CAST.buyer, 0.09],
  [CAST.buyersArm, 0.03],
  [CAST.otherBuyer, 0.07],
  [CAST.programme, 0.05],
  [CAST.otherProgramme, 0.05],
  [CAST.association, 0.08],
  [CAST.assessor, 0.04],
  [CAST.otherAssessor, 0.02],
];

/** Nobody answers these at all. */
export const SILENT_INDICATORS = [
  "hrdd_identify_level",
  "train_ev_tech_coverage",
];

export function makeAnswers(
  random: Random,
  sites: readonly MadeSite[],
): MadeAnswer[] {
  return sites.flatMap((site) => {
    const zeal = random.pick([0, 0.15, 0.6, 0.6, 0.85]);
    const round = random.whole(0, 3);
    return CATALOGUE.indicators.flatMap((indicator) => {
      if (SILENT_INDICATORS.includes(indicator.id)) return [];
      const quarterly = indicator.carry_quarters === 0;
      const rounds = [0, 1, 2, 3, 4, 5].filter((period) =>
        quarterly ? period >= 3 : period % 4 === round,
      );
      const said: MadeAnswer[] = [];
      const spoken = new Set<string>();
      const say = (period: number, source: string | undefined) => {
        // A source says a thing once in a file.
        const once = [period, source ?? site.entity.key].join(" ");
        if (spoken.has(once)) return;
        spoken.add(once);
        said.push(...statementsOf(random, site, indicator, period, source));
      };
      for (const period of rounds)
        if (random.chance(zeal)) say(period, undefined);
      if (indicator.sensitivity === "restricted") return said;
      for (const [source, share] of OTHER_VOICES)
        if (random.chance(share)) say(random.whole(1, PERIODS - 1), source);
      // Of a family several speak at once: the nearest is heard.
      if (random.chance(0.05)) {
        const period = random.whole(1, PERIODS - 1);
        for (const above of site.entity.above) say(period, above);
      }
      return said;
    });
  });
}
