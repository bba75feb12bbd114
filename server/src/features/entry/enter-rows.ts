/** One record of an own site at a time: the rows of a workbook, typed, unless somebody else was faster. */
import { reasonText } from "@saphan/shared/contract";
import {
  NO_DAY,
  parseDay,
  visibilityAt,
  type Revision,
} from "@saphan/shared/core";
import { siteKeyFor } from "../../access/site-keys.ts";
import type { Context } from "../../graph/context.ts";
import { isChangeId, type ChangeEntry } from "../../ledger/change.ts";
import { Conflict } from "../../ledger/publication.ts";
import { listAbout } from "../../ledger/revisions-about.ts";
import type { StagedRevision } from "../../ledger/revisions.store.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { MovedLinkMapper } from "./entry.mappers.ts";
import { speakingOf, type Speaking } from "./speaking.ts";

interface Reason {
  readonly en: string;
  readonly th: string;
}
export interface Moved {
  readonly moved: number;
  readonly link: MovedLinkMapper | null;
}
export type EnterResult =
  | { readonly entry: ChangeEntry | null }
  | { readonly reasons: readonly Reason[] }
  | Moved;

type Sheets = Parameters<Context["typedRows"]["plan"]>[1];
export type Relation = "grant" | "link";

/** A version of a record that counts. */
export interface Stood<Kind extends Relation> extends StagedRevision<Kind> {
  readonly seq: number;
}

/** How often somebody else may be faster. */
const ATTEMPTS = 5;

/** Throws `NOT_FOUND` for what is no own site. */
export function ownSite(context: Context, site: string): Speaking {
  const speaking = speakingOf(context, site);
  if (!speaking.isOwn) throw notFound("site");
  return speaking;
}

/** Throws `BAD_USER_INPUT` for what is no day; empty is no day at all. */
export const dayOf = (text: string | null | undefined): number => {
  if (!text) return NO_DAY;
  const day = parseDay(text);
  if (day === undefined)
    throw new DomainError("BAD_USER_INPUT", `${text} is no day.`);
  return day;
};

/**
 * Versions of the record that `isIt` tells, the oldest first, as the ledger stands now: it may be ahead of the context's
 * snapshot.
 */
export async function listStood<Kind extends Relation>(
  { revisions, ledger, snapshot: { identity } }: Context,
  kind: Kind,
  looks: readonly (readonly ["from" | "site" | "to", string])[],
  isIt: (revision: StagedRevision<Kind>["revision"]) => boolean,
): Promise<readonly Stood<Kind>[]> {
  const { seqOf, withdrawn } = visibilityAt(ledger.marks(), ledger.seq());
  const versions = await Promise.all(
    looks.map(([field, value]) =>
      listAbout(revisions, identity, kind, field, [value]),
    ),
  );
  return versions
    .flat()
    .flatMap((version) => {
      const seq = seqOf.get(version.change);
      const counts =
        seq !== undefined &&
        !withdrawn.has(version.change) &&
        isIt(version.revision);
      return counts ? [{ ...version, seq }] : [];
    })
    .sort((a, b) => a.seq - b.seq);
}

/** An entry that this very person has made under the id; throws `CONFLICT` for anybody else's. */
export async function madeBefore(
  { changes }: Context,
  { viewer }: Speaking,
  change: string,
): Promise<ChangeEntry | null> {
  if (!isChangeId(change))
    throw new DomainError("BAD_USER_INPUT", "This is no id of a change.");
  const made = await changes.findByRequest(change);
  if (!made) return null;
  const { account, membership } = viewer;
  const isMine =
    made.action === "entry" &&
    made.actor.account === account.id &&
    made.actor.organisation === membership.organisation;
  if (isMine) return made;
  throw new DomainError("CONFLICT", "This id has been used. Try again.");
}

/** Plans the rows and publishes them with `also`, unless `look` finds that it stands otherwise than the viewer saw. */
export async function enter(
  context: Context,
  speaking: Speaking,
  request: {
    readonly change: string;
    readonly sheets: Sheets;
    readonly also?: readonly Revision[];
    /** Asked after the rows were compared with what stands, and again when somebody was faster. */
    readonly look: () => Promise<EnterResult | undefined>;
  },
): Promise<EnterResult> {
  const { change, sheets, also = [], look } = request;
  const { typedRows, viewer, snapshot, ledger } = context;
  const subject = siteKeyFor(viewer, snapshot)(speaking.row);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const plan = await typedRows.plan(viewer, sheets);
    const found = await look();
    if (found) return found;
    const reasons = plan.findings
      .filter(({ kind }) => kind !== "warned")
      .map(({ code, params }) => ({
        en: reasonText({ code, params }, "en"),
        th: reasonText({ code, params }, "th"),
      }));
    if (reasons.length > 0) return { reasons };
    if (!plan.prepared.summary.setsAnything && also.length === 0)
      return { entry: null };
    try {
      return {
        entry: await typedRows.publish(viewer, plan, { change, subject, also }),
      };
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await ledger.follow();
    }
  }
  throw new DomainError(
    "CONFLICT",
    "Others are changing the network at this moment. Nothing was changed; try again.",
  );
}
