/** The viewer's own sites: what they are asked and have not answered, and who may read them. */
import {
  formatDay,
  holds,
  isAnswered,
  isAsked,
  NO_DAY,
  stepsUp,
  type Figures,
  freeColumn,
  stopping,
} from "@saphan/shared/core";
import { isNamed, type NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { permissionsInView, type Permission } from "./grants.service.ts";
import { atMost } from "./site-notes.ts";
import { coreSet } from "./two-quarters.ts";

const SEVERE_INCIDENTS = "hrdd_severe_incidents";

function severeIncidents(
  { method }: Context,
  figures: Figures,
  at: number,
): number | null {
  const index = method.indicatorIndex.get(SEVERE_INCIDENTS);
  const indicator = index === undefined ? undefined : method.indicators[index];
  if (!indicator) return null;
  const { column, standing } = freeColumn(figures, indicator);
  return isAnswered(standing[at] ?? 0) ? (column.numerator[at] ?? null) : null;
}

/** The core set over own sites: made once, read site by site. */
const coreColumns = (context: Context, figures: Figures) =>
  coreSet(context).map(({ of }) => ({
    id: of.id,
    ...freeColumn(figures, of),
    stops: stopping(figures, of),
  }));

function describeOwnSite(
  context: Context,
  figures: Figures,
  core: ReturnType<typeof coreColumns>,
  at: number,
) {
  const { snapshot, scope } = figures.viewpoint;
  const counts = { asked: 0, answered: 0, carried: 0 };
  const unanswered: string[] = [];
  const ending: string[] = [];
  for (const { id, column, standing, stops } of core) {
    const stands = standing[at] ?? 0;
    if (!isAsked(stands)) continue;
    counts.asked++;
    if (!isAnswered(stands)) {
      unanswered.push(id);
      continue;
    }
    counts.answered++;
    if ((column.distance[at] ?? 0) > 0) counts.carried++;
    if (stops[at]) ending.push(id);
  }
  return {
    site: { snapshot, row: scope.rows[at] ?? -1 },
    ...counts,
    unanswered,
    ending,
    severeIncidents: severeIncidents(context, figures, at),
  };
}

/** Permissions to read own sites that hold today, by organisation. */
function listReaders(
  { snapshot, sight, today }: NetworkView,
  permissions: readonly Permission[],
) {
  const byReader = new Map<number, Permission[]>();
  for (const permission of permissions) {
    const { site, organisation, since, until } = permission;
    const open = sight.ownSite[site] === 1 && holds(since, until, today);
    if (!open || sight.ownEntities.has(organisation)) continue;
    byReader.set(organisation, [
      ...(byReader.get(organisation) ?? []),
      permission,
    ]);
  }
  return [...byReader]
    .map(([row, held]) => {
      const ends = held.flatMap(({ until }) =>
        until === NO_DAY ? [] : [until],
      );
      return {
        organisation: { snapshot, row },
        sites: new Set(held.map(({ site }) => site)).size,
        isEnrolment: held.every(({ isEnrolment }) => isEnrolment),
        until: ends.length > 0 ? formatDay(Math.min(...ends)) : null,
      };
    })
    .sort(
      (a, b) => b.sites - a.sites || a.organisation.row - b.organisation.row,
    );
}

/** Entities of the sites that own sites supply, none of whose permissions opens an own site. */
function customersWithoutGrant(
  { snapshot, sight, today }: NetworkView,
  readers: readonly { readonly organisation: { readonly row: number } }[],
) {
  const mayRead = (entity: number) =>
    readers.some(
      ({ organisation }) =>
        stepsUp(snapshot.entities, entity, organisation.row) >= 0,
    );
  const customers = new Set(
    snapshot.links.flatMap(({ from, to, since, until }) =>
      sight.ownSite[from] === 1 &&
      sight.ownSite[to] !== 1 &&
      isNamed(sight, to) &&
      holds(since, until, today)
        ? [snapshot.sites[to]?.entity ?? -1]
        : [],
    ),
  );
  return [...customers]
    .filter((entity) => entity >= 0 && !mayRead(entity))
    .sort((a, b) => a - b)
    .map((row) => ({ snapshot, row }));
}

export function describeOwnSites(
  context: Context,
  view: NetworkView,
  first: number,
) {
  const { figures } = view;
  const { own } = figures.viewpoint;
  const core = coreColumns(context, figures);
  const sites = [...own.keys()]
    .filter((at) => own[at] === 1)
    .map((at) => describeOwnSite(context, figures, core, at))
    .sort(
      (a, b) =>
        (b.severeIncidents ?? 0) - (a.severeIncidents ?? 0) ||
        b.unanswered.length - a.unanswered.length ||
        b.ending.length - a.ending.length ||
        a.site.row - b.site.row,
    );
  const sum = (of: (site: (typeof sites)[number]) => number) =>
    sites.reduce((total, site) => total + of(site), 0);
  const readers = listReaders(view, permissionsInView(view));
  return {
    total: sites.length,
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    sites: sites.slice(0, atMost(first)),
    readers,
    customersWithoutGrant: customersWithoutGrant(view, readers),
  };
}
