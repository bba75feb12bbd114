/** Who published a version, as far as the viewer may know. */
import type { Context } from "../../graph/context.ts";
import { signedIn } from "../../access/viewer.ts";
import type { ChangeEntry } from "../../ledger/change.ts";
import type { Version } from "./versions.ts";

/** The change that set it. */
type Authored = Pick<Version, "change" | "seq">;

/** A form shows many versions of few changes: each entry is read once a request. */
const kept = new WeakMap<Context, Map<string, Promise<ChangeEntry | null>>>();

function entryOf(
  context: Context,
  { change }: Authored,
): Promise<ChangeEntry | null> {
  const entries =
    kept.get(context) ?? new Map<string, Promise<ChangeEntry | null>>();
  kept.set(context, entries);
  const have = entries.get(change) ?? context.changes.findByChange(change);
  entries.set(change, have);
  return have;
}

export const timeOf = ({ ledger }: Context, { seq }: Authored): string =>
  new Date(ledger.marks()[seq - 1]?.at ?? 0).toISOString();

/** Persons are told to their own organisation only. */
export async function personOf(
  context: Context,
  version: Authored,
): Promise<string | null> {
  const entry = await entryOf(context, version);
  const mine = signedIn(context.viewer).membership.organisation;
  if (entry?.actor.organisation !== mine) return null;
  const { account } = entry.actor;
  return (await context.accounts.namesOf([account])).get(account) ?? null;
}

/** What speaks in the viewer's name was published by its own people or the registry: it may know both. */
export async function organisationOf(context: Context, version: Authored) {
  const entry = await entryOf(context, version);
  const { snapshot } = context;
  const row = snapshot.entityRows.get(entry?.actor.organisation ?? "");
  return row === undefined ? null : { snapshot, row };
}
