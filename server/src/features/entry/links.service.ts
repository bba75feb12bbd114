/** Links of own sites: what the own organisation states of who supplies whom. */
import { reasonText } from "@saphan/shared/contract";
import {
  canonicalId,
  formatDay,
  NO_DAY,
  type LinkFields,
  type RevisionOf,
} from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";
import { notFound } from "../../platform/domain-error.ts";
import {
  dayOf,
  enter,
  listStood,
  madeBefore,
  ownSite,
  type EnterResult,
  type Stood,
} from "./enter-rows.ts";
import { rightsOf, type Speaking } from "./speaking.ts";

type LinkRevision = RevisionOf<"link">;

/** What may change of a link without its becoming another one. */
export interface LinkTerms {
  readonly until?: string | null | undefined;
  readonly share?: number | null | undefined;
  readonly isSingleSource?: boolean | null | undefined;
  readonly disclosure: string;
  readonly disclosedUntil?: string | null | undefined;
}

export interface LinkTyped {
  readonly site: string;
  readonly link?: string | null | undefined;
  readonly other: string;
  readonly supplies: boolean;
  readonly partFamily: string;
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly share: string;
  readonly isSingleSource?: boolean | null | undefined;
  readonly disclosure: string;
  readonly disclosedUntil?: string | null | undefined;
  readonly seen?: LinkTerms | null | undefined;
}

/** What a link is known by. */
type LinkKey = Pick<
  LinkRevision,
  "from" | "partFamily" | "since" | "source" | "to"
>;

const KEY_PARTS = ["from", "to", "partFamily", "since", "source"] as const;
const isSameKey = (a: LinkKey, b: LinkKey): boolean =>
  KEY_PARTS.every((part) => a[part] === b[part]);

/** What a statement says now, and what it said last if it was taken back. */
interface LinkHead {
  readonly version: Stood<"link">;
  readonly now: LinkFields | null;
  readonly before: LinkFields;
}

function headOf(versions: readonly Stood<"link">[]): LinkHead | undefined {
  const version = versions.at(-1);
  const before = versions.findLast(({ revision }) => revision.set)?.revision;
  return version && before?.set
    ? { version, now: version.revision.set, before: before.set }
    : undefined;
}

const findByKey = async (context: Context, key: LinkKey) =>
  headOf(
    await listStood(context, "link", [["from", key.from]], (one) =>
      isSameKey(one, key),
    ),
  );

/** A statement of the own organisation on a link of the site; throws `NOT_FOUND` for any other. */
async function getStatement(
  context: Context,
  { site, viewer }: Speaking,
  id: string,
): Promise<LinkHead> {
  const { ownEntity } = rightsOf(context, viewer);
  const { entityRows } = context.snapshot;
  const head = headOf(
    await listStood(
      context,
      "link",
      [
        ["from", site],
        ["to", site],
      ],
      (one) =>
        one.id === id && ownEntity[entityRows.get(one.source) ?? -1] === 1,
    ),
  );
  if (!head) throw notFound("link");
  return head;
}

/** As it was when the viewer looked: the terms that may change. */
const isAsSeen = ({ now }: LinkHead, seen: LinkTerms | null | undefined) =>
  now !== null &&
  !!seen &&
  now.until === dayOf(seen.until) &&
  now.share === (seen.share ?? null) &&
  now.singleSource === (seen.isSingleSource ?? null) &&
  now.disclosure === seen.disclosure &&
  now.disclosedUntil === dayOf(seen.disclosedUntil);

const movedTo = (
  { ledger }: Context,
  { version: { change, seq, revision }, now, before }: LinkHead,
): EnterResult => ({
  moved: ledger.seq(),
  link: { id: revision.id, change, seq, now, before },
});

const takenBack = ({ version }: LinkHead): LinkRevision => ({
  ...version.revision,
  set: null,
});

const yesNo = (is: boolean | null | undefined): string =>
  is === null || is === undefined ? "" : is ? "yes" : "no";

const rowOf = (
  key: LinkKey,
  { share, isSingleSource, until, disclosure, disclosedUntil }: LinkTyped,
) => ({
  from_site: key.from,
  to_site: key.to,
  part_family: key.partFamily,
  share,
  single_source: yesNo(isSingleSource),
  since: key.since === NO_DAY ? "" : formatDay(key.since),
  until: until ?? "",
  disclosure,
  disclosed_until: disclosedUntil ?? "",
  source: key.source,
});

const STATED_ALREADY: EnterResult = {
  reasons: [
    {
      en: reasonText({ code: "link_stated_already", params: {} }, "en"),
      th: reasonText({ code: "link_stated_already", params: {} }, "th"),
    },
  ],
};

export async function enterLink(
  context: Context,
  link: LinkTyped,
  change: string,
): Promise<EnterResult> {
  const speaking = ownSite(context, link.site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const { supplies, partFamily, seen } = link;
  const { site } = speaking;
  const other = canonicalId(context.snapshot.identity, "site", link.other);
  const before = link.link
    ? await getStatement(context, speaking, link.link)
    : undefined;
  const ends = supplies ? { from: site, to: other } : { from: other, to: site };
  const key: LinkKey = {
    ...(before?.version.revision ?? { ...ends, source: speaking.source }),
    partFamily,
    since: dayOf(link.since),
  };
  const isMoving =
    before !== undefined && !isSameKey(before.version.revision, key);
  return enter(context, speaking, {
    change,
    sheets: { Links: [rowOf(key, link)] },
    also: isMoving ? [takenBack(before)] : [],
    look: async () => {
      if (before) {
        const head = await findByKey(context, before.version.revision);
        if (head && !isAsSeen(head, seen)) return movedTo(context, head);
        if (!isMoving) return undefined;
      }
      const there = await findByKey(context, key);
      if (!there?.now) return undefined;
      return isMoving ? STATED_ALREADY : movedTo(context, there);
    },
  });
}

/** Whatever it said: what others state of the link stays. */
export async function withdrawLink(
  context: Context,
  request: {
    readonly site: string;
    readonly link: string;
    readonly seen: LinkTerms;
    readonly change: string;
  },
): Promise<EnterResult> {
  const { change, seen } = request;
  const speaking = ownSite(context, request.site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const link = await getStatement(context, speaking, request.link);
  return enter(context, speaking, {
    change,
    sheets: {},
    also: [takenBack(link)],
    look: async () => {
      const head = await findByKey(context, link.version.revision);
      // Taken back by a colleague: it stands as is wanted.
      if (!head?.now) return { entry: null };
      return isAsSeen(head, seen) ? undefined : movedTo(context, head);
    },
  });
}
