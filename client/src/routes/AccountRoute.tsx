import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Title } from "@mantine/core";
import { AccountRouteDocument } from "../__generated__/operations.ts";
import { MembershipsPanel } from "../features/own-account/MembershipsPanel.tsx";
import { PasswordPanel } from "../features/own-account/PasswordPanel.tsx";
import { ProfilePanel } from "../features/own-account/ProfilePanel.tsx";
import { SessionsPanel } from "../features/own-account/SessionsPanel.tsx";
import { TokensPanel } from "../features/own-account/TokensPanel.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import peopleTexts from "../texts/people.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

/** What a person keeps of itself: name, password, where it is signed in, what works in its name. */
export function AccountRoute() {
  usePageTexts({ people: peopleTexts });
  const { t } = useWords();
  const { data, error, refetch } = useQuery(AccountRouteDocument);
  const account = data?.viewer;
  return (
    <Stack gap="xl">
      <Title order={1}>{t("people.accountTitle")}</Title>
      {error && !account && (
        <LoadError error={error} retry={() => void refetch()} />
      )}
      {!account && !error && (
        <Skeleton height={240} role="status" aria-label={t("shell.loading")} />
      )}
      {account && (
        <>
          <ProfilePanel account={account} />
          <MembershipsPanel account={account} />
          <PasswordPanel account={account} />
          <SessionsPanel account={account} />
          <TokensPanel account={account} />
        </>
      )}
    </Stack>
  );
}
