/** Grants of own sites, one at a time. */
import {
  matchText,
  NO_DAY,
  type RevisionOf,
  type Snapshot,
} from "@saphan/shared/core";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { notFound } from "../../platform/domain-error.ts";
import {
  dayOf,
  enter,
  listStood,
  madeBefore,
  ownSite,
  type EnterResult,
  type Moved,
} from "./enter-rows.ts";
import { rightsOf } from "./speaking.ts";

const moved = ({ ledger }: Context): Moved => ({
  moved: ledger.seq(),
  link: null,
});

type GrantRevision = RevisionOf<"grant">;

const findGrant = async (
  context: Context,
  site: string,
  isIt: (grant: GrantRevision) => boolean,
): Promise<GrantRevision | undefined> =>
  (await listStood(context, "grant", [["site", site]], isIt)).at(-1)?.revision;

export async function enterGrant(
  context: Context,
  grant: {
    readonly site: string;
    readonly organisation: string;
    readonly since?: string | null | undefined;
    readonly until?: string | null | undefined;
    readonly seenUntil?: string | null | undefined;
    readonly isChange: boolean;
  },
  change: string,
): Promise<EnterResult> {
  const { site, organisation, isChange } = grant;
  const speaking = ownSite(context, site);
  const made = await madeBefore(context, speaking, change);
  if (made) return { entry: made };
  const since = dayOf(grant.since);
  return enter(context, speaking, {
    change,
    sheets: {
      Grants: [
        {
          site_key: site,
          organisation_key: organisation,
          since: grant.since ?? "",
          until: grant.until ?? "",
        },
      ],
    },
    look: async () => {
      const head = await findGrant(
        context,
        site,
        (one) => one.organisation === organisation && one.since === since,
      );
      // Withdrawn on its first day it never held: it may be given anew.
      const stands = head && (head.until === NO_DAY || head.until >= since);
      if (!isChange) return stands ? moved(context) : undefined;
      return head?.until === dayOf(grant.seenUntil)
        ? undefined
        : moved(context);
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
  const { since } = grant;
  return enter(context, speaking, {
    change,
    sheets: {},
    also: [{ kind: "grant", id, site, organisation, since, until }],
    look: async () => {
      const head = await findGrant(context, site, (one) => one.id === id);
      const ends = head?.until ?? NO_DAY;
      return ends !== NO_DAY && ends <= until ? { entry: null } : undefined;
    },
  });
}

const MOST = 50;

/** Owners of the sites that an own site supplies today or did: who most likely is to read it. */
function customersOf({ links, sites }: Snapshot, row: number): Set<number> {
  const owners = new Set<number>();
  for (const { from, to } of links)
    if (from === row) owners.add(sites[to]?.entity ?? -1);
  return owners;
}

/** Customers first, then by name. */
export function listGrantees(
  context: Context,
  { site, text, first }: { site: string; text: string; first: number },
) {
  const { viewer, snapshot } = context;
  const asking = allowed(viewer, "records:enter");
  const customers = customersOf(snapshot, ownSite(context, site).row);
  const isCustomer = (row: number) => (customers.has(row) ? 0 : 1);
  const { locale } = asking.account;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const { seesEntity, ownEntity } = rightsOf(context, asking);
  const words = matchText(text).split(" ").filter(Boolean);
  return [...snapshot.entities.entries()]
    .filter(([row, { name, registrationNo }]) => {
      if (!seesEntity[row] || ownEntity[row]) return false;
      const haystack = matchText(`${name.en}\n${name.th}\n${registrationNo}`);
      return words.every((word) => haystack.includes(word));
    })
    .sort(
      ([a, { name: one }], [b, { name: other }]) =>
        isCustomer(a) - isCustomer(b) || compare(one[locale], other[locale]),
    )
    .slice(0, Math.min(Math.max(first, 0), MOST))
    .map(([row]) => ({ snapshot, row }));
}
