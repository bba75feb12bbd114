/** Records that may be of one firm or one plant: only those that the viewer knows by name. */
import {
  entityForm,
  findDuplicates,
  LIKELY,
  siteForm,
  type DuplicatePair,
  type Figures,
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

const ownersOf = ({ sites }: Snapshot, rows: Iterable<number>): number[] => [
  ...new Set([...rows].flatMap((row) => sites[row]?.entity ?? [])),
];

const kept = new WeakMap<Figures, readonly FoundDuplicate[]>();

/** Of the sites of the lens, all of which are named to the viewer, and the firms that they belong to. */
export function askedDuplicates({
  view,
  passes,
  severities,
}: QualityView): readonly FoundDuplicate[] {
  const { figures, snapshot, lens } = view;
  const { sites, entities } = snapshot;
  let found = kept.get(figures);
  if (!found) {
    const rows = [...lens.scope.rows];
    const owners = ownersOf(snapshot, rows);
    found = [
      ...findDuplicates(rows.map((row) => siteForm(sites, entities, row))).map(
        rated("site"),
      ),
      ...findDuplicates(owners.map((row) => entityForm(entities, row))).map(
        rated("entity"),
      ),
    ].sort(byScore);
    kept.set(figures, found);
  }
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
