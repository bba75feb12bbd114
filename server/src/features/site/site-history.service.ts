/** What changed at a site, change by change, as far as a viewer may see it. */
import {
  idsOf,
  REGISTRY,
  speaksInCommon,
  stepsUp,
  visibilityAt,
  type RevisionKind,
  type Visibility,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import type { Actor } from "../../ledger/change.ts";
import type { LookUpField } from "../../ledger/revision-document.ts";
import { listFactStatements } from "./fact-statements.ts";
import {
  addAnswers,
  addFacts,
  addLinks,
  addPermissions,
  addProfile,
  type ItemsByChange,
  type Version,
} from "./history-items.ts";
import { addSuccessions } from "./history-successions.ts";
import type { SiteMapper } from "./site.mappers.ts";
import { listStatements, versionFilter } from "./statements.service.ts";

const MOST_ITEMS = 50;
const FEW_ENTRIES = 20;
const MOST_ENTRIES = 100;

/** Published versions of a site's records of one kind, the oldest first. */
async function listVersions<
  Kind extends "enrolment" | "grant" | "link" | "site",
>(
  { revisions }: Context,
  { seqOf, withdrawn }: Visibility,
  kind: Kind,
  look: readonly (readonly [LookUpField, readonly string[]])[],
): Promise<readonly Version<Kind>[]> {
  const found = await Promise.all(
    look.map(([field, values]) =>
      revisions.listBy(kind as RevisionKind, field, values),
    ),
  );
  const seq = (change: string) => seqOf.get(change) ?? 0;
  return (found.flat() as unknown as Omit<Version<Kind>, "withdrawn">[])
    .filter(({ change }) => seqOf.has(change))
    .map((version) => ({
      ...version,
      withdrawn: withdrawn.has(version.change),
    }))
    .sort((a, b) => seq(a.change) - seq(b.change));
}

/** A site that supplies itself is found by either end of its link. */
function once<
  Entry extends {
    readonly change: string;
    readonly revision: { readonly id: string };
  },
>(versions: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return versions.filter(({ change, revision }) => {
    const key = `${change} ${revision.id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Profile, facts, links, grants and enrolments: for the site's own people only. */
async function addOwnRecords(
  context: Context,
  items: ItemsByChange,
  site: SiteMapper,
  visibility: Visibility,
): Promise<void> {
  const { snapshot, row } = site;
  const record = snapshot.sites[row];
  if (!record) return;
  const { id, entity } = record;
  const versions = <Kind extends "enrolment" | "grant" | "link" | "site">(
    kind: Kind,
    ...look: (readonly [LookUpField, readonly string[]])[]
  ) => listVersions(context, visibility, kind, look);
  // Each record that is the site by now has a profile of its own, and what was said of it a history.
  const ids = idsOf(snapshot.identity, "site", id);
  for (const each of ids)
    addProfile(items, snapshot, await versions("site", ["id", [each]]));
  addFacts(items, snapshot, await listFactStatements(context, site));
  addLinks(
    items,
    snapshot,
    once(await versions("link", ["from", ids], ["to", ids])),
    ids,
  );
  addPermissions(items, snapshot, await versions("grant", ["site", ids]));
  const bodies = new Set(
    snapshot.enrolments.map(
      ({ organisation }) => snapshot.entities[organisation]?.id ?? "",
    ),
  );
  const above = ({ memberEntity }: { readonly memberEntity: string }) =>
    stepsUp(
      snapshot.entities,
      entity,
      snapshot.entityRows.get(memberEntity) ?? -2,
    ) >= 0;
  const enrolments = await versions("enrolment", ["organisation", [...bodies]]);
  addPermissions(
    items,
    snapshot,
    enrolments.filter(
      ({ revision }) => ids.includes(revision.memberSite) || above(revision),
    ),
  );
}

/** Whom a viewer may know to have acted: itself, and whoever speaks of the site in common; own people know all. */
function actorFor(
  context: Context,
  { snapshot, row }: SiteMapper,
  sight: Sight,
): (actor: Actor) => number | undefined {
  const own = sight.ownSite[row] === 1;
  const owner = snapshot.sites[row]?.entity ?? -1;
  const mine = signedIn(context.viewer).membership.organisation;
  return ({ organisation }) => {
    const actor = snapshot.entityRows.get(organisation);
    if (actor === undefined) return undefined;
    const known =
      own ||
      organisation === mine ||
      sight.ownEntities.has(actor) ||
      speaksInCommon(snapshot.entities, owner, actor);
    return known ? actor : undefined;
  };
}

export interface HistoryPage {
  readonly first?: number | null;
  /** The seq to go on from. */
  readonly before?: number | null;
  /** Only versions of answers on it. */
  readonly indicator?: string | null;
}

export async function listHistory(
  context: Context,
  site: SiteMapper,
  sight: Sight,
  { first, before, indicator }: HistoryPage,
) {
  const { snapshot } = site;
  const own = sight.ownSite[site.row] === 1;
  const visibility = visibilityAt(context.ledger.marks(), snapshot.seq);
  const statements = await listStatements(context, site);
  const items: ItemsByChange = new Map();
  if (!indicator) await addSuccessions(context, items, site, sight, visibility);
  if (own && !indicator) await addOwnRecords(context, items, site, visibility);
  addAnswers(
    items,
    snapshot,
    statements,
    versionFilter(context, sight, site, statements),
    ({ source }) =>
      own || sight.ownEntities.has(snapshot.entityRows.get(source) ?? -1),
  );
  if (indicator)
    for (const [change, list] of items)
      items.set(
        change,
        list.filter((item) => item.indicator === indicator),
      );
  const told = [...items].flatMap(([change, list]) =>
    list.length > 0 ? [change] : [],
  );
  const entries = (await context.changes.listByChanges(told))
    .filter(
      ({ seq, action }) =>
        action !== "abandoned" &&
        seq <= snapshot.seq &&
        seq < (before ?? Infinity),
    )
    .sort((a, b) => b.seq - a.seq);
  const page = entries.slice(
    0,
    Math.min(Math.max(first ?? FEW_ENTRIES, 0), MOST_ENTRIES),
  );
  const mine = signedIn(context.viewer).membership.organisation;
  const names = await context.accounts.namesOf(
    page
      .filter(({ actor }) => actor.organisation === mine)
      .map(({ actor }) => actor.account),
  );
  const actorOf = actorFor(context, site, sight);
  return {
    before: page.length < entries.length ? (page.at(-1)?.seq ?? null) : null,
    entries: page.map(({ seq, at, actor, action, change, subject }) => {
      const all = items.get(change) ?? [];
      const isMine = actor.organisation === mine;
      const organisation = actorOf(actor);
      return {
        id: String(seq),
        at: new Date(at).toISOString(),
        person: isMine ? (names.get(actor.account) ?? null) : null,
        organisation:
          organisation === undefined ? null : { snapshot, row: organisation },
        isByRegistry: actor.organisation === REGISTRY,
        subject: isMine && action === "import" ? subject : "",
        isWithdrawn: visibility.withdrawn.has(change),
        items: all.slice(0, MOST_ITEMS),
        total: all.length,
      };
    }),
  };
}
