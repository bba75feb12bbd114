/** A person may work for several organisations, one at a time. */
import { useApolloClient, useMutation } from "@apollo/client/react";
import { useCallback } from "react";
import { useNavigate } from "react-router";
import { SwitchMembershipDocument } from "../__generated__/operations.ts";
import { useWords } from "./i18n.ts";
import type { Viewer } from "./viewer.ts";

export type Membership = Viewer["memberships"][number];

/** `Aurora Motor · Buyer`. */
export function useMembershipWords(): (membership: Membership) => string {
  const { t, locale } = useWords();
  return ({ role, organisation }) =>
    `${organisation?.name[locale] ?? t("account.registry")} · ${t(`account.role_${role}`)}`;
}

export const otherMemberships = ({
  memberships,
  membership,
}: Viewer): readonly Membership[] =>
  memberships.filter(({ id }) => id !== membership.id);

/** What was loaded under another membership, or for somebody else, is gone with it. */
export function useBeginAnew(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    // What the pages of before still asked for is broken off with them.
    await client.resetStore().catch(() => undefined);
    await navigate("/");
  }, [client, navigate]);
}

export function useSwitchMembership(): (id: string) => Promise<void> {
  const [switchTo] = useMutation(SwitchMembershipDocument);
  const beginAnew = useBeginAnew();
  return useCallback(
    async (id) => {
      await switchTo({ variables: { id } });
      await beginAnew();
    },
    [switchTo, beginAnew],
  );
}
