/** Everybody who may sign in, for administrators. */
import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Text } from "@mantine/core";
import { AccountsDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { Finder } from "./Finder.tsx";
import { MoreRows } from "./MoreRows.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { Row, Rows } from "./Row.tsx";
import { useRowsWanted } from "./rows-wanted.ts";

export function AccountsPanel() {
  const { t, locale } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const text = params.get("q") ?? "";
  const first = useRowsWanted();
  const { data, previousData, error, refetch } = useQuery(AccountsDocument, {
    variables: { text, first },
  });
  const found = (data ?? previousData)?.accounts;
  if (error && !found)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!found)
    return (
      <Skeleton height={160} role="status" aria-label={t("shell.loading")} />
    );
  return (
    <Stack gap="sm">
      <Finder label={t("people.findAccount")} />
      <Text size="sm" c="dimmed" role="status">
        {found.total === 0
          ? t("people.noAccount")
          : t("people.hereCount", {
              count: found.total,
              number: format.count(found.total),
            })}
      </Text>
      <Rows>
        {found.edges.map(({ node: { id, name, login, memberships } }) => (
          <Row
            key={id}
            open={
              <Rows>
                {memberships.map((person) => (
                  <PersonRow
                    key={person.id}
                    person={person}
                    organisation={
                      person.organisation?.name[locale] ?? t("people.registry")
                    }
                    roles={[person.role]}
                    showsOrganisation
                  />
                ))}
              </Rows>
            }
          >
            <Text fw={600}>{name}</Text>
            <Text size="sm">{login}</Text>
            {!memberships.some(({ isHeld }) => isHeld) && (
              <Text size="sm" c="dimmed">
                {t("people.noMemberships")}
              </Text>
            )}
          </Row>
        ))}
      </Rows>
      <MoreRows shown={found.edges.length} total={found.total} />
    </Stack>
  );
}
