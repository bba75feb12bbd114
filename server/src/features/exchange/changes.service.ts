/** The ledger as a page: what a viewer may know of what was published. */
import { CHANGE_ACTIONS_BY_KIND } from "@saphan/shared/contract";
import { REVISION_KINDS, visibilityAt } from "@saphan/shared/core";
import { allowed, mayDo, signedIn, type Viewer } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import {
  CHANGE_ACTIONS,
  requestOf,
  type ChangeAction,
  type ChangeEntry,
} from "../../ledger/change.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { ChangeMapper } from "./exchange.mappers.ts";

/** What was given up was never published. */
export type ToldAction = Exclude<ChangeAction, "abandoned">;
const TOLD = CHANGE_ACTIONS.filter(
  (action): action is ToldAction => action !== "abandoned",
);
/** What moves figures can be undone. */
const UNDOABLE: readonly ChangeAction[] = CHANGE_ACTIONS_BY_KIND.data;

/** Whose subject is a file's or a token's name. */
const TEXTS: readonly ChangeAction[] = [
  "entry",
  "succession",
  "import",
  "withdraw",
  "export",
  "token_created",
  "token_revoked",
];

const USUAL = 30;
const MOST = 100;

function seqOfCursor(after: string | null | undefined): number {
  if (!after) return Infinity;
  if (/^\d{1,12}$/.test(after)) return Number(after);
  throw new DomainError("BAD_USER_INPUT", "This cursor is none of ours.");
}

const isAdministrator = ({ membership }: Viewer) =>
  membership.role === "administrator";
const isOwn = (viewer: Viewer, { actor }: ChangeEntry) =>
  actor.organisation === viewer.membership.organisation;

/** Of the viewer's organisation and those below it; undefined: everybody's. */
function organisationsOf(
  { snapshot, sight }: Context,
  viewer: Viewer,
): readonly string[] | undefined {
  if (isAdministrator(viewer)) return undefined;
  const own = [...sight().ownEntities].flatMap(
    (row) => snapshot.entities[row]?.id ?? [],
  );
  // An organisation may be gone from the network, undone with the change that brought it.
  return [...new Set([viewer.membership.organisation, ...own])];
}

export const changeAt = (
  context: Context,
  entry: ChangeEntry,
): ChangeMapper => ({
  entry,
  visibility: visibilityAt(context.ledger.marks(), context.ledger.seq()),
});

export async function findChange(
  context: Context,
  change: string,
): Promise<ChangeMapper | null> {
  const entry = await context.changes.findByRequest(requestOf(change));
  return entry && changeAt(context, entry);
}

export async function getChange(
  context: Context,
  change: string,
): Promise<ChangeMapper> {
  const found = await findChange(context, change);
  if (!found) throw notFound("change");
  return found;
}

export function toldAction({ action }: ChangeEntry): ToldAction {
  if (action === "abandoned") throw notFound("change");
  return action;
}

export async function listChanges(
  context: Context,
  request: {
    readonly first?: number | null | undefined;
    readonly after?: string | null | undefined;
    readonly actions?: readonly ToldAction[] | null | undefined;
  },
) {
  const viewer = allowed(context.viewer, "ledger:read");
  const limit = Math.min(Math.max(request.first ?? USUAL, 0), MOST);
  const { ledger, changes } = context;
  const visibility = visibilityAt(ledger.marks(), ledger.seq());
  const found = await changes.listBefore(
    seqOfCursor(request.after),
    limit + 1,
    {
      actions: request.actions ?? TOLD,
      organisations: organisationsOf(context, viewer),
    },
  );
  const entries = found.slice(0, limit);
  return {
    edges: entries.map((entry) => ({
      cursor: String(entry.seq),
      node: { entry, visibility },
    })),
    pageInfo: {
      hasNextPage: found.length > limit,
      endCursor: entries.length > 0 ? String(entries.at(-1)?.seq) : null,
    },
  };
}

/** An organisation's file names are its own; who may undo anything must tell them apart. */
export function subjectOf(context: Context, entry: ChangeEntry): string | null {
  const viewer = signedIn(context.viewer);
  const mayKnow =
    isOwn(viewer, entry) ||
    (isAdministrator(viewer) && mayDo(viewer, "workbook:import"));
  // Of acts on people the subject is an id, which says nothing to a reader.
  const isText = entry.subject !== "" && TEXTS.includes(entry.action);
  return mayKnow && isText ? entry.subject : null;
}

export async function personOf(
  { accounts, viewer }: Context,
  entry: ChangeEntry,
): Promise<string | null> {
  if (!isOwn(signedIn(viewer), entry)) return null;
  const { account } = entry.actor;
  return (await accounts.namesOf([account])).get(account) ?? null;
}

/** Whether the withdrawal service would let the viewer undo it. */
export function mayWithdraw(
  { viewer }: Context,
  { entry, visibility }: ChangeMapper,
): boolean {
  const asking = signedIn(viewer);
  return (
    mayDo(asking, "workbook:import") &&
    UNDOABLE.includes(entry.action) &&
    !visibility.withdrawn.has(entry.change) &&
    (isOwn(asking, entry) || isAdministrator(asking))
  );
}

/** What it set; of a withdrawal what it took back or gave back. */
export async function countsOf(
  { changes }: Context,
  { entry }: ChangeMapper,
): Promise<ChangeEntry["counts"]> {
  let origin = entry;
  while (origin.withdraws !== "") {
    const withdrawn = await changes.findByChange(origin.withdraws);
    if (!withdrawn) break;
    origin = withdrawn;
  }
  return origin.counts;
}

export const recordCounts = (counts: ChangeEntry["counts"]) =>
  REVISION_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
