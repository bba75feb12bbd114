/** The registry's sheet Answers: sites of themselves, groups for their plants, assessors and the association of others. */
import { loadCatalogue, type IndicatorEntry } from "@saphan/shared/contract";
import { formatDay, formatPeriod, lastDayOf } from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import type { Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { SitePlan } from "../sector/sector.ts";
import type { SeedCells } from "../workbook.ts";
import { isOpenIn } from "./fact-rows.ts";
import { NOTES } from "./notes.data.ts";

export const ANSWER_COLUMNS = [
  "site_key",
  "indicator_id",
  "period",
  "side",
  "breakdown",
  "state",
  "numerator",
  "denominator",
  "value",
  "verification",
  "evidence",
  "valid_until",
  "inherited_from",
  "note",
  "source",
];

/** How much is told. */
export interface Depth {
  /** Rounds, the newest counted first. */
  readonly rounds: number;
  /** From 0 to 1: how readily answers are split. */
  readonly breakdowns: number;
  /** Quarterly indicators, and what is said beside a check. */
  readonly isFull: boolean;
}

/** A self-report beside an assessor's sees things about 8 points rosier. */
const ROSY = 0.38;
const BESIDE_CHECK = 0.3;
/** Share of what is asked and not answered, at sites that answer, by level. */
const ITEMS_LOST = [0.02, 0.038, 0.095, 0.155];
/** Of what is not answered: said to be not collected, declined, or not there at all. */
const NOT_COLLECTED = 0.5;
const DECLINED = 0.14;
/** Chance that a site says so where an indicator does not apply to it. */
const SAYS_NOT_APPLICABLE = 0.2;
/** Chances of what is not quite right. */
const WITHOUT_BASE = 0.012;
const ABOVE_BASE = 0.0006;
const WRONGLY_NOT_APPLICABLE = 0.002;
const WITH_NOTE = 0.006;
/** Chance that a document backs an answer, by level. */
const DOCUMENTED = [0.95, 0.66, 0.38, 0.16];
/** Documents hold for a year or two; a few ran out since. */
const RUN_OUT = 0.03;
/** Of silent sites: some say to each question that they have no answer, the association knows of a few. */
const SAYS_SILENT = 0.3;
const KNOWN_TO_ASSOCIATION = 0.07;

/** Answered by the group for its plants. */
const OF_GROUP = ["hrdd_embed_level", "hrdd_communicate_level"];
const STEP = /^hrdd_\w+_level$/;
/** Asked in the first round, and in the second. */
const isIn = (entry: IndicatorEntry, round: number): boolean =>
  round === 0 ||
  entry.core_set ||
  (round === 1 && ["skills", "dialogue"].includes(entry.pillar));

const cellsOf = (value: Value): SeedCells =>
  "value" in value
    ? { value: value.value }
    : { numerator: value.numerator, denominator: value.denominator };

export interface AnswerWriter {
  readonly rowsOf: (site: SitePlan) => Generator<SeedCells>;
}

export function createAnswerWriter(model: Model, depth: Depth): AnswerWriter {
  const { sector, participation, agoOf, isAsked, applies, breakdowns } = model;
  const { newest, quarters, firms, seed, association } = sector;
  const salt = seed ^ 0x3c6ef372;
  const entries = loadCatalogue().indicators.filter(
    ({ computed_from }) => !computed_from,
  );
  const parities = loadCatalogue().indicators.filter(
    ({ computed_from }) => computed_from,
  );
  const annual = entries.filter(({ frequency }) => frequency === "annual");
  const quarterly = entries.filter(
    ({ frequency }) => frequency === "quarterly",
  );
  const numbers = new Map(entries.map(({ id }, number) => [id, number]));

  const periodCell = (ago: number) => formatPeriod(newest - ago);
  /** A document's last day: mostly a year on, of a few only some weeks. */
  const validUntil = (ago: number, unit: number, years: number) => {
    const last = lastDayOf(newest - ago);
    return formatDay(
      unit < RUN_OUT
        ? last + 20 + Math.floor(2_000 * unit)
        : last + 365 * years,
    );
  };

  /** A total with the rows that it is split into. */
  function* spoken(
    site: SitePlan,
    entry: IndicatorEntry,
    ago: number,
    value: Value,
    cells: SeedCells,
    depthHere: number,
  ): Generator<SeedCells> {
    const head = {
      site_key: site.key,
      indicator_id: entry.id,
      period: periodCell(ago),
      side: "management",
      state: "reported",
      ...cells,
    };
    const isZero =
      "numerator" in value
        ? value.numerator === 0
        : entry.value_type === "count" && value.value === "0";
    const state = isZero ? { state: "zero_reported" } : {};
    yield { ...head, ...cellsOf(value), ...state };
    if (depthHere === 0 || !("numerator" in value)) return;
    for (const { breakdown, numerator, denominator } of breakdowns.rowsOf(
      site,
      entry.id,
      ago,
      value,
      depthHere,
    ))
      yield {
        ...head,
        state: numerator === 0 ? "zero_reported" : "reported",
        note: "",
        breakdown,
        numerator,
        denominator,
      };
  }

  /** What a site says of itself: with documents V1, without V0. */
  function selfCells(
    site: SitePlan,
    entry: IndicatorEntry,
    ago: number,
  ): SeedCells {
    const draw = (c: number) =>
      unitAt(salt, site.index, 1_000 + (numbers.get(entry.id) ?? 0), c + ago);
    const note =
      draw(100) < WITH_NOTE
        ? at(NOTES, Math.floor(draw(200) * NOTES.length))
        : "";
    if (draw(300) > at(DOCUMENTED, site.level)) return { note };
    const { evidence } = entry;
    const document = evidence[Math.floor(draw(400) * evidence.length)];
    const inThai = unitAt(salt, site.index, 1) < 0.6;
    if (!document) return { note };
    return {
      note,
      verification: "V1",
      evidence: inThai ? document.th : document.en,
      valid_until: validUntil(ago, draw(500), 1),
    };
  }

  function* item(
    site: SitePlan,
    entry: IndicatorEntry,
    ago: number,
    round: number,
  ): Generator<SeedCells> {
    const { id } = entry;
    const number = numbers.get(id) ?? 0;
    const draw = (c: number) => unitAt(salt, site.index, 10 + number, c + ago);
    const head = {
      site_key: site.key,
      indicator_id: id,
      period: periodCell(ago),
      side: "management",
    };
    const isPlanted = model.plantedOf(site, id) !== undefined;
    if (!isAsked(site, id, ago) && !isPlanted) {
      const isFalse = !applies(site, id, ago);
      if (round === 0 && isFalse && draw(10) < SAYS_NOT_APPLICABLE)
        yield { ...head, state: "not_applicable" };
      return;
    }
    const lost =
      at(ITEMS_LOST, site.level) *
      Math.exp(-0.4 * participation.readiness(site)) *
      (1 + 0.2 * round);
    if (draw(20) < lost && !isPlanted) {
      const unit = draw(30);
      if (unit < NOT_COLLECTED) yield { ...head, state: "not_collected" };
      else if (unit < NOT_COLLECTED + DECLINED)
        yield { ...head, state: "declined" };
      return;
    }
    if (draw(40) < WRONGLY_NOT_APPLICABLE && !isPlanted) {
      yield { ...head, state: "not_applicable" };
      return;
    }
    const value = model.answerOf(site, id, ago);
    if (!value) return;
    const check = participation.checkOf(site, round);
    const isCovered =
      check && (STEP.test(id) || participation.isCovered(site, number));
    const deep = depth.breakdowns * (round === 0 ? 1 : 0.45);
    if (isCovered) {
      const { key } = at(firms, check.assessor);
      yield* spoken(
        site,
        entry,
        ago,
        value,
        {
          side: "assessor",
          source: key,
          verification: `V${check.verification}`,
          evidence: `${key} ${periodCell(ago)} ${site.key}`,
          valid_until: validUntil(ago, 1, 2),
        },
        deep,
      );
      const isBeside =
        depth.isFull && unitAt(salt, site.index, 2) < BESIDE_CHECK;
      if (!isBeside || entry.sensitivity === "restricted") return;
      const rosy = model.plantedOf(site, id)
        ? value
        : model.values.valueOf(site, id, ago, ROSY);
      if (rosy)
        yield* spoken(site, entry, ago, rosy, selfCells(site, entry, ago), 0);
      return;
    }
    yield* ownWords(site, entry, ago, value, deep, draw);
  }

  /** The site's own answer, or its group's; a few are not quite what the catalogue asks for. */
  function* ownWords(
    site: SitePlan,
    entry: IndicatorEntry,
    ago: number,
    value: Value,
    deep: number,
    draw: (c: number) => number,
  ): Generator<SeedCells> {
    const { id } = entry;
    const isPlanted = model.plantedOf(site, id) !== undefined;
    const self = selfCells(site, entry, ago);
    const parent = firms[at(firms, site.firm).parent];
    if (OF_GROUP.includes(id) && parent && !isPlanted) {
      const documents = { verification: "V1", evidence: "Group policy" };
      const from = { inherited_from: parent.key, source: parent.key };
      yield* spoken(site, entry, ago, value, { ...documents, ...from }, 0);
      return;
    }
    const isPercent = entry.value_type === "percent" && "numerator" in value;
    if (isPercent && !isPlanted && draw(50) < WITHOUT_BASE) {
      const percent = (100 * value.numerator) / value.denominator;
      const bare = { value: `${Math.min(100, percent).toFixed(0)} %` };
      yield* spoken(site, entry, ago, bare, { note: self["note"] }, 0);
      return;
    }
    if (isPercent && entry.base === "headcount" && draw(60) < ABOVE_BASE) {
      const { denominator } = value;
      const numerator = denominator + 1 + Math.floor(denominator / 12);
      yield* spoken(site, entry, ago, { numerator, denominator }, self, 0);
      return;
    }
    yield* spoken(site, entry, ago, value, self, deep);
  }

  /** Silent sites: some say that they have no answer, and of a few the association knows a little. */
  function* silence(site: SitePlan, ago: number): Generator<SeedCells> {
    const unit = unitAt(salt, site.index, 3);
    for (const entry of annual) {
      if (!entry.core_set || !isAsked(site, entry.id, ago)) continue;
      const head = {
        site_key: site.key,
        indicator_id: entry.id,
        period: periodCell(ago),
        side: "management",
      };
      if (unit < KNOWN_TO_ASSOCIATION) {
        if (!entry.sme_core || entry.sensitivity !== "standard") continue;
        const value = model.answerOf(site, entry.id, ago);
        if (!value) continue;
        const { key } = at(firms, association);
        yield {
          ...head,
          ...cellsOf(value),
          state: "reported",
          verification: "V2",
          evidence: `${key} member survey`,
          source: key,
        };
      } else if (unit < KNOWN_TO_ASSOCIATION + SAYS_SILENT)
        yield {
          ...head,
          state:
            unit < KNOWN_TO_ASSOCIATION + 0.05 ? "declined" : "not_collected",
        };
    }
  }

  function* books(site: SitePlan, first: number): Generator<SeedCells> {
    for (let ago = first; ago >= 0; ago--) {
      if (!isOpenIn(site, newest - ago)) continue;
      for (const entry of quarterly) {
        if (entry.id === "sd_mentorship_stage") continue; // the programme's to say
        if (!isAsked(site, entry.id, ago)) continue;
        const number = numbers.get(entry.id) ?? 0;
        if (unitAt(salt, site.index, 500 + number, ago) < 0.06) continue;
        const value = model.answerOf(site, entry.id, ago);
        if (value)
          yield* spoken(site, entry, ago, value, {}, ago === 0 ? 0.4 : 0);
      }
    }
  }

  return {
    *rowsOf(site) {
      let first = -1;
      for (let round = depth.rounds - 1; round >= 0; round--) {
        const ago = agoOf(site, round);
        if (ago >= quarters || !isOpenIn(site, newest - ago)) continue;
        if (!participation.answers(site, round)) {
          yield* silence(site, ago);
          continue;
        }
        if (first < 0) first = ago;
        for (const entry of annual)
          if (isIn(entry, round)) yield* item(site, entry, ago, round);
        // A few state the quotient alone: it counts as answered, and enters nothing.
        for (const { id } of parities)
          if (isAsked(site, id, ago) && unitAt(salt, site.index, 4, ago) < 0.01)
            yield {
              site_key: site.key,
              indicator_id: id,
              period: periodCell(ago),
              side: "management",
              state: "reported",
              value: (0.7 + 0.4 * unitAt(salt, site.index, 5, ago)).toFixed(2),
            };
      }
      if (depth.isFull && first >= 0 && participation.hasBooks(site))
        yield* books(site, first);
    },
  };
}
