import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  ImportRow_ImportFragmentDoc,
  type ImportRow_ImportFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { stateKey } from "../../ui/import-state.ts";
import { Table } from "../../ui/Table.tsx";

type Row = FragmentType<ImportRow_ImportFragment>;

/** The organisation's files, the newest first; empty, it says what to do first. */
export function ImportList({
  rows,
  onMore,
}: {
  readonly rows: readonly { readonly id: string; readonly import: Row }[];
  /** Absent where these are all. */
  readonly onMore?: (() => void) | undefined;
}) {
  const { t } = useWords();
  return (
    <section>
      <Title order={2}>{t("data.imports")}</Title>
      {rows.length === 0 ? (
        <Stack gap={4} maw="72ch">
          <Text fw={600}>{t("data.importsNone")}</Text>
          <Text>{t("data.importsNoneNote")}</Text>
        </Stack>
      ) : (
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("data.file")}</Table.Th>
              <Table.Th scope="col">{t("data.state")}</Table.Th>
              <Table.Th scope="col" visibleFrom="sm">
                {t("data.sentAt")}
              </Table.Th>
              <Table.Th scope="col" visibleFrom="sm">
                {t("data.sentBy")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ id, import: node }) => (
              <ImportRow key={id} node={node} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {onMore && (
        <Button
          variant="default"
          size="compact-md"
          mt="sm"
          className="no-print"
          onClick={onMore}
        >
          {t("data.more")}
        </Button>
      )}
    </section>
  );
}

function ImportRow({ node }: { readonly node: Row }) {
  const { t } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: ImportRow_ImportFragmentDoc,
    from: node,
  });
  if (!complete) return null;
  const { id, fileName, bytes, state, createdAt, person, change } = data;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} maw={320}>
        <Anchor
          component={Link}
          to={to(`/data/imports/${id}`)}
          style={{ overflowWrap: "anywhere" }}
        >
          {fileName}
        </Anchor>{" "}
        <Text span size="sm" c="dimmed">
          {format.bytes(bytes)}
        </Text>
      </Table.Th>
      <Table.Td>{t(stateKey(state, change?.isWithdrawn ?? false))}</Table.Td>
      <Table.Td visibleFrom="sm">{format.moment(createdAt)}</Table.Td>
      <Table.Td visibleFrom="sm">{person ?? t("data.nobody")}</Table.Td>
    </Table.Tr>
  );
}
