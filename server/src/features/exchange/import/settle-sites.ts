/** Which rows of Sites may be taken, once entities, links and members are known. */
import type { SiteFields } from "@saphan/shared/core";
import { refusalOfSite } from "../../../access/statement-rights.ts";
import type { SheetFindings } from "./findings.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { difference, type PlannedSite, type Planning } from "./planning.ts";

/** What a site is to the importer, with what the file itself declares. */
export interface SiteReach {
  readonly declared: (site: string) => boolean;
  readonly enrolled: (site: string) => boolean;
}

const COLUMNS: Readonly<Record<keyof SiteFields, string>> = {
  entity: "entity_key",
  name: "name_en",
  country: "country",
  province: "province",
  latitude: "latitude",
  longitude: "longitude",
  mainSegment: "main_segment",
  partFamilies: "part_families",
  osId: "os_id",
  opened: "opened",
  closed: "closed",
};

/** Puts each site under its entity. */
export async function findOwners(
  planning: Planning,
  network: NetworkPlan,
): Promise<void> {
  const sheet = planning.findings.of("Sites");
  for (const site of network.sites.values()) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const { entityKey, row } = site.row;
    if (entityKey === undefined) continue;
    const owner = network.findEntity(entityKey);
    if (!owner) {
      site.state = "refused";
      sheet.refuse(row, "entity_key", entityKey, "entity_unknown");
      continue;
    }
    site.after = { ...site.after, entity: owner.id };
    if (owner.state === "taken" || site.state === "refused") continue;
    const params = { sheet: "Entities", row: owner.row };
    site.state = owner.state;
    if (owner.state === "refused")
      sheet.refuse(row, "entity_key", entityKey, "refers_to_refused", params);
    else sheet.ask(row, "entity_key", entityKey, "refers_to_asked", params);
  }
}

/** As for entities; who owns a site is the registry's to say, or the owner's own. */
async function keepProfiles(
  { rights, authorsOf }: Planning,
  sheet: SheetFindings,
  network: NetworkPlan,
): Promise<void> {
  if (rights.importer === "registry") return;
  const { existing, isOwnEntity } = network;
  const changing = [...network.sites.values()].flatMap((site: PlannedSite) => {
    const before = existing.site(site.id);
    if (!before || site.state !== "taken") return [];
    const changed = Object.keys(difference(before, site.after));
    const own = isOwnEntity(before.entity) && isOwnEntity(site.after.entity);
    return changed.length > 0 && !own ? [{ site, before, changed }] : [];
  });
  const authors = await authorsOf(
    "site",
    changing.map(({ site }) => site.id),
  );
  for (const { site, before, changed } of changing) {
    const by = authors.get(site.id);
    const isOurs =
      isOwnEntity(before.entity) ||
      (by?.size === 1 && by.has(rights.organisation));
    const kept = changed.filter(
      (field) => !isOurs || field === "entity",
    ) as (keyof SiteFields)[];
    site.after = {
      ...site.after,
      ...Object.fromEntries(kept.map((field) => [field, before[field]])),
    };
    const [first] = kept;
    if (first !== undefined)
      sheet.warn(site.row.row, COLUMNS[first], "", "profile_kept");
  }
}

export async function settleSites(
  planning: Planning,
  network: NetworkPlan,
  reach: SiteReach,
): Promise<void> {
  const sheet = planning.findings.of("Sites");
  for (const site of network.sites.values()) {
    const wait = planning.pace.step();
    if (wait) await wait;
    // What is known may be named; what becomes of its profile is decided below.
    if (!site.isNew || site.state === "refused") continue;
    const refusal = refusalOfSite(planning.rights, {
      own: network.isOwnSite(site.id),
      declared: reach.declared(site.id),
      enrolled: reach.enrolled(site.id),
    });
    if (!refusal) continue;
    site.state = "refused";
    sheet.refuse(site.row.row, "site_key", site.row.key, refusal);
  }
  await keepProfiles(planning, sheet, network);
  for (const site of network.sites.values()) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const before = network.existing.site(site.id);
    site.set = before ? difference(before, site.after) : site.after;
  }
}
