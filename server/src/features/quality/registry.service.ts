/** The registry's own records: suspected twice there, or faulty. For administrators, without any answer or fact. */
import {
  entityForm,
  findingDuplicates,
  profileFaults,
  PROFILE_FAULTS,
  siteForm,
  type DuplicatePair,
  type DuplicateRecord,
  type Snapshot,
} from "@saphan/shared/core";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { breathe } from "../../platform/breathe.ts";
import { DomainError } from "../../platform/domain-error.ts";
import {
  byScore,
  rated,
  viewDuplicate,
  type FoundDuplicate,
} from "./duplicates.service.ts";
import { pageOfRows, type Page } from "./quality-view.ts";

/** Of 100,000 sites this takes seconds: other requests come in between. */
async function inSlices(
  records: readonly DuplicateRecord[],
): Promise<readonly DuplicatePair[]> {
  const finding = findingDuplicates(records);
  let step = finding.next();
  while (!step.done) {
    await breathe();
    step = finding.next();
  }
  return step.value;
}

async function find({
  sites,
  entities,
}: Snapshot): Promise<readonly FoundDuplicate[]> {
  const ofSites = await inSlices(
    [...sites.keys()].map((row) => siteForm(sites, entities, row)),
  );
  const ofEntities = await inSlices(
    [...entities.keys()].map((row) => entityForm(entities, row)),
  );
  return [
    ...ofSites.map(rated("site")),
    ...ofEntities.map(rated("entity")),
  ].sort(byScore);
}

interface Kept {
  readonly entities: Snapshot["entities"];
  readonly found: Promise<readonly FoundDuplicate[]>;
}

const kept = new WeakMap<Snapshot["sites"], Kept>();

/** Found once for each state of the registry, however many ask. */
function duplicatesOf(snapshot: Snapshot): Promise<readonly FoundDuplicate[]> {
  const { sites, entities } = snapshot;
  const have = kept.get(sites);
  if (have?.entities === entities) return have.found;
  const found = find(snapshot);
  kept.set(sites, { entities, found });
  return found;
}

/** Throws `FORBIDDEN` for all but administrators: others see what their own network holds. */
export function openRegistryQuality(context: Context): Snapshot {
  const { role } = allowed(context.viewer, "sites:read").membership;
  if (role !== "administrator")
    throw new DomainError(
      "FORBIDDEN",
      "The registry is for those who manage it. Your own network says what wants a look in it.",
    );
  return context.snapshot;
}

export async function listRegistryDuplicates(
  context: Context,
  snapshot: Snapshot,
  page: Page,
) {
  const sight = context.sight();
  return pageOfRows(await duplicatesOf(snapshot), page, (pair) =>
    viewDuplicate({ snapshot, sight }, pair),
  );
}

export function listProfileFaults(
  { clock }: Context,
  snapshot: Snapshot,
  page: Page,
) {
  const { sites, entities } = snapshot;
  const found = profileFaults(entities, sites, clock.today());
  return {
    kinds: PROFILE_FAULTS.map((kind) => ({
      kind,
      total: found.filter((fault) => fault.kind === kind).length,
    })).filter(({ total }) => total > 0),
    ...pageOfRows(found, page, ({ of, row, kind }) => ({
      kind,
      site: of === "site" ? { snapshot, row } : null,
      entity: {
        snapshot,
        row: of === "entity" ? row : (sites[row]?.entity ?? -1),
      },
      registration:
        of === "entity" ? (entities[row]?.registrationNo ?? "") : null,
    })),
  };
}
