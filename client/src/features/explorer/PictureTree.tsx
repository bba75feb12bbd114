/** The same nodes as a table that opens: by keyboard, by screen reader, in print. */
import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import {
  needsCriticality,
  openOf,
  type ExplorerAddress,
} from "./explorer-address.ts";
import { treeRows, type TreeRow } from "./tree-model.ts";
import type { DrawnPicture } from "./picture-model.ts";
import type { NodeWords } from "./use-node-words.ts";

export function PictureTree({
  picture,
  address,
  words,
}: {
  readonly picture: DrawnPicture;
  readonly address: ExplorerAddress;
  readonly words: NodeWords;
}) {
  const { t } = useWords();
  const isCritical = needsCriticality(address);
  const columns = [
    t("network.node"),
    t("network.rowSites"),
    t("network.rowPeople"),
    t("network.rowFlow"),
    ...(isCritical ? [t("network.rowCriticality")] : []),
    words.shade,
    t("network.rowSuppliers"),
    t("network.rowCustomers"),
  ];
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table fz="sm" verticalSpacing={4}>
        <caption>{t("network.tableTitle")}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, i) => (
              <Table.Th key={column} ta={i === 0 ? "left" : "right"}>
                <Heading>{column}</Heading>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {treeRows(picture, address.open).map((row) => (
            <Row key={row.id} row={row} address={address} words={words} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({
  row,
  address,
  words,
}: {
  readonly row: TreeRow;
  readonly address: ExplorerAddress;
  readonly words: NodeWords;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { set, to, params } = useScope();
  const { node, level, opens, isOpen } = row;
  const name = node ? words.name(node) : row.name(words);
  const toggle = () =>
    set(
      {
        open: (isOpen
          ? openOf(params).filter((each) => each !== opens)
          : [...openOf(params), opens ?? ""]
        ).join(","),
      },
      { replace: true },
    );
  const isHidden = node?.kind === "undisclosed";
  return (
    <Table.Tr>
      <Table.Th
        scope="row"
        fw={level === 0 ? 600 : 400}
        style={{ paddingInlineStart: 8 + level * 20 }}
      >
        {node?.site ? (
          <Anchor component={Link} to={to(`/sites/${node.site}`)} inherit>
            {name}
          </Anchor>
        ) : (
          name
        )}
        {opens && (
          <Button
            className="no-print"
            ms="xs"
            variant="subtle"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "network.foldNamed" : "network.openNamed", {
              name,
            })}
            onClick={toggle}
          >
            {isOpen ? t("network.fold") : t("network.open")}
          </Button>
        )}
        {node?.hasUndisclosedSuppliers && (
          <Text component="div" size="xs" c="dimmed">
            {t("network.hasUndisclosed")}
          </Text>
        )}
      </Table.Th>
      <Table.Td ta="right">
        {isHidden ? words.count(node) : format.count(row.sites)}
      </Table.Td>
      <Table.Td ta="right">
        {row.headcount === null ? "–" : format.count(row.headcount)}
      </Table.Td>
      <Table.Td ta="right">
        {isHidden ? "–" : format.percent(row.flow)}
      </Table.Td>
      {needsCriticality(address) && (
        <Table.Td ta="right">
          {row.criticality === null ? "–" : format.count(row.criticality)}
        </Table.Td>
      )}
      <Table.Td ta="right">
        {node && !isHidden ? words.value(node) : ""}
      </Table.Td>
      <Table.Td ta="right">{node ? format.count(row.suppliers) : ""}</Table.Td>
      <Table.Td ta="right">{node ? format.count(row.customers) : ""}</Table.Td>
    </Table.Tr>
  );
}
