/** The registry's sheet Facts: what sites tell of themselves, quarter by quarter; what they leave out is not there. */
import {
  firstDayOf,
  formatPeriod,
  lastDayOf,
  NO_DAY,
  type Period,
} from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import type { Model } from "../model/model.ts";
import { recoveryOf } from "../model/recovery.ts";
import type { SitePlan } from "../sector/sector.ts";
import type { SeedCells } from "../workbook.ts";

export const FACT_COLUMNS = [
  "site_key",
  "entity_key",
  "period",
  "fact",
  "value",
  "source",
];

/** Facts that nobody leaves out who answers at all. */
const ALWAYS = ["headcount"];
/** Chance that one of the others is left out, at a site of average readiness. */
const LEFT_OUT = 0.05;
/** Chance that the headcount of a silent site stands in the registry. */
const KNOWN_WHEN_SILENT = 0.86;
/** Chance that a site tells its headcount between two rounds. */
const HEADCOUNT_BETWEEN = 0.12;
/** Flags and small counts that only the newest rounds ask for. */
const NEWER = [
  "comparable_grades",
  "workers_15_17",
  "workers_15_17_barred",
  "safety_officers_in_place",
];

export const isOpenIn = (
  { opened, closed }: SitePlan,
  period: Period,
): boolean =>
  (opened === NO_DAY || opened <= lastDayOf(period)) &&
  (closed === NO_DAY || closed >= firstDayOf(period));

/** `history` false: the newest round alone, and no flows. */
export function* factRows(
  model: Model,
  history: boolean,
): Generator<SeedCells> {
  const { sector, participation, facts, agoOf } = model;
  const { newest, quarters, firms, sites, assessors, seed } = sector;
  const salt = seed ^ 0x94d049bb;
  const rounds = history ? model.rounds : 1;
  const told = new Set<number>();

  for (const site of sites) {
    const { key, index } = site;
    const draw = (b: number, c: number) => unitAt(salt, index, b, c);
    const readiness = participation.readiness(site);
    const leftOut = LEFT_OUT * Math.exp(-0.6 * readiness);
    const row = (ago: number, fact: string, value: number): SeedCells => ({
      site_key: key,
      period: formatPeriod(newest - ago),
      fact,
      value,
    });
    const isOpen = (ago: number) =>
      ago < quarters && isOpenIn(site, newest - ago);

    let hasAnswered = false;
    for (let round = rounds - 1; round >= 0; round--) {
      const ago = agoOf(site, round);
      if (!isOpen(ago)) continue;
      if (!participation.answers(site, round)) {
        const isKnown = draw(1, 0) < KNOWN_WHEN_SILENT;
        if (isKnown && (round === 0 || round === rounds - 1))
          yield row(
            ago,
            "headcount",
            facts.stocks(site, ago)["headcount"] ?? 0,
          );
        continue;
      }
      hasAnswered = true;
      const stocks = Object.entries(facts.stocks(site, ago));
      for (const [place, [fact, value]] of stocks.entries()) {
        if (round > 1 && NEWER.includes(fact)) continue;
        const isLost = draw(2 + place, 9) < leftOut;
        if (ALWAYS.includes(fact) || !isLost) yield row(ago, fact, value);
      }
      if (round === 0) {
        const { headcount = 0 } = facts.stocks(site, ago);
        const stated = Object.entries(recoveryOf(seed, site, headcount));
        for (const [fact, value] of stated) yield row(ago, fact, value);
      }
      for (const [fact, value] of Object.entries(facts.year(site, ago)))
        if (history && (value > 0 || draw(40, round) < 0.8))
          yield row(ago, fact, value);
      // An assessor counts too, and finds a few more.
      const check = participation.checkOf(site, round);
      if (history && check && round === 0 && draw(41, 0) < 0.12) {
        const headcount = facts.stocks(site, ago)["headcount"] ?? 0;
        yield {
          ...row(ago, "headcount", headcount + 1 + Math.floor(headcount / 60)),
          source: at(firms, at(assessors, assessors.indexOf(check.assessor)))
            .key,
        };
      }
      const isFirstOfFirm = round === 0 && !told.has(site.firm);
      if (history && isFirstOfFirm && draw(42, 0) > leftOut) {
        told.add(site.firm);
        for (const [fact, value] of Object.entries(facts.employer(site, ago)))
          yield {
            entity_key: at(firms, site.firm).key,
            period: formatPeriod(newest - ago),
            fact,
            value,
          };
      }
    }
    if (!history || !hasAnswered) continue;
    for (let ago = quarters - 1; ago >= 0; ago--) {
      if (!isOpen(ago)) continue;
      const isRound = (ago - participation.offset(site)) % 4 === 0;
      if (!isRound && draw(43, ago) < HEADCOUNT_BETWEEN)
        yield row(ago, "headcount", facts.stocks(site, ago)["headcount"] ?? 0);
      if (!participation.hasBooks(site) || draw(44, ago) < leftOut) continue;
      for (const [fact, value] of Object.entries(facts.quarter(site, ago)))
        yield row(ago, fact, value);
    }
  }
}
