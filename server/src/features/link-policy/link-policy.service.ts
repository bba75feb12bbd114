/**
 * What an organisation discloses of links where nothing is said of one. It fills in what is left empty, once, when a link
 * is stated: what a link discloses stands in the link, and no link opens because a policy was changed.
 */
import type { Disclosure } from "@saphan/shared/core";
import { allowed, inPerson } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import type { LinkPolicy, LinkPolicyStore } from "./link-policy.store.ts";

export const DEFAULT_DISCLOSURE: Disclosure = "private";

/** Of the very organisation: neither one above it nor one that it was merged from speaks for it. */
export const linkDefaultOf =
  (policies: LinkPolicyStore) =>
  async (organisation: string): Promise<Disclosure> =>
    (await policies.find(organisation))?.disclosure ?? DEFAULT_DISCLOSURE;

async function tell({ accounts }: Context, policy: LinkPolicy | null) {
  if (!policy)
    return { disclosure: DEFAULT_DISCLOSURE, setBy: null, setAt: null };
  const { account, disclosure, setAt } = policy;
  const names = await accounts.namesOf([account]);
  return {
    disclosure,
    setBy: names.get(account) ?? null,
    setAt: setAt.toISOString(),
  };
}

export async function getLinkPolicy(context: Context) {
  const { membership } = allowed(context.viewer, "records:enter");
  return tell(
    context,
    await context.linkPolicies.find(membership.organisation),
  );
}

/** For the whole organisation, so a person says it: the last one counts. */
export async function setLinkPolicy(context: Context, disclosure: Disclosure) {
  const { clock, linkPolicies } = context;
  const viewer = inPerson(allowed(context.viewer, "records:enter"));
  const policy: LinkPolicy = {
    organisation: viewer.membership.organisation,
    disclosure,
    account: viewer.account.id,
    setAt: new Date(clock.now()),
  };
  await linkPolicies.set(policy);
  return tell(context, policy);
}
