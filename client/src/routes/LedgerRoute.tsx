import { useApolloClient, useQuery } from "@apollo/client/react";
import {
  Anchor,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { Link } from "react-router";
import { LedgerRouteDocument } from "../__generated__/operations.ts";
import classes from "../features/change-list/ChangeList.module.css";
import { ChangeRow } from "../features/change-list/ChangeRow.tsx";
import {
  SHOWN,
  SHOWN_KEYS,
  shownOf,
} from "../features/change-list/shown-actions.ts";
import { UndoChange } from "../features/undo-change/UndoChange.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useViewer } from "../lib/viewer.ts";
import dataTexts from "../texts/data.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

const FIRST = 30;

/** What was published, the newest first, each with its plan and the way back. */
export function LedgerRoute() {
  usePageTexts({ data: dataTexts });
  const { t } = useWords();
  const client = useApolloClient();
  const { params, set, to } = useScope();
  const { role } = useViewer().membership;
  const shown = shownOf(params.get("show"));
  const after = params.get("after");
  const undo = params.get("undo");
  const { data, previousData, error, refetch } = useQuery(LedgerRouteDocument, {
    variables: {
      first: FIRST,
      ...(after ? { after } : {}),
      ...(shown ? { actions: [...SHOWN[shown]] } : {}),
    },
  });
  const changes = (data ?? previousData)?.changes;
  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to={to("/data")} className="no-print">
          {t("data.title")}
        </Anchor>
        <Title order={1}>{t("data.ledger")}</Title>
        <Text maw="72ch">
          {t(
            role === "administrator" ? "data.ledgerNoteAll" : "data.ledgerNote",
          )}
        </Text>
      </div>
      <NativeSelect
        className="no-print"
        w="fit-content"
        label={t("data.show")}
        value={shown ?? ""}
        onChange={({ currentTarget }) =>
          set({ show: currentTarget.value, after: undefined, undo: undefined })
        }
        data={[
          { value: "", label: t("data.show_all") },
          ...SHOWN_KEYS.map((value) => ({
            value,
            label: t(`data.show_${value}`),
          })),
        ]}
      />
      {error && !changes && (
        <LoadError error={error} retry={() => void refetch()} />
      )}
      {!changes && !error && (
        <Stack role="status" aria-label={t("shell.loading")} gap="xs">
          <Skeleton height={64} />
          <Skeleton height={64} />
          <Skeleton height={64} />
        </Stack>
      )}
      {changes?.edges.length === 0 && (
        <Stack gap={4} maw="72ch">
          <Text fw={600}>
            {t(shown ? "data.ledgerNoneShown" : "data.ledgerNone")}
          </Text>
          <Text>{t("data.ledgerNoneNote")}</Text>
        </Stack>
      )}
      {changes && changes.edges.length > 0 && (
        <ol className={classes["list"]}>
          {changes.edges.map(({ node }) => (
            <ChangeRow
              key={node.id}
              change={node}
              onUndo={() => set({ undo: node.id })}
            >
              {undo === node.id && node.mayWithdraw && (
                <UndoChange
                  change={node.id}
                  onLeave={() => set({ undo: undefined })}
                  onDone={() => {
                    set({ undo: undefined, after: undefined });
                    void client.refetchQueries({ include: "active" });
                  }}
                />
              )}
            </ChangeRow>
          ))}
        </ol>
      )}
      <Group className="no-print">
        {after && (
          <Anchor component={Link} to={to("/data/ledger", { show: shown })}>
            {t("data.newest")}
          </Anchor>
        )}
        {changes?.pageInfo.hasNextPage && (
          <Anchor
            component={Link}
            to={to("/data/ledger", {
              show: shown,
              after: changes.pageInfo.endCursor ?? undefined,
            })}
          >
            {t("data.older")}
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
