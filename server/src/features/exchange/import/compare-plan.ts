/** Puts the sheets of a file together and compares them with what is there. */
import type { ChangeMark } from "@saphan/shared/core";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import { baseFacts } from "./base-facts.ts";
import { compareAnswers } from "./compare-answers.ts";
import { existingAnswers } from "./existing-answers.ts";
import { entityFacts, siteFacts } from "./existing-facts.ts";
import { existingRecords } from "./existing-records.ts";
import { createNetworkPlan, type NetworkPlan } from "./network-plan.ts";
import { planEntities } from "./plan-entities.ts";
import { addShortcuts, planFacts, resolveFacts } from "./plan-facts.ts";
import { declaredByFile, planLinks, resolveLinks } from "./plan-links.ts";
import {
  enrolledByFile,
  planGrants,
  planMembers,
  planTargets,
} from "./plan-relations.ts";
import { planSites } from "./plan-sites.ts";
import {
  isProvisional,
  type PlannedEntity,
  type PlannedSite,
  type Planning,
} from "./planning.ts";
import type { WorkbookRows } from "./read-workbook.ts";
import { resolveAnswers } from "./resolve-answers.ts";
import { settleEntities } from "./settle-entities.ts";
import { findOwners, settleSites } from "./settle-sites.ts";
import type { StageInput } from "./stage.ts";

/** Says what becomes of the rows of Entities and Sites: they may set fields, a key, or by a shortcut a fact. */
async function settleRecords(
  planning: Planning,
  sheet: "Entities" | "Sites",
  records: Iterable<PlannedEntity | PlannedSite>,
  alsoSet: ReadonlySet<number>,
): Promise<void> {
  const findings = planning.findings.of(sheet);
  for (const { row, state, isNew, isNewKey, set } of records) {
    const wait = planning.pace.step();
    if (wait) await wait;
    if (state !== "taken") continue;
    const fields = Object.keys(set);
    const isSet = fields.length > 0 || isNewKey || alsoSet.has(row.row);
    if (!isSet) {
      findings.settle(row.row, "unchanged");
      continue;
    }
    findings.settle(row.row, isNew ? "created" : "changed", () => ({
      column: isNew ? "" : (fields[0] ?? ""),
      value: row.key,
      params: { before: "" },
    }));
  }
}

/** Entities that facts of this file stand at and that are there already. */
const entitiesWithFacts = (
  network: NetworkPlan,
  { facts }: WorkbookRows,
): string[] => {
  const { columns, keys } = facts;
  const places = new Set(columns.entity.subarray(0, facts.length()));
  return [...places].flatMap((place) => {
    const id = network.findEntity(keys.texts[place] ?? "")?.id;
    return id === undefined || isProvisional(id) ? [] : [id];
  });
};

export async function comparePlan(
  {
    revisions,
    ledger,
  }: { readonly revisions: RevisionsStore; readonly ledger: Ledger },
  planning: Planning,
  workbook: WorkbookRows,
): Promise<StageInput> {
  const { snapshot, rights, method } = planning;
  const existing = existingRecords(snapshot, rights);
  const entities = await planEntities(planning, existing, workbook.entities);
  const sites = await planSites(planning, existing, workbook.sites, entities);
  const network = createNetworkPlan(
    planning,
    existing,
    entities,
    workbook.entities,
    sites,
    workbook.sites,
  );
  await settleEntities(planning, network);
  await findOwners(planning, network);

  addShortcuts(planning, workbook.facts, sites, workbook.newestPeriod);
  const resolvedFacts = await resolveFacts(planning, network, workbook.facts);
  const links = await resolveLinks(planning, network, workbook.links);
  const reach = {
    declared: declaredByFile(planning, network, links),
    enrolled: enrolledByFile(planning, network, workbook.members),
  };
  await settleSites(planning, network, reach);

  const relations = [
    ...(await planLinks(planning, network, reach, workbook.links)),
    ...(await planGrants(planning, network, workbook.grants)),
    ...(await planMembers(planning, network, workbook.members)),
    ...(await planTargets(planning, network, workbook.targets)),
  ];
  const marks: readonly ChangeMark[] = [...ledger.marks()];
  const ofSite = siteFacts(snapshot);
  const facts = await planFacts(planning, network, reach, resolvedFacts, {
    ofSite,
    ofEntity: await entityFacts(
      revisions,
      ledger,
      snapshot,
      entitiesWithFacts(network, workbook),
    ),
  });
  await settleRecords(planning, "Entities", entities.values(), new Set());
  await settleRecords(planning, "Sites", sites.values(), facts.sitesSet);

  const bases = baseFacts(method, resolvedFacts, (...fact) => ofSite(...fact));
  const answers = await compareAnswers(
    planning,
    network,
    await resolveAnswers(planning, network, reach, bases, workbook.answers),
    (ids) => existingAnswers(revisions, marks, snapshot, ids),
  );
  return {
    network,
    organisation: rights.organisation,
    relations,
    facts: facts.revisions,
    answers,
  };
}
