/** Grants and links of own sites, one at a time: the rows of a workbook, typed. */
import { reasonText } from "@saphan/shared/contract";
import {
  matchText,
  NO_DAY,
  parseDay,
  type Revision,
} from "@saphan/shared/core";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { isChangeId, type ChangeEntry } from "../../ledger/change.ts";
import { Conflict } from "../../ledger/publication.ts";
import { touchedBy } from "../../ledger/record-keys.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { siteKeyFor } from "../../access/site-keys.ts";
import { rightsOf, speakingOf, type Speaking } from "./speaking.ts";

export type EnterResult =
  | { readonly entry: ChangeEntry | null }
  | {
      readonly reasons: readonly { readonly en: string; readonly th: string }[];
    }
  | { readonly moved: number };

type Sheets = Parameters<Context["typedRows"]["plan"]>[1];

/** Throws `NOT_FOUND` for what is no own site. */
function ownSite(context: Context, site: string): Speaking {
  const speaking = speakingOf(context, site);
  if (!speaking.isOwn) throw notFound("site");
  return speaking;
}

/** An entry that this very person has made under the id; throws `CONFLICT` for anybody else's. */
async function madeBefore(
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

/** Plans the rows and publishes them with `also`, unless somebody has changed the network in between. */
async function enter(
  context: Context,
  speaking: Speaking,
  request: {
    readonly change: string;
    readonly sheets: Sheets;
    readonly also?: readonly Revision[];
  },
): Promise<EnterResult> {
  const { change, sheets, also = [] } = request;
  const { typedRows, viewer, snapshot } = context;
  const plan = await typedRows.plan(viewer, sheets);
  const reasons = plan.findings
    .filter(({ kind }) => kind !== "warned")
    .map(({ code, params }) => ({
      en: reasonText({ code, params }, "en"),
      th: reasonText({ code, params }, "th"),
    }));
  if (reasons.length > 0) return { reasons };
  const { base, setsAnything } = plan.prepared.summary;
  // What was compared is what was looked at: else somebody published while this was on its way.
  if (base !== snapshot.seq) return { moved: base };
  if (!setsAnything && also.length === 0) return { entry: null };
  try {
    const subject = siteKeyFor(viewer, snapshot)(speaking.row);
    return {
      entry: await typedRows.publish(viewer, plan, { change, subject, also }),
    };
  } catch (error) {
    if (error instanceof Conflict) return { moved: error.seq };
    throw error;
  }
}

const dayOf = (text: string | null | undefined): number => {
  if (!text) return NO_DAY;
  const day = parseDay(text);
  if (day === undefined)
    throw new DomainError("BAD_USER_INPUT", `${text} is no day.`);
  return day;
};

export async function enterGrant(
  context: Context,
  grant: {
    readonly site: string;
    readonly organisation: string;
    readonly since: string;
    readonly until?: string | null | undefined;
    readonly seenUntil?: string | null | undefined;
    readonly isChange: boolean;
  },
  change: string,
): Promise<EnterResult> {
  const speaking = ownSite(context, grant.site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const { snapshot } = context;
  const organisation = snapshot.entityRows.get(grant.organisation) ?? -1;
  const since = dayOf(grant.since);
  const now = snapshot.grants.find(
    (one) =>
      one.site === speaking.row &&
      one.organisation === organisation &&
      one.since === since,
  );
  const isAsSeen =
    grant.isChange === (now !== undefined) &&
    (!now || now.until === dayOf(grant.seenUntil));
  if (!isAsSeen) return { moved: snapshot.seq };
  return enter(context, speaking, {
    change,
    sheets: {
      Grants: [
        {
          site_key: grant.site,
          organisation_key: grant.organisation,
          since: grant.since,
          until: grant.until ?? "",
        },
      ],
    },
  });
}

/** A day before today, also where it began today: then it holds on no day. No row of a workbook says that. */
export async function withdrawGrant(
  context: Context,
  site: string,
  id: string,
  change: string,
): Promise<EnterResult> {
  const speaking = ownSite(context, site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const { snapshot, clock } = context;
  const grant = snapshot.grants.find(
    (one) => one.id === id && one.site === speaking.row,
  );
  const organisation = snapshot.entities[grant?.organisation ?? -1]?.id;
  if (!grant || organisation === undefined) throw notFound("grant");
  const until = clock.today() - 1;
  if (grant.until !== NO_DAY && grant.until <= until) return { entry: null };
  const { since } = grant;
  return enter(context, speaking, {
    change,
    sheets: {},
    also: [{ kind: "grant", id, site, organisation, since, until }],
  });
}

export interface LinkTyped {
  readonly site: string;
  readonly other: string;
  readonly supplies: boolean;
  readonly partFamily: string;
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly share: string;
  readonly isSingleSource?: boolean | null | undefined;
  readonly disclosure: string;
  readonly seen: number;
}

/** Whether an entry since `seq` has set the link: the ledger's newest entries are few. */
async function isSetSince(
  { changes, revisions, ledger }: Context,
  seq: number,
  ends: { readonly from: string; readonly to: string },
): Promise<boolean> {
  if (seq >= ledger.seq()) return false;
  for (const entry of await changes.listFrom(seq + 1))
    for await (const revision of revisions.scan(entry))
      if (
        revision.kind === "link" &&
        revision.from === ends.from &&
        revision.to === ends.to &&
        touchedBy(revision).length > 0
      )
        return true;
  return false;
}

export async function enterLink(
  context: Context,
  link: LinkTyped,
  change: string,
): Promise<EnterResult> {
  const speaking = ownSite(context, link.site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const { site, other, supplies } = link;
  const ends = supplies ? { from: site, to: other } : { from: other, to: site };
  if (await isSetSince(context, link.seen, ends))
    return { moved: context.ledger.seq() };
  const { isSingleSource } = link;
  return enter(context, speaking, {
    change,
    sheets: {
      Links: [
        {
          from_site: ends.from,
          to_site: ends.to,
          part_family: link.partFamily,
          share: link.share,
          single_source:
            isSingleSource === null || isSingleSource === undefined
              ? ""
              : isSingleSource
                ? "yes"
                : "no",
          since: link.since ?? "",
          until: link.until ?? "",
          disclosure: link.disclosure,
          source: speaking.source,
        },
      ],
    },
  });
}

const MOST = 50;

export function listGrantees(
  context: Context,
  { site, text, first }: { site: string; text: string; first: number },
) {
  const { viewer, snapshot } = context;
  const asking = allowed(viewer, "records:enter");
  ownSite(context, site);
  const { seesEntity, ownEntity } = rightsOf(context, asking);
  const words = matchText(text).split(" ").filter(Boolean);
  return [...snapshot.entities.entries()]
    .filter(([row, { name, registrationNo }]) => {
      if (!seesEntity[row] || ownEntity[row]) return false;
      const haystack = matchText(`${name.en}\n${name.th}\n${registrationNo}`);
      return words.every((word) => haystack.includes(word));
    })
    .slice(0, Math.min(Math.max(first, 0), MOST))
    .map(([row]) => ({ snapshot, row }));
}
