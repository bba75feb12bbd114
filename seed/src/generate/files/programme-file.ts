/** The programme's own file: participants that it enrolled itself, and what its reviewers accepted. */
import { formatPeriod } from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import type { Model } from "../model/model.ts";
import type { Participant } from "../model/programme.ts";
import {
  sheetOf,
  type SeedActor,
  type SeedCells,
  type SeedWorkbook,
} from "../workbook.ts";
import { ANSWER_COLUMNS } from "./answer-rows.ts";
import { isOpenIn } from "./fact-rows.ts";
import { dayCell, SITE_COLUMNS, siteCells } from "./network-rows.ts";

/** What the programme looks at, sense by sense of its results frame. */
const REVIEWED = [
  "train_coverage",
  "train_rights_coverage",
  "train_supervisor_coverage",
  "train_needs_level",
  "sd_maturity_level",
  "sd_welfare_committee_status",
  "sd_osh_committee_status",
  "sd_reps_elected_share",
  "hrdd_embed_level",
  "hrdd_identify_level",
  "hrdd_remedy_level",
  "hrdd_worker_participation_level",
  "tr_plan_level",
];
const STAGES = [
  "not_enrolled",
  "baseline",
  "plan_agreed",
  "implementing",
  "completed",
];
const COMPLETED = 0.7;
const ITEMS_LOST = 0.06;

/**
 * Quarters in which the programme reviewed: one between a site's own rounds, so that its word is the newer one; none
 * where the site has spoken for itself since.
 */
function reviewsAgo(offset: number, cohort: number): readonly number[] {
  const newest = offset >= 2 ? 1 : offset === 1 ? 0 : 3;
  return [newest, newest + 4].filter((ago) => ago < cohort);
}

export function programmeWorkbook(
  model: Model,
  actor: SeedActor,
  fileName: string,
  participants: readonly Participant[],
): SeedWorkbook {
  const { sector, participation } = model;
  const { seed, sites, firms, newest, programme } = sector;
  const salt = seed ^ 0xbb67ae85;
  const programmeKey = at(firms, programme).key;
  const own = participants.filter(({ isOwnFile }) => isOwnFile);
  const isOwn = new Set(own.map(({ site }) => site));
  const keyOf = (site: number) =>
    isOwn.has(site)
      ? `PB-${String(site).padStart(5, "0")}`
      : at(sites, site).key;
  const firmKey = (firm: number) => `PB-F${String(firm).padStart(5, "0")}`;

  function* entities(): Generator<SeedCells> {
    for (const firm of new Set(own.map(({ site }) => at(sites, site).firm))) {
      const { name, registration } = at(firms, firm);
      yield {
        entity_key: firmKey(firm),
        name_en: name.en,
        name_th: name.th,
        registration_no: registration,
      };
    }
  }
  function* plants(): Generator<SeedCells> {
    for (const { site: index } of own) {
      const site = at(sites, index);
      yield siteCells(site, { site: keyOf(index), entity: firmKey(site.firm) });
    }
  }
  function* members(): Generator<SeedCells> {
    for (const { site, since, until } of own)
      yield {
        organisation_key: programmeKey,
        member_key: keyOf(site),
        role: "participant",
        since: dayCell(since),
        until: dayCell(until),
      };
  }
  function* answers(): Generator<SeedCells> {
    for (const { site: index, ago: cohort } of participants) {
      const site = at(sites, index);
      const key = keyOf(index);
      const head = (id: string, ago: number) => ({
        site_key: key,
        indicator_id: id,
        period: formatPeriod(newest - ago),
        side: "management",
        state: "reported",
        verification: "V2",
      });
      for (const ago of reviewsAgo(participation.offset(site), cohort))
        for (const [number, id] of REVIEWED.entries()) {
          if (!isOpenIn(site, newest - ago)) continue;
          if (!model.isAsked(site, id, ago)) continue;
          if (unitAt(salt, index, number, ago) < ITEMS_LOST) continue;
          const value = model.answerOf(site, id, ago);
          if (!value) continue;
          const base = {
            ...head(id, ago),
            evidence: `${programmeKey} review ${formatPeriod(newest - ago)}`,
          };
          yield { ...base, ...value };
          if ("value" in value || id !== "train_coverage") continue;
          for (const row of model.breakdowns.rowsOf(site, id, ago, value, 0.6))
            yield { ...base, ...row };
        }
      // A mentor tells each quarter how far a site has come.
      const isComplete = unitAt(salt, index, 99) < COMPLETED;
      for (let ago = cohort; ago >= 0; ago--) {
        if (site.headcount < 50 || !isOpenIn(site, newest - ago)) continue;
        const stage = Math.min(
          1 + Math.floor((cohort - ago) / 2),
          isComplete ? 4 : 3,
        );
        yield {
          ...head("sd_mentorship_stage", ago),
          evidence: `${programmeKey} mentor's log`,
          value: at(STAGES, stage),
        };
      }
    }
  }
  return {
    as: actor,
    fileName,
    about: 27 * participants.length,
    sheets: [
      sheetOf(
        "Entities",
        ["entity_key", "name_en", "name_th", "registration_no"],
        entities,
      ),
      sheetOf("Sites", SITE_COLUMNS, plants),
      sheetOf(
        "Members",
        ["organisation_key", "member_key", "role", "since", "until"],
        members,
      ),
      sheetOf("Answers", ANSWER_COLUMNS, answers),
    ],
  };
}
