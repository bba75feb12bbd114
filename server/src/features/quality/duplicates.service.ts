/** Records that may be of one firm or one plant: only those that the viewer knows by name. */
import {
  entityForm,
  findDuplicates,
  LIKELY,
  siteForm,
  type DuplicatePair,
  type Snapshot,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import {
  mendersOf,
  pageOfRows,
  type Page,
  type QualityView,
} from "./quality-view.ts";

export interface FoundDuplicate extends DuplicatePair {
  readonly of: "entity" | "site";
  readonly severity: "high" | "middle";
}

export const rated =
  (of: FoundDuplicate["of"]) =>
  (pair: DuplicatePair): FoundDuplicate => ({
    ...pair,
    of,
    severity: pair.score >= LIKELY ? "high" : "middle",
  });

export const byScore = (x: FoundDuplicate, y: FoundDuplicate): number =>
  y.score - x.score || (x.of < y.of ? -1 : 1) || x.a - y.a || x.b - y.b;

const ownersOf = (
  { sites }: Pick<Snapshot, "sites">,
  rows: Iterable<number>,
): number[] => [
  ...new Set([...rows].flatMap((row) => sites[row]?.entity ?? [])),
];

interface Kept {
  readonly entities: Snapshot["entities"];
  /** Site rows. */
  readonly rows: Uint32Array;
  readonly found: readonly FoundDuplicate[];
}

/** Lenses of which the pairs are remembered, those that were asked for last. */
const MOST_KEPT = 20;
/** Answers and facts change often, records seldom: pairs are found anew only where records or the lens are others. */
const kept = new WeakMap<Snapshot["sites"], readonly Kept[]>();

function findAmong(
  sites: Snapshot["sites"],
  entities: Snapshot["entities"],
  rows: Uint32Array,
): readonly FoundDuplicate[] {
  const siteForms = [...rows].map((row) => siteForm(sites, entities, row));
  const ownerForms = ownersOf({ sites }, rows).map((row) =>
    entityForm(entities, row),
  );
  return [
    ...findDuplicates(siteForms).map(rated("site")),
    ...findDuplicates(ownerForms).map(rated("entity")),
  ].sort(byScore);
}

function duplicatesAmong(
  { sites, entities }: Snapshot,
  rows: Uint32Array,
): readonly FoundDuplicate[] {
  const before = kept.get(sites) ?? [];
  const have = before.find(
    (one) =>
      one.entities === entities &&
      one.rows.length === rows.length &&
      one.rows.every((row, i) => row === rows[i]),
  );
  const found = have?.found ?? findAmong(sites, entities, rows);
  const others = before.filter((one) => one !== have).slice(0, MOST_KEPT - 1);
  kept.set(sites, [have ?? { entities, rows, found }, ...others]);
  return found;
}

/** Of the sites of the lens, all of which are named to the viewer, and the firms that they belong to. */
export function askedDuplicates({
  view,
  passes,
  severities,
}: QualityView): readonly FoundDuplicate[] {
  const { snapshot, lens } = view;
  const found = duplicatesAmong(snapshot, lens.scope.rows);
  const { position } = lens.scope;
  const isWanted = (row: number) => passes[position[row] ?? -1] === 1;
  const wantedOwners = new Set(
    ownersOf(snapshot, lens.scope.rows.filter(isWanted)),
  );
  return found.filter(
    ({ of, a, b, severity }) =>
      (!severities || severities.has(severity)) &&
      (of === "site"
        ? isWanted(a) || isWanted(b)
        : wantedOwners.has(a) || wantedOwners.has(b)),
  );
}

export function viewDuplicate(
  { snapshot, sight }: { readonly snapshot: Snapshot; readonly sight: Sight },
  { of, severity, score, a, b, evidence }: FoundDuplicate,
) {
  const records = [a, b].map((row) => ({ snapshot, row }));
  const owners = [a, b].map((row) =>
    of === "site" ? (snapshot.sites[row]?.entity ?? -1) : row,
  );
  return {
    of,
    severity,
    score,
    sites: of === "site" ? records : [],
    entities: of === "entity" ? records : [],
    // A number is no part of a profile: it is shown to who owns it, and to who keeps the registry.
    registrations: owners.map((row) =>
      sight.role === "administrator" || sight.ownEntities.has(row)
        ? (snapshot.entities[row]?.registrationNo ?? "")
        : null,
    ),
    evidence,
    menders: mendersOf({ snapshot, sight }, owners),
  };
}

export const listDuplicates = (quality: QualityView, page: Page) =>
  pageOfRows(askedDuplicates(quality), page, (pair) =>
    viewDuplicate(quality.view, pair),
  );
