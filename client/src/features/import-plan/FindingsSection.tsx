import { useQuery } from "@apollo/client/react";
import { Button, ScrollArea, Skeleton, Text } from "@mantine/core";
import { useState } from "react";
import {
  PlanFindingsDocument,
  type PlanFindingsQuery,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./FindingsSection.module.css";
import type { Found } from "./plan-model.ts";

type Finding = NonNullable<
  PlanFindingsQuery["import"]["plan"]
>["findings"]["edges"][number]["node"];

const FIRST = 50;
/** The server gives no more in one go. */
const MOST = 500;
/** What has to be looked at before anything else stands open. */
const OPEN: readonly Found[] = ["refused", "asked", "moved"];

/** The rows of one kind with sheet, row, column, value and reason; read when it is opened. */
export function FindingsSection({
  importId,
  kind,
  count,
}: {
  readonly importId: string;
  readonly kind: Found;
  readonly count: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(OPEN.includes(kind));
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className={classes["summary"]}>
        {t(`data.details_${kind}`)}
        {count > 0 && ` (${format.count(count)})`}
      </summary>
      {isOpen && <Findings importId={importId} kind={kind} />}
    </details>
  );
}

function Findings({
  importId,
  kind,
}: {
  readonly importId: string;
  readonly kind: Found;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [first, setFirst] = useState(FIRST);
  const { data, previousData, error, refetch } = useQuery(
    PlanFindingsDocument,
    { variables: { id: importId, kind, first } },
  );
  const found = (data ?? previousData)?.import.plan?.findings;
  if (error && !found)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!found)
    return (
      <Skeleton height={80} role="status" aria-label={t("shell.loading")} />
    );
  const { edges, total } = found;
  return (
    <>
      <ScrollArea>
        <FindingsTable
          caption={t(`data.details_${kind}`)}
          isOutcome={kind === "created" || kind === "changed"}
          findings={edges.map(({ cursor, node }) => ({ cursor, ...node }))}
        />
      </ScrollArea>
      {edges.length < total && (
        <Text size="sm" c="dimmed">
          {t("data.firstOf", {
            shown: format.count(edges.length),
            total: format.count(total),
          })}{" "}
          {first < MOST && (
            <Button
              variant="default"
              size="compact-sm"
              className="no-print"
              onClick={() => setFirst(MOST)}
            >
              {t("data.more")}
            </Button>
          )}
        </Text>
      )}
    </>
  );
}

function FindingsTable({
  caption,
  isOutcome,
  findings,
}: {
  readonly caption: string;
  readonly isOutcome: boolean;
  readonly findings: readonly (Finding & { readonly cursor: string })[];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  return (
    <Table fz="sm" verticalSpacing={4} aria-label={caption}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("data.sheet")}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t("data.row")}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t("data.column")}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t("data.value")}
          </Table.Th>
          <Table.Th scope="col">
            {t(isOutcome ? "data.whatItWas" : "data.reason")}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {findings.map(
          ({ cursor, sheetName, row, columnName, value, reason }) => (
            <Table.Tr key={cursor}>
              <Table.Td>{sheetName?.[locale] ?? t("data.wholeFile")}</Table.Td>
              <Table.Td ta="right">
                {row === null ? "" : format.count(row)}
              </Table.Td>
              <Table.Td visibleFrom="sm">{columnName?.[locale]}</Table.Td>
              <Table.Td
                visibleFrom="sm"
                miw={120}
                maw={240}
                className={classes["value"]}
              >
                {value}
              </Table.Td>
              <Table.Td className={classes["value"]}>
                {/* On a phone there is no room for columns of their own. */}
                {columnName && (
                  <Text component="span" inherit fw={600} hiddenFrom="sm">
                    {columnName[locale]}
                    {value && `: ${value}`}
                    <br />
                  </Text>
                )}
                {reason[locale]}
              </Table.Td>
            </Table.Tr>
          ),
        )}
      </Table.Tbody>
    </Table>
  );
}
