import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DuplicateRowsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import type { FileScope } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useViewer } from "../../lib/viewer.ts";
import { Table } from "../../ui/Table.tsx";
import {
  sidesOf,
  weighing,
  type DuplicateRow as Row,
  type DuplicateSide,
} from "./duplicate-record.ts";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList } from "./FindingList.tsx";
import { useSeverityColumn } from "./FindingSite.tsx";
import classes from "./quality.module.css";

/** What the two records hold, for who opens the pair. */
function SideBySide({
  row,
  act,
}: {
  readonly row: Row;
  readonly act: ((row: Row) => ReactNode) | undefined;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { role } = useViewer().membership;
  const sides = sidesOf(row);
  const lines: readonly (readonly [
    string,
    (side: DuplicateSide) => string | null | undefined,
  ])[] = [
    [t("quality.nameEn"), ({ name }) => name.en],
    [t("quality.nameTh"), ({ name }) => name.th],
    [t("quality.key"), ({ key }) => key],
    [t("quality.field_owner"), ({ owner }) => owner?.[locale]],
    [t("quality.field_registration"), ({ registration }) => registration],
    [
      t("filter.province"),
      ({ province }) => catalogue.province(province)[locale],
    ],
    [t("quality.place"), ({ place }) => place],
    [t("filter.segment"), ({ segment }) => catalogue.segment(segment)[locale]],
    [t("quality.field_os_id"), ({ osId }) => osId],
  ];
  return (
    <details className={classes["pair"]}>
      <summary>{t("quality.sideBySide")}</summary>
      <Table fz="sm" verticalSpacing={4} layout="fixed">
        <Table.Tbody>
          {lines
            .filter(([, of]) => sides.some((side) => of(side)))
            .map(([title, of]) => (
              <Table.Tr key={title}>
                <Table.Th scope="row" fw={400} c="dimmed">
                  {title}
                </Table.Th>
                {sides.map((side) => (
                  <Table.Td key={side.id}>{of(side) || "–"}</Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {act?.(row) ?? (
        <Text size="xs" c="dimmed" mt={4}>
          {t(
            role === "administrator"
              ? "quality.duplicateActAdmin"
              : "quality.duplicateAct",
          )}
        </Text>
      )}
    </details>
  );
}

function useColumns(
  act: ((row: Row) => ReactNode) | undefined,
): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const evidenceText = (row: Row) =>
    weighing(row)
      .map(
        ({ field, match, weight }) =>
          `${t(`quality.field_${field}`)}: ${t(`quality.match_${match}`)} (${format.signed(weight, 1)})`,
      )
      .join("; ");
  const name = (side: DuplicateSide) => side.name[locale] || side.name.en;
  return [
    {
      id: "records",
      title: t("quality.records"),
      cell: (row) => (
        <>
          {sidesOf(row).map((side) => (
            <div key={side.id}>
              {side.isSite ? (
                <Anchor component={Link} to={to(`/sites/${side.id}`)} inherit>
                  {name(side)}
                </Anchor>
              ) : (
                name(side)
              )}
            </div>
          ))}
          <Text size="xs" c="dimmed">
            {t(`quality.pair_${row.of}`)}
          </Text>
          <SideBySide row={row} act={act} />
        </>
      ),
    },
    ...[0, 1].flatMap((i): FindingColumn<Row>[] => [
      {
        id: `key${i}`,
        title: t("quality.recordKey", { number: i + 1 }),
        text: (row) => sidesOf(row)[i]?.key ?? "",
      },
      {
        id: `name${i}`,
        title: t("quality.recordName", { number: i + 1 }),
        text: (row) => {
          const side = sidesOf(row)[i];
          return side ? name(side) : "";
        },
      },
    ]),
    {
      id: "evidence",
      title: t("quality.evidence"),
      cell: (row) =>
        weighing(row).map(({ field, match, weight }) => (
          <div key={field}>
            {t(`quality.field_${field}`)}: {t(`quality.match_${match}`)}{" "}
            <Text span size="xs" c="dimmed">
              {format.signed(weight, 1)}
            </Text>
          </div>
        )),
      text: evidenceText,
    },
    {
      id: "score",
      title: t("quality.weight"),
      isNumber: true,
      cell: ({ score }) => format.number(score, 1),
      text: ({ score }) => score,
    },
    useSeverityColumn<Row>(),
    {
      id: "menders",
      title: t("quality.mender"),
      cell: ({ menders }) => (
        <>
          {menders.map(({ organisation, isOwn }) => (
            <div key={organisation.id}>
              {isOwn
                ? t("quality.mendOwn", { name: organisation.name[locale] })
                : organisation.name[locale]}
            </div>
          ))}
          <div>{t("quality.registryAdmin")}</div>
        </>
      ),
      text: ({ menders }) =>
        [
          ...menders.map(({ organisation }) => organisation.name[locale]),
          t("quality.registryAdmin"),
        ].join("; "),
    },
  ];
}

export function DuplicateList({
  found,
  load,
  scope,
  onMore,
  act,
}: {
  readonly found: DuplicateRowsFragment;
  readonly load: (skip: number, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly scope?: FileScope | undefined;
  readonly onMore?: (() => void) | undefined;
  /** What may be done about a pair. */
  readonly act?: ((row: Row) => ReactNode) | undefined;
}) {
  const { t } = useWords();
  return (
    <FindingList
      name="duplicates"
      title={t("quality.duplicates")}
      note={t("quality.duplicatesNote")}
      nothing={t("quality.duplicatesNone")}
      columns={useColumns(act)}
      found={found}
      keyOf={(row) => [row.of, ...sidesOf(row).map(({ id }) => id)].join(" ")}
      load={load}
      scope={scope}
      onMore={onMore}
    />
  );
}
