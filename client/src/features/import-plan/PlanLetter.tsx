import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, List, ScrollArea, Stack, Text, Title } from "@mantine/core";
import {
  PlanLetter_ImportFragmentDoc,
  type PlanCountsFragment,
  type PlanLetter_ImportFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Table } from "../../ui/Table.tsx";
import { FindingsSection } from "./FindingsSection.tsx";
import { columnsOf, foundIn, sentencesOf } from "./plan-model.ts";

interface Props {
  readonly import: FragmentType<PlanLetter_ImportFragment>;
}

function usePlan({ import: from }: Props) {
  const { data, complete } = useFragment({
    fragment: PlanLetter_ImportFragmentDoc,
    fragmentName: "PlanLetter_import",
    from,
  });
  return complete ? data : undefined;
}

/** What a file would do, as a letter. */
export function PlanLetter(props: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { state, plan } = usePlan(props) ?? {};
  if (!plan) return null;
  const isOver = state === "published";
  return (
    <section>
      <Title order={2}>{t(isOver ? "data.letterDone" : "data.letter")}</Title>
      {plan.hasFault && <Text fw={600}>{t("data.letterFault")}</Text>}
      {!plan.hasFault && !plan.setsAnything && (
        <Text fw={600}>
          {t(
            plan.totals.refused + plan.totals.asked > 0
              ? "data.letterNoneTaken"
              : "data.letterNothing",
          )}
        </Text>
      )}
      <List spacing={4} my="xs">
        {sentencesOf(plan.totals).map(({ kind, count }) => (
          <List.Item key={kind}>
            {t(
              isOver && (kind === "refused" || kind === "asked")
                ? `data.done_${kind}`
                : `data.line_${kind}`,
              { count, shown: format.count(count) },
            )}
          </List.Item>
        ))}
      </List>
      <FileNotes notes={plan.notes} />
      {!isOver && (
        <Text size="sm" c="dimmed">
          {t("data.letterNote", { seq: plan.base })}
        </Text>
      )}
    </section>
  );
}

/** What was passed over, what is hidden: of the file and its sheets as a whole. */
function FileNotes({
  notes: { edges, total },
}: {
  readonly notes: NonNullable<PlanLetter_ImportFragment["plan"]>["notes"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  if (total === 0) return null;
  return (
    <>
      <Text fw={600}>{t("data.fileNotes")}</Text>
      <List spacing={4} mb="xs" maw="72ch">
        {edges.map(({ cursor, node: { sheetName, reason } }) => (
          <List.Item key={cursor}>
            {sheetName && `${sheetName[locale]}: `}
            {reason[locale]}
          </List.Item>
        ))}
        {total > edges.length && (
          <List.Item>
            {t("data.fileNotesMore", {
              count: format.count(total - edges.length),
            })}
          </List.Item>
        )}
      </List>
    </>
  );
}

/** The same row by row: by sheet, then each kind, and the whole as a file. */
export function PlanRows(props: Props) {
  const { t } = useWords();
  const { id, plan } = usePlan(props) ?? {};
  if (!id || !plan) return null;
  const { totals, sheets } = plan;
  return (
    <Stack gap="lg">
      {sheets.length > 0 && <SheetTable totals={totals} sheets={sheets} />}
      {foundIn(totals, plan.hasFault).map((kind) => (
        <FindingsSection
          key={`${plan.id} ${kind}`}
          importId={id}
          kind={kind}
          count={totals[kind]}
        />
      ))}
      <Anchor href={`/imports/${id}/report.csv`} download className="no-print">
        {t("data.report")}
      </Anchor>
    </Stack>
  );
}

function SheetTable({
  totals,
  sheets,
}: {
  readonly totals: PlanCountsFragment;
  readonly sheets: NonNullable<PlanLetter_ImportFragment["plan"]>["sheets"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const columns = columnsOf(totals);
  return (
    <section>
      <Title order={3}>{t("data.bySheet")}</Title>
      <ScrollArea>
        <Table fz="sm" verticalSpacing={4} w="auto" miw={320}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("data.sheet")}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t("data.rows")}
              </Table.Th>
              {columns.map((kind) => (
                <Table.Th key={kind} scope="col" ta="right">
                  {t(`data.kind_${kind}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sheets.map(({ sheet, name, counts }) => (
              <Table.Tr key={sheet}>
                <Table.Th scope="row" fw={400}>
                  {name[locale]}
                </Table.Th>
                <Table.Td ta="right">{format.count(counts.rows)}</Table.Td>
                {columns.map((kind) => (
                  <Table.Td key={kind} ta="right">
                    {format.count(counts[kind])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}
