/** The network as one viewer sees it: a lens, a period, a day, a seq. Everything that pages and exports are made of. */
import {
  createFigures,
  defaultAsOf,
  NO_TIER,
  scopeOf,
  type Day,
  type Figures,
  type Method,
  type Period,
  type Scope,
  type Snapshot,
  type Viewpoint,
} from "@saphan/shared/core";
import { notFound } from "../platform/domain-error.ts";
import { lensOf, mayLookFrom, type Lens } from "./lens.ts";
import { Detail, sightOf, type Sight } from "./sight.ts";
import type { Viewer } from "./viewer.ts";

export interface NetworkRequest {
  /** Entity id of the lens's origin; absent: the viewer's own organisation. */
  readonly lens?: string | null | undefined;
  readonly period: Period;
  readonly asOf?: Day | null | undefined;
}

export interface NetworkView {
  readonly snapshot: Snapshot;
  readonly sight: Sight;
  readonly lens: Lens;
  readonly period: Period;
  readonly asOf: Day;
  readonly today: Day;
  readonly figures: Figures;
  /** Figures of another period of the same lens, as of the day that it has by default. */
  readonly figuresOf: (period: Period) => Figures;
  /** The figures that were made, by period: what a view of a newer snapshot may take over. */
  readonly made: () => Map<Period, Figures>;
  /** Sites that an older seq showed to the viewer and that are no longer the viewer's to see. */
  readonly leftOut: number;
}

/** Entity row of a viewer's organisation: -1 for the registry, and for one that is not in the network (any more). */
export const organisationRow = (
  { entityRows }: Snapshot,
  { membership }: Viewer,
): number => entityRows.get(membership.organisation) ?? -1;

/**
 * Sight of an older seq: what could be seen then and may be seen today. `leftOut` counts the sites that could be read
 * then and may not be read any more.
 */
export function sightThenAndNow(
  then: Snapshot,
  now: Snapshot,
  viewer: Viewer,
  today: Day,
): { readonly sight: Sight; readonly leftOut: number } {
  const { role } = viewer.membership;
  const old = sightOf(then, role, organisationRow(then, viewer), today);
  if (then === now) return { sight: old, leftOut: 0 };
  const fresh = sightOf(now, role, organisationRow(now, viewer), today);
  const rowNow = (id: string) => now.siteRows.get(id) ?? -1;
  const links = new Map(now.links.map(({ id }, i) => [id, i]));
  const both = (mask: Uint8Array, freshMask: Uint8Array): Uint8Array =>
    mask.map((value, row) =>
      Math.min(value, freshMask[rowNow(then.sites[row]?.id ?? "")] ?? 0),
    );
  const shared = both(old.shared, fresh.shared);
  const isStillOwn = (row: number) =>
    fresh.ownEntities.has(
      now.entityRows.get(then.entities[row]?.id ?? "") ?? -1,
    );
  const sight: Sight = {
    ...old,
    // What was sold since is neither looked from nor heard as one's own.
    ownEntities: new Set([...old.ownEntities].filter(isStillOwn)),
    ownSite: both(old.ownSite, fresh.ownSite),
    detail: both(old.detail, fresh.detail),
    shared,
    knownLink: old.knownLink.map((known, i) =>
      Math.min(
        known,
        fresh.knownLink[links.get(then.links[i]?.id ?? "") ?? -1] ?? 0,
      ),
    ),
  };
  const leftOut = old.shared.reduce(
    (sum, was, row) => sum + (was && !shared[row] ? 1 : 0),
    0,
  );
  return { sight, leftOut };
}

/** What a viewer hears in a lens, and which of its sites are the viewer's own. */
type Ears = Pick<Viewpoint, "hearing" | "own">;

/** The same for the same sight and scope, so that figures of a newer snapshot can tell that nothing else has changed. */
const earsKept = new WeakMap<Sight, WeakMap<Scope, Ears>>();

function earsOf(sight: Sight, { scope }: Lens): Ears {
  const byScope = earsKept.get(sight) ?? new WeakMap<Scope, Ears>();
  earsKept.set(sight, byScope);
  const have = byScope.get(scope);
  if (have) return have;
  const { rows } = scope;
  const at = (mask: Uint8Array) => {
    const here = new Uint8Array(rows.length);
    rows.forEach((row, position) => {
      here[position] = mask[row] ?? 0;
    });
    return here;
  };
  const ears = {
    hearing: { shared: at(sight.shared), own: sight.ownEntities },
    own: at(sight.ownSite),
  };
  byScope.set(scope, ears);
  return ears;
}

function figuresFor(
  snapshot: Snapshot,
  method: Method,
  sight: Sight,
  lens: Lens,
  period: Period,
  before?: Figures,
): Figures {
  return createFigures(
    {
      snapshot,
      method,
      entityKeys: snapshot.entityKeys,
      period,
      asOf: lens.asOf,
      scope: lens.scope,
      tier: lens.tier,
      ...earsOf(sight, lens),
    },
    before,
  );
}

/**
 * Throws `NOT_FOUND` for a lens that is not the viewer's. `newest` decides who may see; `snapshot` what was known.
 * `before` is what was made for the same request in an older snapshot: what still holds of it is taken over.
 */
export function viewNetwork(
  snapshot: Snapshot,
  newest: Snapshot,
  method: Method,
  viewer: Viewer,
  today: Day,
  request: NetworkRequest,
  before = new Map<Period, Figures>(),
): NetworkView {
  const { sight, leftOut } = sightThenAndNow(snapshot, newest, viewer, today);
  const wanted = request.lens ?? viewer.membership.organisation;
  const origin = snapshot.entityRows.get(wanted) ?? -1;
  if (!mayLookFrom(sight, origin)) throw notFound("lens");
  const { period } = request;
  const asOf = request.asOf ?? defaultAsOf(period, today);
  const lens = lensOf(snapshot, sight, origin, asOf);
  const kept = new Map<Period, Figures>();
  const figuresOf = (other: Period): Figures => {
    const have = kept.get(other);
    if (have) return have;
    const otherLens =
      other === period
        ? lens
        : lensOf(snapshot, sight, origin, defaultAsOf(other, today));
    const made = figuresFor(
      snapshot,
      method,
      sight,
      otherLens,
      other,
      before.get(other),
    );
    before.delete(other);
    kept.set(other, made);
    return made;
  };
  return {
    snapshot,
    sight,
    lens,
    period,
    asOf,
    today,
    figures: figuresOf(period),
    figuresOf,
    made: () => new Map([...before, ...kept]),
    leftOut,
  };
}

/** Figures of one site, whatever lens it stands in. */
export function figuresOfSite(
  snapshot: Snapshot,
  method: Method,
  sight: Sight,
  row: number,
  period: Period,
  asOf: Day,
): Figures {
  const lens: Lens = {
    origin: snapshot.sites[row]?.entity ?? -1,
    asOf,
    scope: scopeOf([row], snapshot.sites.length),
    tier: Int32Array.of(NO_TIER),
    tierOfRow: new Int32Array(snapshot.sites.length).fill(NO_TIER),
    unnamed: new Map(),
  };
  return figuresFor(snapshot, method, sight, lens, period);
}

/** Whether the viewer knows the site by name. */
export const isNamed = ({ detail }: Sight, row: number): boolean =>
  detail[row] === Detail.named;
