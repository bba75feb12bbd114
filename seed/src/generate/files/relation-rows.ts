/** The registry's sheets Grants, Members and Targets. */
import { firstDayOf, formatDay, formatPeriod } from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import type { Model } from "../model/model.ts";
import type { Participant } from "../model/programme.ts";
import { buyerMakers } from "../sector/edges.ts";
import { DISCLOSED } from "../sector/links.ts";
import { slotOf } from "../sector/plan-sector.ts";
import { CHAIN } from "../sector/stories.data.ts";
import type { SeedCells } from "../workbook.ts";
import { dayCell } from "./network-rows.ts";
import { distancesFrom } from "./reach.ts";

/** Of those asked, as domain.md 4.5 has it. */
const GIVEN = 0.75;
/** Chance that an assembler asks a direct supplier, and that a demo buyer asks a named site further up. */
const ASKED_DIRECT = 0.88;
const ASKED_BEYOND = [0, 0, 0.7, 0.45];
const ASKED_BY_SUPPLIERS = 0.1;
const WITHDRAWN = 0.05;
const LIMITED = 0.1;
const NOT_YET = 0.02;

export function* grantRows(model: Model): Generator<SeedCells> {
  const { sector } = model;
  const { seed, sites, makers, firms, links, newest } = sector;
  const salt = seed ^ 0x9b05688c;
  const since = (site: number, to: number) =>
    firstDayOf(newest) - 40 - Math.floor(900 * unitAt(salt, site, to, 2));
  const given = new Set<string>();
  function* give(site: number, firm: number): Generator<SeedCells> {
    const key = `${site} ${firm}`;
    if (given.has(key)) return;
    given.add(key);
    if (unitAt(salt, site, firm, 1) > GIVEN) return;
    const fate = unitAt(salt, site, firm, 3);
    const row = {
      site_key: at(sites, site).key,
      organisation_key: at(firms, firm).key,
      since: formatDay(since(site, firm)),
      until: "",
    };
    if (fate < WITHDRAWN)
      yield { ...row, until: formatDay(firstDayOf(newest) - 1 - (site % 30)) };
    else if (fate < WITHDRAWN + LIMITED)
      yield { ...row, until: formatDay(firstDayOf(newest + 5) - 1) };
    else if (fate > 1 - NOT_YET)
      yield { ...row, since: formatDay(firstDayOf(newest + 1)) };
    else yield row;
  }

  const makerOf = new Map<number, number>();
  makers.forEach(({ sites: plants, firm }) => {
    for (const plant of plants) makerOf.set(plant, firm);
  });
  // What a site discloses best of itself decides whether anybody further down can ask for it.
  const best = new Uint8Array(sites.length).fill(DISCLOSED.length);
  for (let link = 0; link < links.length; link++) {
    const from = at(links.from, link);
    best[from] = Math.min(at(best, from), at(links.disclosure, link));
  }
  const isNamed = (site: number) => at(best, site) <= DISCLOSED.indexOf("name");

  const buyer = at(makers, buyerMakers(makers)[0]).firm;
  for (const [level, number] of CHAIN) {
    const site = slotOf(sector, level, number);
    given.add(`${site} ${buyer}`);
    yield {
      site_key: at(sites, site).key,
      organisation_key: at(firms, buyer).key,
      since: formatDay(since(site, buyer)),
      until: "",
    };
  }
  for (let link = 0; link < links.length; link++) {
    const from = at(links.from, link);
    const to = at(links.to, link);
    const maker = makerOf.get(to);
    const firm = maker ?? at(sites, to).firm;
    const asked = maker === undefined ? ASKED_BY_SUPPLIERS : ASKED_DIRECT;
    if (unitAt(salt, from, firm) < asked) yield* give(from, firm);
  }
  for (const place of buyerMakers(makers)) {
    const { firm, sites: plants } = at(makers, place);
    const distance = distancesFrom(sector, plants);
    for (const { index, level } of sites) {
      const asked = at(ASKED_BEYOND, level);
      if (at(distance, index) < 2 || !isNamed(index)) continue;
      if (unitAt(salt, index, firm) < asked) yield* give(index, firm);
    }
  }
  // The demo's supplier group knows its own suppliers.
  const group = sector.supplierGroup;
  const own = sites.filter(({ firm }) => at(firms, firm).parent === group);
  const distance = distancesFrom(
    sector,
    own.map(({ index }) => index),
  );
  for (const { index } of sites)
    if (distance[index] === 1) yield* give(index, group);
}

/** Chance that a mostly Thai firm belongs to the association. */
const IN_ASSOCIATION = [0, 0.85, 0.45, 0.1];
/** A firm beside the programme, to compare with. */
const COMPARISON = 0.02;

export function* memberRows(
  { sector }: Model,
  participants: readonly Participant[],
): Generator<SeedCells> {
  const { seed, sites, firms, newest, programme, association } = sector;
  const salt = seed ^ 0x1f83d9ab;
  const programmeKey = at(firms, programme).key;
  const taking = new Set(participants.map(({ site }) => site));
  const bySite = new Map<number, number>();
  for (const { firm } of sites) bySite.set(firm, (bySite.get(firm) ?? 0) + 1);
  for (const { site: index, since, until, isOwnFile } of participants) {
    if (isOwnFile) continue;
    const site = at(sites, index);
    // A firm with one plant takes part as the firm; of others, plants do.
    const asFirm = bySite.get(site.firm) === 1 && unitAt(salt, index, 1) < 0.3;
    yield {
      organisation_key: programmeKey,
      member_key: asFirm ? at(firms, site.firm).key : site.key,
      role: "participant",
      since: dayCell(since),
      until: dayCell(until),
    };
  }
  const told = new Set<number>();
  for (const { index, level, firm, key } of sites) {
    if (!taking.has(index) && unitAt(salt, index, 2) < COMPARISON)
      yield {
        organisation_key: programmeKey,
        member_key: key,
        role: "comparison",
        since: formatDay(firstDayOf(newest - 8)),
        until: "",
      };
    const { ownership, key: firmKey } = at(firms, firm);
    if (told.has(firm) || ownership !== "thai_majority") continue;
    told.add(firm);
    if (unitAt(salt, firm, 3) < at(IN_ASSOCIATION, level))
      yield {
        organisation_key: at(firms, association).key,
        member_key: firmKey,
        role: "member",
        since: formatDay(
          firstDayOf(newest - 12 - Math.floor(60 * unitAt(salt, firm, 4))),
        ),
        until: "",
      };
  }
}

/** Illustrative, every one of them: no target of a real programme or firm was found (domain.md 10). */
const TARGETS: readonly (readonly [
  indicator: string,
  breakdown: string,
  baseline: number,
  target: number,
])[] = [
  ["train_coverage", "", 52, 65],
  ["train_coverage", "sex=women", 49, 65],
  ["train_rights_coverage", "", 30, 45],
  ["sd_welfare_committee_status", "", 66, 80],
  ["sd_maturity_level", "", 34, 50],
  ["hrdd_remedy_level", "", 18, 35],
  ["wc_social_security_coverage", "", 89, 95],
  ["inc_training_gender_parity", "", 0.93, 1],
];

export function* targetRows({ sector }: Model): Generator<SeedCells> {
  const { makers, firms, programme, newest } = sector;
  const lenses = [
    ...buyerMakers(makers).map((place) => at(makers, place).firm),
    programme,
  ];
  for (const [turn, lens] of lenses.entries())
    for (const [indicator, breakdown, baseline, target] of TARGETS)
      yield {
        lens_key: at(firms, lens).key,
        indicator_id: indicator,
        breakdown,
        baseline,
        baseline_period: formatPeriod(newest - 8),
        target,
        target_period: formatPeriod(newest + 2 + turn),
        source: "illustrative",
        illustrative: "yes",
      };
}
