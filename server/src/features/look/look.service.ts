/** Who looked at an own site, as far as its people may know of them. */
import { LOOKS_KEPT_DAYS } from "@saphan/shared/contract";
import { formatDay, idsOf, type Day } from "@saphan/shared/core";
import { statementRights } from "../../access/statement-rights.ts";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";

const MOST_DAYS = 60;
/** An organisation that the site's people may not know of: no row of the snapshot. */
const UNNAMED = -1;

/**
 * Who looks may be further down than the site knows, and to name it would tell of links that are private: named is whom
 * the site's people know by their own links, grants and bodies, and all others are one row.
 */
export async function listLooks(context: Context, site: string) {
  const { snapshot, clock, looks } = context;
  const viewer = signedIn(context.viewer);
  const sight = context.sight();
  if (sight.ownSite[snapshot.siteRows.get(site) ?? -1] !== 1) return [];
  const { seesEntity } = statementRights(snapshot, sight, viewer);
  const byOrganisation = new Map<number, Map<Day, number>>();
  const ids = idsOf(snapshot.identity, "site", site);
  const since = clock.today() - LOOKS_KEPT_DAYS;
  for (const { organisation, day, times } of await looks.listOf(ids, since)) {
    const row = snapshot.entityRows.get(organisation) ?? UNNAMED;
    // Whose site it has become in the meantime has looked at what is its own.
    if (sight.ownEntities.has(row)) continue;
    const key = seesEntity[row] === 1 ? row : UNNAMED;
    const days = byOrganisation.get(key) ?? new Map<Day, number>();
    days.set(day, (days.get(day) ?? 0) + times);
    byOrganisation.set(key, days);
  }
  return [...byOrganisation]
    .map(([row, found]) => ({
      row,
      days: [...found].sort(([a], [b]) => b - a),
    }))
    .sort(
      (a, b) =>
        (b.days[0]?.[0] ?? 0) - (a.days[0]?.[0] ?? 0) ||
        Number(a.row === UNNAMED) - Number(b.row === UNNAMED) ||
        a.row - b.row,
    )
    .map(({ row, days }) => ({
      organisation: row === UNNAMED ? null : { snapshot, row },
      times: days.reduce((sum, [, times]) => sum + times, 0),
      dayCount: days.length,
      days: days
        .slice(0, MOST_DAYS)
        .map(([day, times]) => ({ day: formatDay(day), times })),
    }));
}
