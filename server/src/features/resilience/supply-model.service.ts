/** Who depends on whom in a lens, as columns that a page can run a model on. */
import { ultimateParent, type SiteRecord } from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { supplyFlowOf } from "../../access/supply-flow.ts";
import { familyParts } from "../../access/supply-view.ts";
import { breathe } from "../../platform/breathe.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { siteStates } from "./site-states.ts";

/** Positions in a list of the values that occur, ascending. */
function indexed(values: readonly string[]): {
  readonly at: readonly number[];
  readonly keys: readonly string[];
} {
  const keys = [...new Set(values)].sort();
  const index = new Map(keys.map((key, i) => [key, i]));
  return { keys, at: values.map((value) => index.get(value) ?? -1) };
}

/** By site, and the values that they point into. */
function placesOf({ snapshot, lens }: NetworkView) {
  const rows = [...lens.scope.rows];
  const siteAt = (row: number): SiteRecord | undefined => snapshot.sites[row];
  const column = (of: (site: SiteRecord | undefined) => string) =>
    indexed(rows.map((row) => of(siteAt(row))));
  const province = column((site) => site?.province ?? "");
  const segment = column((site) => site?.mainSegment ?? "");
  const country = column((site) => site?.country ?? "");
  const parent = rows.map((row) =>
    ultimateParent(snapshot.entities, siteAt(row)?.entity ?? -1),
  );
  const parents = [...new Set(parent)].sort((a, b) => a - b);
  const parentIndex = new Map(parents.map((row, i) => [row, i]));
  return {
    sites: rows.map((row) => siteAt(row)?.id ?? ""),
    province: province.at,
    provinces: [...province.keys],
    segment: segment.at,
    segments: [...segment.keys],
    group: parent.map((row) => parentIndex.get(row) ?? -1),
    groups: parents.map((row) => snapshot.entities[row]?.id ?? ""),
    groupNames: {
      en: parents.map((row) => snapshot.entities[row]?.name.en ?? ""),
      th: parents.map((row) => snapshot.entities[row]?.name.th ?? ""),
    },
    country: country.at,
    countries: [...country.keys],
  };
}

function dependencyColumns(view: NetworkView) {
  const { supply, dependency, flow } = supplyFlowOf(view);
  return {
    flow: [...flow],
    families: supply.families.map(familyParts),
    inputStarts: [...dependency.inputStarts],
    inputFamily: [...dependency.family],
    inputUnknown: [...dependency.unknown],
    arcStarts: [...dependency.arcStarts],
    arcSupplier: [...dependency.supplier],
    arcShare: [...dependency.share],
    arcAssumed: [...dependency.assumed],
  };
}

export async function describeSupplyModel(view: NetworkView) {
  const { lens, figures } = view;
  supplyFlowOf(view);
  await breathe();
  const states = await siteStates(figures, figures.viewpoint.method);
  await breathe();
  const places = placesOf(view);
  await breathe();
  const { value, present } = figures.fact("headcount");
  return {
    ...places,
    tier: [...lens.tier],
    headcount: Array.from(value, (count, at) => (present[at] ? count : null)),
    ...states,
    ...dependencyColumns(view),
  };
}

const MOST_NAMED = 500;

/** Throws `BAD_USER_INPUT` for more than can be named at once. */
export function findNamedSites(view: NetworkView, ids: readonly string[]) {
  if (ids.length > MOST_NAMED)
    throw new DomainError(
      "BAD_USER_INPUT",
      `At most ${MOST_NAMED} sites are named at once.`,
    );
  const { snapshot, lens } = view;
  return [...new Set(ids)].flatMap((id) => {
    const row = snapshot.siteRows.get(id) ?? -1;
    return (lens.scope.position[row] ?? -1) < 0
      ? []
      : [{ snapshot, row, view }];
  });
}
