/** The administrator's file: the whole registry, with what sites, groups, assessors and the association have said. */
import type { Model } from "../model/model.ts";
import type { Participant } from "../model/programme.ts";
import { sheetOf, type SeedActor, type SeedWorkbook } from "../workbook.ts";
import {
  ANSWER_COLUMNS,
  createAnswerWriter,
  type Depth,
} from "./answer-rows.ts";
import { FACT_COLUMNS, factRows } from "./fact-rows.ts";
import {
  ENTITY_COLUMNS,
  entityRows,
  LINK_COLUMNS,
  linkRows,
  SITE_COLUMNS,
  siteRows,
} from "./network-rows.ts";
import { grantRows, memberRows, targetRows } from "./relation-rows.ts";

export function registryWorkbook(
  model: Model,
  actor: SeedActor,
  fileName: string,
  depth: Depth,
  participants: readonly Participant[],
): SeedWorkbook {
  const { sector } = model;
  const writer = createAnswerWriter(model, depth);
  return {
    as: actor,
    fileName,
    about: sector.sites.length * (depth.isFull ? 230 : 90),
    sheets: [
      sheetOf("Entities", ENTITY_COLUMNS, () => entityRows(sector)),
      sheetOf("Sites", SITE_COLUMNS, () => siteRows(sector)),
      sheetOf("Facts", FACT_COLUMNS, () => factRows(model, depth.isFull)),
      sheetOf("Links", LINK_COLUMNS, () => linkRows(sector, sector.links)),
      sheetOf("Answers", ANSWER_COLUMNS, function* () {
        for (const site of sector.sites) yield* writer.rowsOf(site);
      }),
      sheetOf(
        "Grants",
        ["site_key", "organisation_key", "since", "until"],
        () => grantRows(model),
      ),
      sheetOf(
        "Members",
        ["organisation_key", "member_key", "role", "since", "until"],
        () => memberRows(model, participants),
      ),
      sheetOf(
        "Targets",
        [
          "lens_key",
          "indicator_id",
          "breakdown",
          "baseline",
          "baseline_period",
          "target",
          "target_period",
          "source",
          "illustrative",
        ],
        () => targetRows(model),
      ),
    ],
  };
}
