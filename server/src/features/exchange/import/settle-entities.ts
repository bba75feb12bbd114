/** Which rows of Entities may be taken, once all of them are known: parents, kinds, rights. */
import type { EntityFields } from "@saphan/shared/core";
import { refusalOfKind } from "../../../access/statement-rights.ts";
import type { SheetFindings } from "./findings.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { difference, type PlannedEntity, type Planning } from "./planning.ts";

function refuse(
  sheet: SheetFindings,
  entity: PlannedEntity,
  column: string,
  value: string,
  ...reason: readonly [
    Parameters<SheetFindings["refuse"]>[3],
    Parameters<SheetFindings["refuse"]>[4]?,
  ]
): void {
  entity.state = "refused";
  sheet.refuse(entity.row.row, column, value, ...reason);
}

function findParents(sheet: SheetFindings, network: NetworkPlan): void {
  for (const entity of network.entities.values()) {
    const { parentKey } = entity.row;
    if (parentKey === undefined) continue;
    const parent = network.findEntity(parentKey);
    if (parent) entity.after = { ...entity.after, parent: parent.id };
    else refuse(sheet, entity, "parent_key", parentKey, "entity_unknown");
  }
}

/** An entity whose parents lead back to it, by a row of this file. */
function refuseCircles(sheet: SheetFindings, network: NetworkPlan): void {
  const inCircle = (start: string): boolean => {
    const met = new Set<string>();
    for (let at = start; at !== "" && !met.has(at);) {
      met.add(at);
      at = network.entityAfter(at)?.parent ?? "";
      if (at === start) return true;
    }
    return false;
  };
  const circling = [...network.entities.values()].filter(
    ({ id, row, state }) =>
      state === "taken" && row.parentKey !== undefined && inCircle(id),
  );
  for (const entity of circling)
    refuse(
      sheet,
      entity,
      "parent_key",
      entity.row.parentKey ?? "",
      "parent_circle",
    );
}

/** Rows that refer to a row which is not taken are not taken either, and so on. */
function passOn(sheet: SheetFindings, network: NetworkPlan): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const entity of network.entities.values()) {
      const { parentKey, row } = entity.row;
      const parent =
        parentKey === undefined ? undefined : network.findEntity(parentKey);
      if (entity.state !== "taken" || !parent || parent.state === "taken")
        continue;
      changed = true;
      const params = { sheet: "Entities", row: parent.row };
      if (parent.state === "refused")
        refuse(
          sheet,
          entity,
          "parent_key",
          parentKey ?? "",
          "refers_to_refused",
          params,
        );
      else {
        entity.state = "asked";
        sheet.ask(
          row,
          "parent_key",
          parentKey ?? "",
          "refers_to_asked",
          params,
        );
      }
    }
  }
}

/** Where an importer may put an entity: below its own, or below what it brings itself. */
function mayBeParent(network: NetworkPlan, parent: string): boolean {
  return (
    parent === "" ||
    network.isOwnEntity(parent) ||
    network.existing.entity(parent) === undefined
  );
}

function checkRights(
  { rights }: Planning,
  sheet: SheetFindings,
  network: NetworkPlan,
): void {
  if (rights.importer === "registry") return;
  for (const entity of network.entities.values()) {
    if (entity.state !== "taken") continue;
    const { after, id, isNew, row } = entity;
    const before = network.existing.entity(id);
    const own = network.isOwnEntity(id);
    if (isNew && rights.importer === "supplier" && !own) {
      refuse(sheet, entity, "entity_key", row.key, "entity_not_yours");
      continue;
    }
    if (!isNew && !own) continue; // its profile is kept, see below
    const kind =
      before?.kind === after.kind
        ? undefined
        : refusalOfKind(rights, after.kind, own);
    if (kind)
      refuse(sheet, entity, "kind", after.kind, kind, { kind: after.kind });
    else if (
      before?.parent !== after.parent &&
      !mayBeParent(network, after.parent)
    )
      refuse(
        sheet,
        entity,
        "parent_key",
        row.parentKey ?? "",
        "parent_not_yours",
      );
  }
}

const COLUMNS: Readonly<Record<keyof EntityFields, string>> = {
  name: "name_en",
  registrationNo: "registration_no",
  country: "country",
  kind: "kind",
  parent: "parent_key",
  ownership: "ownership",
  revenueBand: "revenue_band",
};

/**
 * The profile of an entity that is not the importer's stays as it is, unless nobody but the importer has set it. What
 * gives it a voice or an owner is the registry's in any case.
 */
async function keepProfiles(
  { rights, authorsOf }: Planning,
  sheet: SheetFindings,
  network: NetworkPlan,
): Promise<void> {
  if (rights.importer === "registry") return;
  const foreign = [...network.entities.values()].flatMap((entity) => {
    const before = network.existing.entity(entity.id);
    if (!before || entity.state !== "taken" || network.isOwnEntity(entity.id))
      return [];
    const changed = Object.keys(difference(before, entity.after));
    return changed.length > 0 ? [{ entity, before, changed }] : [];
  });
  const authors = await authorsOf(
    "entity",
    foreign.map(({ entity }) => entity.id),
  );
  for (const { entity, before, changed } of foreign) {
    const by = authors.get(entity.id);
    const isOurs = by?.size === 1 && by.has(rights.organisation);
    const kept = changed.filter(
      (field) => !isOurs || field === "kind" || field === "parent",
    ) as (keyof EntityFields)[];
    entity.after = {
      ...entity.after,
      ...Object.fromEntries(kept.map((field) => [field, before[field]])),
    };
    const [first] = kept;
    if (first !== undefined)
      sheet.warn(entity.row.row, COLUMNS[first], "", "profile_kept");
  }
}

export async function settleEntities(
  planning: Planning,
  network: NetworkPlan,
): Promise<void> {
  const sheet = planning.findings.of("Entities");
  findParents(sheet, network);
  refuseCircles(sheet, network);
  checkRights(planning, sheet, network);
  passOn(sheet, network);
  await keepProfiles(planning, sheet, network);
  for (const entity of network.entities.values()) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const before = network.existing.entity(entity.id);
    entity.set = before ? difference(before, entity.after) : entity.after;
  }
}
